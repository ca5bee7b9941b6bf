"""The catalogue of the open data along DCAT-AP-NL 3.0: all of its mandatory properties, and the recommended ones.

https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/. Values of the lists that the profile prescribes carry their class
and their name, so that a reader, or the profile's own SHACL, needs no other source.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from rdflib import Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDFS, SKOS, XSD

from palliatief.lib import licentie as cc

from ..bestanden import Vorm
from ..models import Openbestand
from ..overzicht import Datasetregel
from .diensten import BESTANDSSOORTEN, DCAT_AP_NL, DIENSTEN, Dienst, Standaard
from .graaf import ADMS, DCATAP, EU, GEO, IANA, SPDX, VCARD, Graaf, as_moment

THEMAS = {"HEAL": ("Gezondheid", "Health"), "SOCI": ("Bevolking en samenleving", "Population and society")}
# DCAT-AP-NL names it without the s.
LICENTIENODE = URIRef(cc.UITLEGADRES.replace("https:", "http:"))
# The municipality, in GeoNames.
AMSTERDAM = URIRef("https://sws.geonames.org/2759793/")
TREFWOORDEN = ("palliatieve zorg", "sociale kaart", "Amsterdam")
DOWNLOADS = "downloads-dienst"


@dataclass(frozen=True)
class Stand:
    """What the catalogue tells besides its sets: since when it is there and when anything changed, of which days the
    figures of a set are, and where the city lies (west, south, east, north).
    """

    sinds: datetime
    gewijzigd: datetime
    perioden: dict[str, tuple[date, date]]
    hoeken: tuple[float, float, float, float] | None


class Catalogus(Graaf):
    """The catalogue, from the sets and files as they are."""

    def __init__(self, regels: list[Datasetregel], stand: Stand):
        super().__init__()
        self.stand = stand
        self.pagina = settings.SITE_URL + reverse("open_data")
        self.catalogus = self.typed(self.own("catalogus"), DCAT.Catalog)
        self.uitgever, self.contact, self.plaats = self._uitgever(), self._contact(), self._plaats()
        self._catalogus()
        for regel in regels:
            self._dataset(regel)
        slugs = [regel.dataset.slug for regel in regels]
        self._downloads(slugs)
        for dienst in DIENSTEN:
            self._dienst(dienst, [slug for slug in dienst.datasets if slug in slugs])

    def own(self, naam: str) -> URIRef:
        """A node of ours: a place on the page that stays."""
        return URIRef(f"{self.pagina}#{naam}")

    # --- the catalogue itself ---

    def _catalogus(self) -> None:
        hier = self.catalogus
        self.words(hier, DCTERMS.title, _("Open data van de sociale kaart palliatieve zorg Amsterdam"))
        uitleg = _("Zorg, steun en gezelschap in de laatste levensfase in Amsterdam: wat er is, en wat ontbreekt.")
        self.words(hier, DCTERMS.description, uitleg)
        self.name(EU["data-theme"], DCTERMS.title, "Data theme")
        self.say(hier, DCAT.themeTaxonomy, self.typed(EU["data-theme"], SKOS.ConceptScheme))
        self.say(hier, FOAF.homepage, self.document(self.pagina))
        self.say(hier, DCTERMS.issued, as_moment(self.stand.sinds))
        self.say(hier, DCTERMS.modified, as_moment(self.stand.gewijzigd))
        self.say(hier, DCTERMS.spatial, self.plaats)
        self._common(hier)

    def _plaats(self) -> URIRef:
        plaats = self.concept(AMSTERDAM, DCTERMS.Location, "Amsterdam")
        if self.stand.hoeken:
            west, zuid, oost, noord = self.stand.hoeken
            hoeken = [(west, zuid), (oost, zuid), (oost, noord), (west, noord), (west, zuid)]
            vlak = ", ".join(f"{x:.5f} {y:.5f}" for x, y in hoeken)
            midden = f"POINT({(west + oost) / 2:.5f} {(zuid + noord) / 2:.5f})"
            self.say(plaats, DCAT.bbox, Literal(f"POLYGON(({vlak}))", datatype=GEO.wktLiteral))
            self.say(plaats, DCAT.centroid, Literal(midden, datatype=GEO.wktLiteral))
        return plaats

    def _uitgever(self) -> URIRef:
        eigen = URIRef(settings.PUBLISHER_URI) if settings.PUBLISHER_URI else self.own("uitgever")
        hier = self.typed(eigen, FOAF.Agent)
        self.name(hier, FOAF.name, settings.PUBLISHER_NAME)
        soort = URIRef(f"http://purl.org/adms/publishertype/{settings.PUBLISHER_TYPE}")
        self.say(hier, DCTERMS.type, self.concept(soort, SKOS.Concept, settings.PUBLISHER_TYPE))
        if settings.PUBLISHER_URL:
            self.say(hier, FOAF.homepage, self.document(settings.PUBLISHER_URL))
        return hier

    def _contact(self) -> URIRef:
        hier = self.typed(self.typed(self.own("contact"), VCARD.Kind), VCARD.Organization)
        self.name(hier, VCARD.fn, settings.PUBLISHER_NAME)
        self.say(hier, VCARD.hasURL, URIRef(settings.SITE_URL + reverse("contact")))
        if settings.CONTACT_EMAIL:
            self.say(hier, VCARD.hasEmail, URIRef(f"mailto:{settings.CONTACT_EMAIL}"))
        return hier

    # --- sets and their files ---

    def _dataset(self, regel: Datasetregel) -> None:
        dataset, hier = regel.dataset, self.typed(self.own(regel.dataset.slug), DCAT.Dataset)
        self.say(self.catalogus, DCAT.dataset, hier)
        self._resource(hier, dataset.titel, dataset.uitleg)
        if regel.voorbeeld:
            self.words(hier, RDFS.comment, _("Met voorbeelden: een deel van deze gegevens is verzonnen."))
        self.keywords(hier, (*TREFWOORDEN, *dataset.trefwoorden))
        dagelijks = self.concept(EU["frequency/DAILY"], DCTERMS.Frequency, "dagelijks", "daily")
        self.say(hier, DCTERMS.accrualPeriodicity, dagelijks)
        self.say(hier, DCTERMS.spatial, self.plaats)
        self.say(hier, DCAT.landingPage, self.document(self.pagina))
        self.say(hier, FOAF.page, self.document(settings.SITE_URL + reverse(dataset.pagina or "open_data")))
        if dataset.bronnen:
            herkomst = self.typed(self.own(f"{dataset.slug}-herkomst"), DCTERMS.ProvenanceStatement)
            self.words(herkomst, RDFS.label, dataset.bronnen)
            self.say(hier, DCTERMS.provenance, herkomst)
        for vorm in dataset.vormen:
            self.say(hier, DCTERMS.conformsTo, self.standard(BESTANDSSOORTEN[vorm.korte_soort][1]))
        self._periode(regel, hier)
        for bestand in regel.bestanden:
            if bestand.gemaakt:
                self._bestand(bestand.vorm, bestand.gemaakt, hier)

    def _periode(self, regel: Datasetregel, hier: URIRef) -> None:
        """The days that the figures are of; what tells how it is now, is of the day on which it was made."""
        momenten = [bestand.gemaakt_op for bestand in regel.gemaakt]
        if momenten:
            self.say(hier, DCTERMS.modified, as_moment(max(momenten)))
        dagen = [localdate(moment) for moment in momenten]
        periode = self.stand.perioden.get(regel.dataset.slug) or (dagen and (min(dagen), max(dagen)))
        if periode:
            tijd = self.typed(self.own(f"{regel.dataset.slug}-periode"), DCTERMS.PeriodOfTime)
            self.say(tijd, DCAT.startDate, Literal(periode[0]))
            self.say(tijd, DCAT.endDate, Literal(periode[1]))
            self.say(hier, DCTERMS.temporal, tijd)

    def _bestand(self, vorm: Vorm, gemaakt: Openbestand, dataset: URIRef) -> None:
        hier = self._distributie(vorm.naam, dataset, vorm.korte_soort, DOWNLOADS)
        self.name(hier, DCTERMS.title, vorm.naam)
        self.words(hier, DCTERMS.description, format_lazy("{} ({})", vorm.naam, vorm.vorm))
        self.say(hier, DCAT.accessURL, self.address(self.pagina))
        adres = settings.SITE_URL + reverse("open_data_bestand", args=[vorm.naam])
        self.say(hier, DCAT.downloadURL, self.address(adres))
        self.say(hier, DCAT.byteSize, Literal(gemaakt.grootte, datatype=XSD.nonNegativeInteger))
        self.say(hier, DCTERMS.modified, as_moment(gemaakt.gemaakt_op))
        controle = self.typed(self.own(f"{vorm.naam}-sha256"), SPDX.Checksum)
        self.say(controle, SPDX.algorithm, self.typed(SPDX.checksumAlgorithm_sha256, SPDX.ChecksumAlgorithm))
        self.say(controle, SPDX.checksumValue, Literal(gemaakt.sha256, datatype=XSD.hexBinary))
        self.say(hier, SPDX.checksum, controle)

    def _distributie(self, naam: str, dataset: URIRef, soort: str, dienst: str) -> URIRef:
        hier = self.typed(self.own(naam), DCAT.Distribution)
        bestandssoort, standaard = BESTANDSSOORTEN[soort]
        vorm = self.concept(EU[f"file-type/{bestandssoort}"], DCTERMS.MediaTypeOrExtent, bestandssoort)
        af = self.concept(EU["distribution-status/COMPLETED"], SKOS.Concept, "af", "completed")
        beschikbaar = self.concept(EU["planned-availability/AVAILABLE"], SKOS.Concept, "beschikbaar", "available")
        self.say(dataset, DCAT.distribution, hier)
        self.say(hier, DCAT.accessService, self.own(dienst))
        self.say(hier, DCAT.mediaType, self.typed(IANA[soort], DCTERMS.MediaType))
        self.say(hier, DCTERMS.format, vorm)
        self.say(hier, DCTERMS.conformsTo, self.standard(standaard))
        self.say(hier, DCATAP.availability, beschikbaar)
        self.say(hier, ADMS.status, af)
        self._terms(hier)
        return hier

    # --- services ---

    def _downloads(self, datasets: list[str]) -> None:
        """The files as a service: this catalogue says where each of them is."""
        titel, uitleg = _("Bestanden om op te halen"), _("Deze catalogus zegt waar elk bestand staat.")
        beschrijving = settings.SITE_URL + reverse("dcat_ttl")
        hier = self._service(DOWNLOADS, titel, uitleg, beschrijving, self.pagina, DCAT_AP_NL, datasets)
        self.say(hier, DCAT.endpointURL, self.address(self.pagina))

    def _dienst(self, dienst: Dienst, datasets: list[str]) -> None:
        begin, beschrijving, pagina, haalt = (
            settings.SITE_URL + reverse(naam)
            for naam in (dienst.begin, dienst.beschrijving, dienst.pagina, dienst.haalt)
        )
        hier = self._service(dienst.slug, dienst.titel, dienst.uitleg, beschrijving, pagina, dienst.standaard, datasets)
        self.say(hier, DCAT.endpointURL, self.address(begin))
        vorm = self._distributie(f"{dienst.slug}-vorm", self.own(datasets[0]), dienst.soort, dienst.slug)
        self.words(vorm, DCTERMS.title, dienst.titel)
        self.words(vorm, DCTERMS.description, dienst.uitleg)
        self.say(vorm, DCAT.accessURL, self.address(begin))
        self.say(vorm, DCAT.downloadURL, self.address(haalt))

    def _service(
        self,
        slug: str,
        titel: Any,
        uitleg: Any,
        beschrijving: str,
        pagina: str,
        standaard: Standaard,
        datasets: Iterable[str],
    ) -> URIRef:
        hier = self.typed(self.own(slug), DCAT.DataService)
        self.say(self.catalogus, DCAT.service, hier)
        self._resource(hier, titel, uitleg)
        self.keywords(hier, TREFWOORDEN)
        self.say(hier, DCAT.endpointDescription, self.address(beschrijving))
        self.say(hier, FOAF.page, self.document(pagina))
        self.say(hier, DCTERMS.conformsTo, self.standard(standaard))
        for dataset in datasets:
            self.say(hier, DCAT.servesDataset, self.own(dataset))
        return hier

    # --- what several of these have ---

    def _resource(self, hier: URIRef, titel: Any, uitleg: Any) -> None:
        """Of sets and services."""
        self.words(hier, DCTERMS.title, titel)
        self.words(hier, DCTERMS.description, uitleg)
        self.say(hier, DCTERMS.identifier, Literal(str(hier)))
        for code, namen in THEMAS.items():
            thema = self.concept(EU[f"data-theme/{code}"], SKOS.Concept, *namen)
            self.say(thema, SKOS.inScheme, EU["data-theme"])
            self.say(hier, DCAT.theme, thema)
        openbaar = self.concept(EU["access-right/PUBLIC"], DCTERMS.RightsStatement, "openbaar", "public")
        self.say(hier, DCTERMS.accessRights, openbaar)
        self._common(hier)

    def _common(self, hier: URIRef) -> None:
        """Of the catalogue too."""
        self.say(hier, DCTERMS.publisher, self.uitgever)
        self.say(hier, DCTERMS.creator, self.uitgever)
        self.say(hier, DCAT.contactPoint, self.contact)
        self._terms(hier)

    def _terms(self, hier: URIRef) -> None:
        """Of files as well: the licence and the language."""
        taal = self.concept(EU["language/NLD"], DCTERMS.LinguisticSystem, "Nederlands", "Dutch")
        self.say(hier, DCTERMS.language, taal)
        licentie = self.concept(LICENTIENODE, DCTERMS.LicenseDocument, cc.NAAM)
        soort = URIRef("http://purl.org/adms/licencetype/Attribution")
        self.say(licentie, DCTERMS.type, self.concept(soort, SKOS.Concept, "naamsvermelding", "attribution"))
        self.say(licentie, SKOS.exactMatch, EU["licence/CC_BY_4_0"])
        self.say(hier, DCTERMS.license, licentie)
