"""The rules of the house, as tests: who may enter whom, and how long things may be."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps

from palliatief.urls import GEGEVENS, PAGINAS

ROOT = Path(__file__).resolve().parent.parent
APPS = ["palliatief", "socialekaart", "proeftuinen", "evaluatie", "opendata"]
MODULES = sorted(p for app in APPS for p in (ROOT / app).rglob("*.py") if "migrations" not in p.parts)

# Between apps one way only; what stands later may use what stands before it. Only these two name all.
ORDER = [
    *("palliatief.lib", "palliatief.post", "palliatief.gebruikers"),
    *("socialekaart", "proeftuinen", "evaluatie", "opendata"),
]
NAMES_ALL = {"palliatief/urls.py", "palliatief/settings.py"}

# Within an app: a layer uses only layers after it. All that is not named here stands between who asks and the rights.
LAYERS = {"urls": 0, "views": 1, "admin": 1, "management": 1, "taken": 1, "rechten": 3, "models": 4, "migrations": 5}
TUSSEN = 2
MAP_PATTERNS = [*PAGINAS, *GEGEVENS]
WEB = {"django.http", "django.shortcuts", "django.template", "django.views", "django.forms"}


def name_of(pad: Path) -> str:
    return ".".join(pad.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree_of(pad: Path) -> ast.Module:
    return ast.parse(pad.read_text(encoding="utf-8"))


@cache
def imports_of(pad: Path) -> set[str]:
    """Full names of all modules that a file imports, relative ones resolved."""
    pakket = name_of(pad).split(".") if pad.name == "__init__.py" else name_of(pad).split(".")[:-1]
    namen = set()
    for knoop in ast.walk(tree_of(pad)):
        if isinstance(knoop, ast.Import):
            namen |= {alias.name for alias in knoop.names}
        elif isinstance(knoop, ast.ImportFrom):
            basis = pakket[: len(pakket) - knoop.level + 1] if knoop.level else []
            module = ".".join([*basis, *([knoop.module] if knoop.module else [])])
            namen |= {module, *(f"{module}.{alias.name}" for alias in knoop.names)}
    return namen


def rank_of(naam: str) -> int | None:
    return next((i for i, app in enumerate(ORDER) if naam == app or naam.startswith(app + ".")), None)


def layer_of(naam: str) -> int | None:
    delen = naam.split(".")
    binnen = len(delen) > 1 and delen[0] in {"socialekaart", "proeftuinen", "evaluatie", "opendata"}
    return LAYERS.get(delen[1], TUSSEN) if binnen else None


def pairs() -> Iterator[tuple[str, str]]:
    """Every module with each name that it imports."""
    for pad in MODULES:
        if str(pad.relative_to(ROOT)) not in NAMES_ALL:
            yield from ((name_of(pad), naam) for naam in imports_of(pad))


def goes_up(eigen: int | None, ander: int | None) -> bool:
    return eigen is not None and ander is not None and eigen < ander


def test_imports_go_one_way_between_apps():
    assert not [(module, naam) for module, naam in pairs() if goes_up(rank_of(module), rank_of(naam))]


def test_imports_go_one_way_within_an_app():
    assert not [(module, naam) for module, naam in pairs() if goes_up(layer_of(naam), layer_of(module))]


def test_models_import_nothing_of_the_web():
    modellen = [p for p in MODULES if "models" in p.parts or p.name == "models.py"]
    namen = {(name_of(pad), naam) for pad in modellen for naam in imports_of(pad)}
    assert not {(pad, naam) for pad, naam in namen if any(naam == w or naam.startswith(w + ".") for w in WEB)}


def test_modules_are_short():
    assert not [name_of(pad) for pad in MODULES if len(pad.read_text(encoding="utf-8").splitlines()) > 400]


def test_view_functions_are_short():
    for pad in (p for p in MODULES if "views" in p.parts or p.name == "views.py"):
        functies = [knoop for knoop in ast.walk(tree_of(pad)) if isinstance(knoop, ast.FunctionDef)]
        assert not [f.name for f in functies if f.end_lineno - f.lineno + 1 > 25], name_of(pad)


def test_no_signals_of_our_own():
    signalen = ("django.dispatch", "django.db.models.signals")
    assert not [name_of(pad) for pad in MODULES if any(naam.startswith(signalen) for naam in imports_of(pad))]


OWN_MODELS = [model for app in apps.get_app_configs() if app.name.startswith(tuple(APPS)) for model in app.get_models()]


def test_every_field_has_a_verbose_name():
    """A name that Django made itself from the field's name is the same with underscores as spaces."""
    ontleend = {"id", "password", "last_login", "is_superuser", "groups", "user_permissions", "first_name", "last_name",
                "is_staff", "is_active", "date_joined"}  # fmt: skip
    eigen = [model for model in OWN_MODELS if not model.__name__.startswith("Historical")]
    velden = [veld for model in eigen for veld in (*model._meta.fields, *model._meta.many_to_many)]
    assert not [str(veld) for veld in velden if veld.name not in ontleend and veld._verbose_name is None]


def test_constraints_have_names_that_say_whose_they_are():
    eisen = [(model.__name__.lower(), eis.name) for model in OWN_MODELS for eis in model._meta.constraints]
    assert not [naam for model, naam in eisen if not naam.startswith(model)]


def public_patterns() -> set[str]:
    return {patroon.name for patroon in MAP_PATTERNS if getattr(patroon.callback, "login_required", True) is False}


def test_every_page_of_the_map_says_that_it_is_public():
    """Closed by default: what is open, is so on purpose; the map's own addresses are all open."""
    assert public_patterns() == {patroon.name for patroon in MAP_PATTERNS}


def test_every_public_page_is_in_the_accessibility_test():
    from tests.browser import paginas

    assert set(paginas.PAGINAS) | paginas.DATA == public_patterns()


def test_test_files_mirror_modules():
    """A test file is called after a module (or a package) that exists."""
    for pad in [p for map_ in APPS for p in (ROOT / "tests" / map_).rglob("test_*.py")]:
        naam = pad.stem.removeprefix("test_")
        gevonden = [
            m for m in MODULES if m.stem == naam or m.parent.name == naam or f"{m.parent.name}_{m.stem}" == naam
        ]
        assert gevonden, f"{pad.relative_to(ROOT)} tests no module"


def test_nothing_inline_and_nothing_unsafe():
    """No inline style or script in a template, which the content security policy would block."""
    for pad in (ROOT / "templates").rglob("*.html"):
        tekst = pad.read_text(encoding="utf-8")
        assert " style=" not in tekst, pad.name
        assert "<script>" not in tekst, pad.name
        assert " onclick=" not in tekst and "javascript:" not in tekst, pad.name


def test_the_number_of_a_record_is_never_written_with_points():
    """In an address or a form 1.234 is not record 1234: such a number goes through ``unlocalize``."""
    for pad in (ROOT / "templates").rglob("*.html"):
        tekst = pad.read_text(encoding="utf-8")
        gevonden = re.findall(r"\{\{[^}|]*\.(?:pk|(?!auto_)[a-z]+_id) \}\}", tekst)
        assert not gevonden or "{% localize off %}" in tekst, (pad.name, gevonden)


def test_scripts_have_no_words_of_their_own():
    """What a script says comes from the page, and so is in its language."""
    zin = re.compile(
        r"""["'`][A-ZÀ-Þ][\wÀ-ÿ’]* [a-zà-ÿ]|(?:aria-label"?|title|placeholder|textContent)\s*[:=]\s*["'`]\w"""
    )
    for pad in (ROOT / "static" / "js").glob("*.js"):
        regels = [r for r in pad.read_text(encoding="utf-8").splitlines() if not re.match(r"\s*(/?\*|//)", r)]
        assert not [regel for regel in regels if zin.search(regel)], pad.name


def test_no_local_path_in_what_is_tracked():
    """No path of anybody's machine stays behind."""
    bestanden = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    for bestand in bestanden:
        inhoud = (ROOT / bestand).read_bytes()
        assert b"/" + b"home/" not in inhoud and str(ROOT).encode() not in inhoud, bestand
