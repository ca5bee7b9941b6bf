"""The board of a proeftuin: the cycle that runs, the actions to move, and a new action in one line.

One page for a network manager's Tuesday. What is sent says from where it moves, so that nobody overwrites a colleague.
"""

from dataclasses import dataclass, field
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.beheer import Beheersite, Pagina
from palliatief.gebruikers.models import Gebruiker
from socialekaart.models import Ondersteuningswens, Organisatie
from socialekaart.versies import read_token

from ..actieonderzoek import Cyclusverhaal, Kaartje, tell_bord, tell_cycli
from ..actions import Geweigerd, advance_cyclus, move_actie, start_actie
from ..actions.actieonderzoek import EINDE, is_forward, text_field
from ..models import Actie, Cyclus, Proeftuin
from .actie import WensField, name_move, tell_move
from .cyclus import name_step, tell_step

# More digits no number of a row has.
CIJFERS = 18
RECHTEN = ("proeftuinen.add_actie", "proeftuinen.change_actie", "proeftuinen.change_cyclus")


class DagField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **opties: Any):
        super().__init__(label=_("Op welke dag?"), initial=localdate, **opties)


class NieuweActieForm(forms.ModelForm):
    """An action in one line; who take part in the proeftuin stand first."""

    wens = WensField(
        Ondersteuningswens.objects.select_related("domein"),
        label=gettext_lazy("Voor welk hiaat? (wens)"),
        required=False,
        empty_label=gettext_lazy("geen hiaat"),
    )

    class Meta:
        model = Actie
        fields = ["titel", "eigenaar", "termijn", "wens", "cyclus"]
        widgets = {"termijn": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, proeftuin: Proeftuin, *args: Any, **kwargs: Any):
        super().__init__(*args, auto_id="nieuw_%s", **kwargs)
        cyclus: Any = self.fields["cyclus"]
        cyclus.queryset = proeftuin.cycli.order_by("nummer")
        cyclus.empty_label = _("geen cyclus")
        cyclus.label_from_instance = lambda c: _("Cyclus %(nummer)d: %(vraag)s") % {"nummer": c.nummer, "vraag": c}
        mee = set(proeftuin.deelnames.values_list("organisatie", flat=True))
        alle = [(o.pk, o.naam) for o in Organisatie.objects.only("pk", "naam").order_by("naam")]
        groepen = [
            (_("Doen mee in %s") % proeftuin, [keuze for keuze in alle if keuze[0] in mee]),
            (_("Andere organisaties"), [keuze for keuze in alle if keuze[0] not in mee]),
        ]
        eigenaar: Any = self.fields["eigenaar"]
        eigenaar.choices = [("", _("Kies")), *[groep for groep in groepen if groep[1]]]


class VerzetForm(forms.Form):
    """Where an action goes; an end asks for its result."""

    naar = forms.ChoiceField(choices=Actie.Status)
    van = forms.ChoiceField(choices=Actie.Status)
    resultaat = forms.CharField(required=False, label=gettext_lazy("Wat kwam eruit? Ook als het niet lukte."))


class CyclusstapForm(forms.Form):
    """What was written in this step of a cycle, and where the cycle goes."""

    naar = forms.ChoiceField(choices=Cyclus.Fase)
    gelezen = forms.CharField()
    tekst = forms.CharField(required=False)
    verandering = forms.CharField(required=False)
    op = DagField(required=False)


@dataclass(frozen=True)
class Verzet:
    """One card with the moves that it may make: at once, or with a result."""

    kaartje: Kaartje
    meteen: list[tuple[str, str]]
    met_resultaat: list[tuple[str, str]]
    getypt: str = ""
    fout: str = ""

    @property
    def eindigt(self) -> bool:
        """Whether its next move is most likely its end."""
        return len(self.met_resultaat) > 1


@dataclass(frozen=True)
class Cyclusblok:
    """A cycle on the board: its text of this step, and the ways on. ``veld`` is the field that is written now."""

    verhaal: Cyclusverhaal
    gelezen: str
    vooruit: tuple[str, str] | None
    terug: tuple[str, str] | None
    veld: str
    vraag: str
    getypt: dict[str, str]
    fout: str = ""


@dataclass
class Invoer:
    """What was sent and could not be done: the form or card where the page says so."""

    nieuw: NieuweActieForm | None = None
    actie: dict[int, tuple[str, str]] = field(default_factory=dict)
    cyclus: dict[int, tuple[dict[str, str], str]] = field(default_factory=dict)


# --- the page ---


def show_bord(request: HttpRequest) -> HttpResponse:
    gebruiker = cast(Gebruiker, request.user)
    proeftuinen = list(Proeftuin.objects.select_related("stadsdeel").defer("stadsdeel__geometrie"))
    gekozen = choose(request, gebruiker, proeftuinen)
    invoer = Invoer()
    if request.method == "POST":
        if gekozen and request.GET.get("proeftuin", gekozen.slug) != gekozen.slug:
            # Shown instead of what was asked for is one thing, written in another.
            raise Http404
        if gekozen is None or not may_move(gebruiker, gekozen):
            raise PermissionDenied
        klaar = HANDELINGEN.get(request.POST.get("doe", ""), refuse)(request, gekozen, invoer)
        if klaar:
            messages.success(request, klaar)
            return redirect(address_of(gekozen))
    return TemplateResponse(request, "admin/bord.html", tell_page(request, gebruiker, proeftuinen, gekozen, invoer))


def tell_page(
    request: HttpRequest, gebruiker: Gebruiker, proeftuinen: list[Proeftuin], gekozen: Proeftuin | None, invoer: Invoer
) -> dict[str, Any]:
    context = {
        **admin.site.each_context(request),
        "title": _("Bord van proeftuin %s") % gekozen if gekozen else _("Bord"),
        "proeftuinen": [(proeftuin, address_of(proeftuin)) for proeftuin in proeftuinen],
        "gekozen": gekozen,
    }
    if gekozen is None:
        return context
    mag = may_move(gebruiker, gekozen)
    cycli = tell_cycli(gekozen)
    return context | {
        "mag": mag,
        "adres": address_of(gekozen),
        "onbekend": unknown(request, proeftuinen),
        "cycli": cycli,
        "blokken": [tell_cyclus(v, invoer) for v in cycli.verhalen if v.stand != "klaar"],
        "kolommen": [(kolom, [tell_card(k, invoer) for k in kolom.kaartjes]) for kolom in tell_bord(gekozen).kolommen],
        "nieuw": (invoer.nieuw or new_form(request, gekozen)) if mag else None,
        "vandaag": localdate().isoformat(),
        "nummer": len(cycli.verhalen) + 1,
    }


def choose(request: HttpRequest, gebruiker: Gebruiker, proeftuinen: list[Proeftuin]) -> Proeftuin | None:
    """The one that was asked for, else the first of one's own."""
    eigen = set(gebruiker.stadsdelen.values_list("pk", flat=True))
    volgorde = sorted(proeftuinen, key=lambda p: p.stadsdeel_id not in eigen)
    gevraagd = request.GET.get("proeftuin")
    return next((p for p in volgorde if p.slug == gevraagd), volgorde[0] if volgorde else None)


def unknown(request: HttpRequest, proeftuinen: list[Proeftuin]) -> list[str]:
    """What the address asks for and is not there, in words."""
    proeftuin, wens = (request.GET.get(naam, "").replace("\0", "")[:40] for naam in ("proeftuin", "wens"))
    zinnen = []
    if proeftuin and proeftuin not in {p.slug for p in proeftuinen}:
        zinnen.append(_("Proeftuin ‘%s’ kennen we niet. U ziet een andere.") % proeftuin)
    if wens and not Ondersteuningswens.objects.filter(slug=wens).exists():
        zinnen.append(_("De wens ‘%s’ kennen we niet. Kies hem hieronder.") % wens)
    return zinnen


def may_move(gebruiker: Gebruiker, proeftuin: Proeftuin) -> bool:
    eigen = Proeftuin.objects.all().editable_by(gebruiker)
    return gebruiker.has_perms(RECHTEN) and eigen.filter(pk=proeftuin.pk).exists()


def address_of(proeftuin: Proeftuin) -> str:
    return f"{reverse('admin:proeftuinbord')}?{urlencode({'proeftuin': proeftuin.slug})}"


def new_form(request: HttpRequest, proeftuin: Proeftuin) -> NieuweActieForm:
    """Empty, or with the wish of the gap that somebody came from."""
    wens = request.GET.get("wens", "").replace("\0", "")
    return NieuweActieForm(proeftuin, initial={"wens": Ondersteuningswens.objects.filter(slug=wens).first()})


def tell_card(kaartje: Kaartje, invoer: Invoer) -> Verzet:
    actie = kaartje.actie
    wegen = [(naar, name_move(actie.status, naar)) for naar in Actie.MAG_NAAR[actie.status]]
    getypt, fout = invoer.actie.get(actie.pk, (actie.resultaat, ""))
    return Verzet(
        kaartje,
        [weg for weg in wegen if weg[0] not in EINDE],
        [weg for weg in wegen if weg[0] in EINDE],
        getypt,
        fout,
    )


def tell_cyclus(verhaal: Cyclusverhaal, invoer: Invoer) -> Cyclusblok:
    cyclus = verhaal.cyclus
    wegen = [(naar, name_step(cyclus.fase, naar)) for naar in Cyclus.MAG_NAAR[cyclus.fase]]
    vooruit = next((weg for weg in wegen if is_forward(cyclus.fase, weg[0])), None)
    terug = next((weg for weg in wegen if not is_forward(cyclus.fase, weg[0])), None)
    veld = text_field(cyclus)
    getypt, fout = invoer.cyclus.get(
        cyclus.pk, ({"tekst": getattr(cyclus, veld) if veld else "", "verandering": cyclus.verandering}, "")
    )
    modelveld: Any = Cyclus._meta.get_field(veld) if veld else None
    vraag = str(modelveld.help_text) if modelveld else ""
    return Cyclusblok(verhaal, read_token(Cyclus, cyclus.pk), vooruit, terug, veld, vraag, getypt, fout)


# --- what its buttons send: each says what to tell, or nothing when it could not be done ---


def refuse(request: HttpRequest, proeftuin: Proeftuin, invoer: Invoer) -> str:
    raise BadRequest


def add_actie(request: HttpRequest, proeftuin: Proeftuin, invoer: Invoer) -> str:
    formulier = NieuweActieForm(proeftuin, request.POST)
    if not formulier.is_valid():
        invoer.nieuw = formulier
        return ""
    return _("‘%s’ staat op het bord.") % start_actie(proeftuin=proeftuin, **formulier.cleaned_data)


def find(rijen: Any, request: HttpRequest, naam: str) -> Any:
    """The row that a button names; None for one that is gone meanwhile."""
    nummer = request.POST.get(naam, "")
    rij = rijen.filter(pk=int(nummer)).first() if nummer.isdecimal() and len(nummer) <= CIJFERS else None
    if rij is None:
        messages.warning(request, _("Dit is er niet meer. Misschien haalde een collega het weg."))
    return rij


def move(request: HttpRequest, proeftuin: Proeftuin, invoer: Invoer) -> str:
    formulier, actie = VerzetForm(request.POST), find(proeftuin.acties, request, "actie")
    if not formulier.is_valid():
        raise BadRequest
    if actie is None:
        return ""
    gestuurd = formulier.cleaned_data
    try:
        resultaat = gestuurd["resultaat"] if gestuurd["naar"] in EINDE else None
        return tell_move(move_actie(actie=actie, naar=gestuurd["naar"], resultaat=resultaat, van=gestuurd["van"]))
    except Geweigerd as fout:
        invoer.actie[actie.pk] = (gestuurd["resultaat"], str(fout))
        return ""


def step(request: HttpRequest, proeftuin: Proeftuin, invoer: Invoer) -> str:
    formulier, cyclus = CyclusstapForm(request.POST), find(proeftuin.cycli, request, "cyclus")
    if cyclus is None:
        return ""
    getypt = {naam: request.POST.get(naam, "") for naam in ("tekst", "verandering", "op")}
    try:
        if not formulier.is_valid():
            raise Geweigerd("", " ".join(str(fout) for fouten in formulier.errors.values() for fout in fouten))
        gestuurd = formulier.cleaned_data
        teksten = {text_field(cyclus): gestuurd["tekst"]} if text_field(cyclus) else {}
        if gestuurd["naar"] == Cyclus.Fase.AFGEROND:
            teksten["verandering"] = gestuurd["verandering"]
        stap = {naam: gestuurd[naam] for naam in ("naar", "op", "gelezen")}
        return tell_step(advance_cyclus(cyclus=cyclus, teksten=teksten, **stap))
    except Geweigerd as fout:
        invoer.cyclus[cyclus.pk] = (getypt, str(fout))
        return ""


HANDELINGEN = {"nieuw": add_actie, "verzet": move, "stap": step}

cast(Beheersite, admin.site).paginas.append(
    Pagina(
        naam="proeftuinbord",
        titel=gettext_lazy("Bord van een proeftuin"),
        menugroep=gettext_lazy("Proeftuinen"),
        recht="proeftuinen.view_actie",
        view=show_bord,
    )
)
