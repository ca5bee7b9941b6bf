"""How every figure is made, in words for everybody; the page, the PDF and the data package tell the same."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .hiaten import REKENVERSIE
from .hiaten.statussen import STATUSSEN
from .models import Schattingsmethode

Tekst = str | Promise

# What changed in the way of calculating, newest first.
VERSIES: list[tuple[str, Tekst]] = [(REKENVERSIE, gettext_lazy("De eerste versie."))]


@dataclass(frozen=True)
class Onderdeel:
    """One figure: what it is, the formula, what more there is to say, and who thought of the method."""

    slug: str
    kop: str
    alineas: list[str]
    formules: list[str]
    bron: str = ""


# slug, title, sentences, formulas, source. In a sentence %(drempel)s and %(banden)s are filled in.
ONDERDELEN: list[tuple[str, Tekst, list[Tekst], list[Tekst], str]] = [
    (
        "doelgroep",
        gettext_lazy("Hoeveel mensen zijn in hun laatste levensfase?"),
        [
            gettext_lazy(
                "Niemand telt hoeveel mensen in een stadsdeel in hun laatste levensfase zijn. We schatten het dus. "
                "We nemen het aantal mensen dat in een jaar sterft. Daarvan nemen we het deel van wie de dood te "
                "verwachten was."
            ),
            gettext_lazy(
                "Over dat deel zijn onderzoekers het niet eens. Daarom staan er meer methoden naast elkaar, elk met "
                "een laagste en een hoogste waarde. Een organisatie kan ook een eigen cijfer geven."
            ),
            gettext_lazy(
                "We rekenen met de eerste methode die er voor dit stadsdeel is, en met het nieuwste jaar. U kunt zelf "
                "een andere methode kiezen."
            ),
        ],
        [gettext_lazy("doelgroep = inwoners × overledenen per 1.000 inwoners ÷ 1.000 × verwacht deel")],
        "",
    ),
    (
        "wensen",
        gettext_lazy("Hoeveel van hen wensen iets?"),
        [
            gettext_lazy(
                "In een meting vragen we een groep mensen wat zij wensen. We tellen hoeveel mensen antwoordden (n), "
                "en hoeveel van hen dit wensen (k)."
            ),
            gettext_lazy(
                "Bij weinig antwoorden is het deel minder zeker. Daarom staat er een marge bij: het interval van "
                "Wilson. Als we heel vaak zouden meten, ligt het echte deel 95 van de 100 keer binnen zo’n marge."
            ),
            gettext_lazy(
                "We gebruiken per stadsdeel en wens de nieuwste meting. U kunt zelf een andere meting of een dag in "
                "het verleden kiezen."
            ),
        ],
        [
            gettext_lazy("aandeel p = k ÷ n"),
            gettext_lazy("marge = (p + z²/2n ± z × √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n), met z = 1,96"),
        ],
        "Wilson EB. Probable inference, the law of succession, and statistical inference. Journal of the American "
        "Statistical Association 1927;22(158):209–212.",
    ),
    (
        "verwacht",
        gettext_lazy("Hoeveel mensen zijn dat in het stadsdeel?"),
        [
            gettext_lazy("We gaan ervan uit dat mensen die niet meededen hetzelfde wensen als mensen die meededen."),
            gettext_lazy(
                "De marge begint bij het laagste aantal mensen keer het laagste deel. Zij eindigt bij het hoogste "
                "aantal keer het hoogste deel. Zo is de marge eerder te ruim dan te krap."
            ),
        ],
        [
            gettext_lazy("verwacht = doelgroep × aandeel"),
            gettext_lazy("laag = doelgroep laag × aandeel laag; hoog = doelgroep hoog × aandeel hoog"),
        ],
        "",
    ),
    (
        "aanbod",
        gettext_lazy("Welk aanbod is er?"),
        [
            gettext_lazy(
                "We tellen de initiatieven op de kaart die bij deze wens helpen en in dit stadsdeel werken. We tellen "
                "apart wat alleen hier werkt, en wat ook in andere stadsdelen werkt (gedeeld). Wat in heel Amsterdam "
                "werkt, heet stedelijk. Ook tellen we apart wat formeel is (beroepskrachten) en informeel "
                "(vrijwilligers)."
            ),
            gettext_lazy(
                "Zegt een initiatief niet waar het werkt? Dan telt het in de stadsdelen van zijn openbare adressen."
            ),
            gettext_lazy(
                "Van weinig initiatieven weten we hoeveel plaatsen er zijn. Daarom rekenen we met initiatieven en "
                "niet met plaatsen. Wat we wel weten staat in de kolommen ‘capaciteit’ en ‘capaciteit_bekend’."
            ),
        ],
        [],
        "",
    ),
    (
        "dekking",
        gettext_lazy("Hoeveel aanbod is er per 100 mensen?"),
        [
            gettext_lazy(
                "De dekking zegt hoeveel initiatieven er zijn per 100 mensen die dit naar verwachting wensen. Aanbod "
                "voor heel Amsterdam telt niet mee, tenzij u daarvoor kiest."
            ),
            gettext_lazy(
                "De dekking zegt niets over hoe goed of hoe groot een initiatief is. Eén initiatief met zestig "
                "vrijwilligers telt even zwaar als één met twee."
            ),
            gettext_lazy(
                "Naast elk stadsdeel staat de waarde van de stad. Die rekenen we alleen uit over stadsdelen waarvan "
                "we de cijfers mogen tonen."
            ),
        ],
        [
            gettext_lazy("dekking = (alleen hier + gedeeld) ÷ verwacht × 100"),
            gettext_lazy("laag = aanbod ÷ verwacht hoog × 100; hoog = aanbod ÷ verwacht laag × 100"),
            gettext_lazy("stad = som van het aanbod ÷ som van verwacht × 100"),
        ],
        "",
    ),
    (
        "status",
        gettext_lazy("Wanneer is het een hiaat?"),
        [
            gettext_lazy(
                "Elk vak van de tabel krijgt één status. We lopen de regels van boven naar beneden na. De eerste die "
                "klopt, geldt."
            ),
            gettext_lazy("1. Er is geen meting: ‘geen meting’."),
            gettext_lazy("2. Er antwoordden minder dan %(drempel)s mensen: ‘te weinig gegevens’."),
            gettext_lazy("3. In dit stadsdeel is nog niet al het aanbod van dit domein gezocht: ‘niet gezocht’."),
            gettext_lazy("4. Er is niets: ‘geen aanbod’."),
            gettext_lazy("5. Er is alleen aanbod voor heel Amsterdam: ‘alleen stedelijk’."),
            gettext_lazy("6. We weten niet hoeveel mensen het zijn: ‘te weinig gegevens’."),
            gettext_lazy("7. Ook de hoogste dekking is lager dan die van de stad: ‘schaars’."),
            gettext_lazy("8. Anders: ‘gedekt’."),
            gettext_lazy("Een hiaat is ‘geen aanbod’, ‘alleen stedelijk’ of ‘schaars’."),
        ],
        [],
        "",
    ),
    (
        "bereik",
        gettext_lazy("Hoe ver is het?"),
        [
            gettext_lazy(
                "Voor wensen waarvoor mensen ergens naartoe gaan, kijken we naar de afstand. Dat doen we per wijk of "
                "buurt, hemelsbreed vanuit het midden. %(banden)s Verder weg telt niet mee."
            ),
            gettext_lazy(
                "Eerst verdelen we elk initiatief over de mensen die het kunnen bereiken. Daarna tellen we per wijk "
                "op wat daar te bereiken is. Zo telt een initiatief dat veel mensen delen minder zwaar."
            ),
            gettext_lazy(
                "Wat bij mensen thuis komt of in heel Amsterdam werkt, telt overal in zijn werkgebied even zwaar."
            ),
        ],
        [
            gettext_lazy("R van initiatief j = S van j ÷ som over wijken k van (P van k × W van de afstand)"),
            gettext_lazy("A van wijk i = som over initiatieven j van (R van j × W van de afstand)"),
        ],
        "Luo W, Qi Y. An enhanced two-step floating catchment area (E2SFCA) method for measuring spatial "
        "accessibility to primary care physicians. Health & Place 2009;15(4):1100–1107.",
    ),
    (
        "kleine-aantallen",
        gettext_lazy("Waarom staat er soms ‘onderdrukt’?"),
        [
            gettext_lazy(
                "Van een klein groepje mensen tonen we niets. Anders is misschien te zien om wie het gaat. Bij minder "
                "dan %(drempel)s mensen staat er ‘onderdrukt’. Dat is iets anders dan nul."
            ),
            gettext_lazy(
                "Andere aantallen mensen ronden we af op vijf, en delen op hele procenten. We houden ook cijfers "
                "achter waarmee u een onderdrukt cijfer kunt uitrekenen, bijvoorbeeld uit een totaal."
            ),
            gettext_lazy(
                "De status en de waarde van de stad rekenen we uit vóór het afronden. Dat doen we alleen uit cijfers "
                "die we mogen tonen. Rekent u zelf met afgeronde cijfers, dan komt u dus soms net anders uit."
            ),
        ],
        [],
        "Repsilber RD. Preservation of confidentiality in aggregated data. Second International Seminar on Statistical "
        "Confidentiality, Luxemburg 1994.",
    ),
    (
        "vragenlijsten",
        gettext_lazy("Wat zeggen de vragenlijsten?"),
        [
            gettext_lazy(
                "Vijf groepen vullen een korte vragenlijst in, zonder naam: voor het begin (T0), halverwege (T1) en "
                "aan het eind (T2). We tonen pas iets vanaf %(drempel)s antwoorden."
            ),
            gettext_lazy(
                "Per vraag tonen we hoeveel mensen wat kozen, en het gemiddelde met een marge van 95%%. ‘Dat weet ik "
                "niet’ telt niet mee in het gemiddelde. Of er echt iets veranderde, zien we aan de marge van het "
                "verschil (Welch)."
            ),
            gettext_lazy(
                "Eigen woorden tonen we pas als een onderzoeker ze heeft nagekeken. Twee onderzoekers kiezen los van "
                "elkaar een thema. Hoe vaak zij het eens zijn, meten we met de kappa van Cohen."
            ),
        ],
        [],
        "Welch BL. The generalization of ‘Student’s’ problem when several different population variances are involved. "
        "Biometrika 1947;34(1–2):28–35. Cohen J. A coefficient of agreement for nominal scales. Educational and "
        "Psychological Measurement 1960;20(1):37–46.",
    ),
]


def read_methode() -> list[Onderdeel]:
    """The explanation in the language of now, with the numbers that this site was set to."""
    invullen = {"drempel": settings.ONDERDRUKKING_DREMPEL, "banden": tell_banden()}
    return [
        Onderdeel(slug, str(kop), [str(a) % invullen for a in alineas], [str(f) for f in formules], bron)
        for slug, kop, alineas, formules, bron in ONDERDELEN
    ]


def tell_banden() -> str:
    """How much an offer counts at which distance, in one sentence."""
    delen = [
        _("tot %(km)s km voor %(deel)s%%")
        % {"km": number_format(f"{meters / 1000:g}", use_l10n=True), "deel": round(gewicht * 100)}
        for meters, gewicht in settings.BEREIK_BANDEN
    ]
    return _("Wat dichtbij is telt zwaarder: %s.") % ", ".join(delen)


def tell_methoden() -> list[tuple[Schattingsmethode, list[str]]]:
    """Every way to estimate, with its shares as percents; without shares it is a figure that somebody gave."""
    return [
        (
            methode,
            [number_format(deel * 100, decimal_pos=0) for deel in delen if deel is not None],
        )
        for methode in Schattingsmethode.objects.all()
        for delen in [(methode.aandeel, methode.aandeel_laag, methode.aandeel_hoog)]
    ]


def tell_statussen() -> list[tuple[str, str, str]]:
    """Each status: its slug in files, its words on pages, and when it holds."""
    return [(slug, str(status.woorden), str(status.uitleg)) for slug, status in STATUSSEN.items()]


def cite(dag: date, adres: str) -> str:
    """How to name these figures in a publication."""
    return _(
        "Netwerk palliatieve zorg Amsterdam | Diemen. Sociale kaart palliatieve zorg Amsterdam: wensen, aanbod en "
        "hiaten. Rekenversie %(versie)s, peildatum %(dag)s. %(adres)s"
    ) % {"versie": REKENVERSIE, "dag": date_format(dag, "j F Y"), "adres": adres}


def write_markdown(dag: date, adres: str) -> str:
    """The same explanation as a file of its own."""
    regels = [f"# {_('Zo maken we de cijfers')}", "", _("Rekenversie %s") % REKENVERSIE, ""]
    for deel in read_methode():
        regels += [f"## {deel.kop}", ""]
        regels += [regel for alinea in deel.alineas for regel in (alinea, "")]
        regels += [regel for formule in deel.formules for regel in (f"    {formule}", "")]
        regels += [f"{_('Bron')}: {deel.bron}", ""] if deel.bron else []
    regels += [f"## {_('De woorden van de status')}", ""]
    regels += [f"- `{slug}` ({woorden}): {uitleg}" for slug, woorden, uitleg in tell_statussen()]
    regels += ["", f"## {_('Zo noemt u deze cijfers')}", "", cite(dag, adres), ""]
    return "\n".join(regels)
