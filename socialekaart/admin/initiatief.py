"""Initiatives with their places on one page: what a coordinator works in every day."""

from collections.abc import Iterable

from django.contrib import admin, messages
from django.db import models
from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Lower
from django.forms import ModelForm, Textarea, URLInput
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import actions
from ..models import Gebied, Initiatief, Locatie
from ..rechten import ELK, explain_keeper, may_edit
from ..versies import Versie
from .controle import MetControle
from .dubbel import voeg_samen
from .eigen import EigenInitiatieven, VanInitiatief, find_initiatieven, is_own
from .filters import BronFilter, DomeinFilter, EigenFilter, GecontroleerdFilter, StadsdeelFilter, WensFilter
from .formulieren import InitiatiefForm, LocatieForm
from .geschiedenis import MetGeschiedenis
from .kaart import KaartMedia, show_map
from .uitvoer import MetUitvoer
from .verwijderen import KorteVerwijderlijst
from .werklijst import VanWerklijst, WachtFilter

# Ways to reach somebody, with the field that says whether everybody may see it; the owner's contact is never public.
CONTACT = {"telefoon": "telefoon_openbaar", "email": "email_openbaar", "contactpersoon": "", "contact_email": ""}


class LocatieInline(VanInitiatief, admin.StackedInline):
    """The places. Typing the two numbers works without the map, and the other way round."""

    model = Locatie
    form = LocatieForm
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "naam",
                    ("straat", "huisnummer"),
                    ("postcode", "plaats"),
                    "stadsdeel_opgegeven",
                    ("lon", "lat"),
                    "kaart",
                    "geheim",
                ]
            },
        )
    ]
    readonly_fields = ["kaart"]

    def get_extra(self, request: HttpRequest, obj: Initiatief | None = None, **kwargs) -> int:
        return 0 if obj else 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Locatie]:
        return super().get_queryset(request).visible_to(request.user)  # type: ignore[attr-defined]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The only such field is the stadsdeel that somebody typed; its shape is not needed here."""
        stadsdelen = Gebied.objects.stadsdelen().defer("geometrie")
        return super().formfield_for_foreignkey(db_field, request, queryset=stadsdelen, **kwargs)

    @admin.display(description=gettext_lazy("Kaart"))
    def kaart(self, locatie: Locatie):
        return show_map(punt=locatie.punt, naam=_("Kaart: wijs de plek aan, of vul de twee getallen in"))

    # What someone who may only look sees instead of the two number fields.
    @admin.display(description=gettext_lazy("Lengtegraad"))
    def lon(self, locatie: Locatie) -> float | None:
        return round(locatie.punt.x, 6) if locatie.punt else None

    @admin.display(description=gettext_lazy("Breedtegraad"))
    def lat(self, locatie: Locatie) -> float | None:
        return round(locatie.punt.y, 6) if locatie.punt else None


@admin.register(Initiatief)
class InitiatiefAdmin(
    MetControle,
    MetUitvoer,
    VanWerklijst,
    EigenInitiatieven,
    MetGeschiedenis,
    KorteVerwijderlijst,
    KaartMedia,
    admin.ModelAdmin,
):
    verdwijnt_mee = (Locatie,)
    prive = frozenset(CONTACT)
    menugroep = gettext_lazy("Sociale kaart")
    form = InitiatiefForm
    inlines = [LocatieInline]
    formfield_overrides = {
        models.TextField: {"widget": Textarea(attrs={"rows": 3})},
        models.URLField: {"assume_scheme": "https", "widget": URLInput(attrs={"class": "vURLField"})},
    }
    fieldsets = [
        (
            gettext_lazy("Wat is het"),
            {"fields": ["naam", "organisatie", "soort", "samenvatting", "samenvatting_en", "beschrijving"]},
        ),
        (gettext_lazy("Voor wie"), {"fields": ["wensen", "doelgroepen"]}),
        # The places come after this one (templates/admin/socialekaart/initiatief/change_form.html).
        (gettext_lazy("Waar"), {"fields": ["heel_amsterdam", "werkgebied"], "classes": ["met-locaties"]}),
        (
            gettext_lazy("Contact"),
            {"fields": [("telefoon", "telefoon_openbaar"), ("email", "email_openbaar"), "website"]},
        ),
        (
            gettext_lazy("Verwijzen"),
            {"fields": ["verwijzer", "zelf_aanmelden", "verwijzen", "criteria", "terugkoppeling"]},
        ),
        (
            gettext_lazy("Praktisch"),
            {"fields": [("kosten", "gratis"), "aan_huis", "talen", "openingstijden", ("capaciteit", "wachttijd")]},
        ),
        (
            gettext_lazy("Bron en controle"),
            {
                "fields": [
                    ("bron", "bron_id"),
                    "bron_url",
                    ("gecontroleerd_op", "controle_maanden", "controle_pauze_tot"),
                    ("contactpersoon", "contact_email"),
                ]
            },
        ),
        (gettext_lazy("Status"), {"fields": ["status", "voorbeeld"]}),
        (gettext_lazy("Adres op de site"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]
    radio_fields = {"soort": admin.HORIZONTAL, "status": admin.HORIZONTAL}
    list_display = ["naam", "soort", "stadsdelen", "status", "gecontroleerd", "verzonnen"]
    ordering = [Lower("naam"), "pk"]
    list_filter = [
        EigenFilter,
        WachtFilter,
        StadsdeelFilter,
        "status",
        GecontroleerdFilter,
        "soort",
        DomeinFilter,
        WensFilter,
        BronFilter,
        "voorbeeld",
    ]
    list_per_page = 50
    search_fields = ["naam"]  # and more: find_initiatieven
    search_help_text = gettext_lazy("Naam, organisatie, samenvatting, adres, postcode of telefoonnummer")
    actions = ["publiceer", "archiveer", "vandaag_gecontroleerd", "vraag_eigenaar", voeg_samen, "exporteer"]
    show_facets = admin.ShowFacets.NEVER

    # --- the list ---

    def get_queryset(self, request: HttpRequest) -> QuerySet[Initiatief]:
        locaties = Locatie.objects.visible_to(request.user).select_related("stadsdeel").defer("stadsdeel__geometrie")
        return (
            super()
            .get_queryset(request)
            .prefetch_related(
                Prefetch("locaties", locaties, to_attr="plekken"),
                Prefetch("werkgebied", Gebied.objects.defer("geometrie"), to_attr="werkt_in"),
            )
        )

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        return find_initiatieven(queryset, search_term, request.user), False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """No guessing at a private number by way of the address."""
        if lookup.partition("__")[0] in CONTACT and not request.user.has_perm(ELK):
            return False
        return super().lookup_allowed(lookup, value, request)

    @admin.display(description=gettext_lazy("stadsdelen"))
    def stadsdelen(self, initiatief: Initiatief) -> str:
        if initiatief.heel_amsterdam:
            return _("heel Amsterdam")
        plekken = {plek.stadsdeel.naam for plek in initiatief.plekken if plek.stadsdeel}  # type: ignore[attr-defined]
        return ", ".join(sorted(plekken | {gebied.naam for gebied in initiatief.werkt_in}))  # type: ignore[attr-defined]

    @admin.display(description=gettext_lazy("gecontroleerd"), ordering="gecontroleerd_op")
    def gecontroleerd(self, initiatief: Initiatief) -> str:
        if not initiatief.gecontroleerd_op:
            return _("nooit")
        dag = date_format(initiatief.gecontroleerd_op, "j M Y").lower()
        if initiatief.niet_gecontroleerd_sinds:
            return format_html('{} <span class="te-lang">{}</span>', dag, _("te lang geleden"))
        return dag

    @admin.display(description=gettext_lazy("voorbeeld"), ordering="voorbeeld")
    def verzonnen(self, initiatief: Initiatief) -> str:
        return _("voorbeeld") if initiatief.voorbeeld else ""

    # --- the page of one ---

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Initiatief | None:
        """A private number or address is for those who keep the record, not for those who may only look."""
        initiatief = super().get_object(request, object_id, from_field)
        if initiatief and not is_own(request, initiatief):
            for veld, openbaar in CONTACT.items():
                if not (openbaar and getattr(initiatief, openbaar)):
                    setattr(initiatief, veld, "")
        return initiatief

    def get_form(self, request: HttpRequest, obj: Initiatief | None = None, change: bool = False, **kwargs):
        """A class of its own for each request, which knows who asks."""
        form = super().get_form(request, obj, change=change, **kwargs)
        form.gebruiker = request.user
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        """Who has one stadsdeel adds initiatives there."""
        eigen = list(request.user.stadsdelen.values_list("pk", flat=True)[:2])  # type: ignore[union-attr]
        return super().get_changeform_initial_data(request) | ({"werkgebied": eigen} if len(eigen) == 1 else {})

    def render_change_form(self, request: HttpRequest, context: dict, obj: Initiatief | None = None, **kwargs):
        """Who edits other records hears why not this one."""
        if obj and self.has_change_permission(request) and not is_own(request, obj):
            messages.info(request, explain_keeper(obj))
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def view_on_site(self, initiatief: Initiatief) -> str | None:
        return initiatief.get_absolute_url() if initiatief.status == Initiatief.Status.GEPUBLICEERD else None

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Iterable, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        actions.refresh_initiatieven(ids=[form.instance.pk])
        if "_gecontroleerd" in request.POST:
            actions.verify_initiatieven(ids=[form.instance.pk], wie=request.user)  # type: ignore[arg-type]
        if not may_edit(request.user, form.instance):
            messages.warning(request, _("Dit hoort nu niet meer bij u. U kunt het nog wel bekijken."))
        for melding in find_doubts(form.instance):
            messages.warning(request, melding)

    def delete_model(self, request: HttpRequest, obj: Initiatief) -> None:
        actions.remove_initiatieven(ids=[obj.pk])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Initiatief]) -> None:
        actions.remove_initiatieven(ids=queryset.values_list("pk", flat=True))

    def hide(self, versies: list[Versie]) -> list[Versie]:
        geheim = {versie.rij.pk for versie in versies if versie.rij.velden.get("geheim")}
        return [versie for versie in versies if versie.rij.model is Initiatief or versie.rij.pk not in geheim]

    # --- for many at once ---

    @admin.action(description=gettext_lazy("Publiceer"), permissions=["change"])
    def publiceer(self, request: HttpRequest, queryset: QuerySet[Initiatief]) -> None:
        uitkomst = actions.publish_initiatieven(ids=queryset.values_list("pk", flat=True))
        aantal = uitkomst.gewijzigd
        messages.success(
            request, ngettext("%d initiatief gepubliceerd.", "%d initiatieven gepubliceerd.", aantal) % aantal
        )
        if uitkomst.zonder_samenvatting:
            namen = ", ".join(uitkomst.zonder_samenvatting)
            messages.warning(request, _("Nog zonder samenvatting, dus niet gepubliceerd: %s.") % namen)

    @admin.action(description=gettext_lazy("Archiveer"), permissions=["change"])
    def archiveer(self, request: HttpRequest, queryset: QuerySet[Initiatief]) -> None:
        aantal = actions.archive_initiatieven(ids=queryset.values_list("pk", flat=True))
        messages.success(
            request, ngettext("%d initiatief gearchiveerd.", "%d initiatieven gearchiveerd.", aantal) % aantal
        )

    @admin.action(description=gettext_lazy("Vandaag gecontroleerd"), permissions=["change"])
    def vandaag_gecontroleerd(self, request: HttpRequest, queryset: QuerySet[Initiatief]) -> None:
        ids = queryset.values_list("pk", flat=True)
        aantal = actions.verify_initiatieven(ids=ids, wie=request.user)  # type: ignore[arg-type]
        tekst = ngettext(
            "%d initiatief is vandaag gecontroleerd.", "%d initiatieven zijn vandaag gecontroleerd.", aantal
        )
        messages.success(request, tekst % aantal)


def find_doubts(initiatief: Initiatief) -> list[str]:
    """What a coordinator should look at again after saving."""
    twijfels = []
    for plek in initiatief.locaties.select_related("stadsdeel", "stadsdeel_opgegeven"):
        if plek.verkeerd_stadsdeel and plek.stadsdeel:
            tekst = _("U koos stadsdeel %(opgave)s, maar het punt van ‘%(plek)s’ ligt in %(punt)s. Wat klopt?")
            waarden = {"opgave": plek.stadsdeel_opgegeven, "plek": plek, "punt": plek.stadsdeel}
            twijfels.append(tekst % waarden)
        elif plek.punt and not plek.stadsdeel:
            twijfels.append(_("Het punt van ‘%(plek)s’ ligt niet in Amsterdam. Klopt dat?") % {"plek": plek})
    if initiatief.status == Initiatief.Status.GEPUBLICEERD:
        if not initiatief.wensen.exists():
            twijfels.append(_("Er is nog geen wens gekozen. Mensen vinden het dan niet bij een wens of domein."))
        if not initiatief.heel_amsterdam and not initiatief.werkgebied.exists():
            twijfels.append(_("Er is nog geen werkgebied gekozen. Kies stadsdelen of heel Amsterdam."))
    return twijfels
