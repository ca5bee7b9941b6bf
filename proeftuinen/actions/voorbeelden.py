"""Puts invented content in the proeftuinen that are still bare, and takes it away."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models, transaction
from django.db.models import Q

from socialekaart.actions.opslag import make_slug
from socialekaart.actions.verversen import start_version, wait_for_turn
from socialekaart.models import Bestand, Ondersteuningswens, Organisatie, Perspectief, Thema
from socialekaart.models.geschiedenis import handeling

from ..models import (
    Actie,
    Afspraak,
    Bewijs,
    Bijeenkomst,
    Borgingsplan,
    Borgingsversie,
    Cijfer,
    Cyclus,
    Cyclusdeelnemer,
    Cyclusstap,
    Deelname,
    Document,
    Ervaring,
    Fasestap,
    Mijlpaal,
    Netwerkmanager,
    Ondertekening,
    Proeftuin,
    Publicatie,
    Publicatiebestand,
    Samenwerking,
)
from .proeftuin import GEGEVENS

VOORBEELDEN = GEGEVENS / "voorbeelden.json"
Rij = dict[str, Any]


def read_voorbeelden() -> Rij:
    return json.loads(VOORBEELDEN.read_text(encoding="utf-8"))


@transaction.atomic
def load_proeftuinvoorbeelden() -> int:
    """Fill the proeftuinen about which nobody wrote anything yet, and the city; returns how many got content.

    The organisations of the examples of the map must be there.
    """
    wait_for_turn()
    start_version()
    rijen = read_voorbeelden()
    with handeling(reden="voorbeelden"):
        lader = Lader(organisaties=_add_organisaties(rijen["organisaties"]))
        kaal = {proeftuin.slug: proeftuin for proeftuin in _bare()}
        for rij in rijen["proeftuinen"]:
            if proeftuin := kaal.get(rij["slug"]):
                lader.fill_proeftuin(proeftuin, rij)
        stad = not Borgingsplan.objects.filter(proeftuin=None).exists()
        if stad:
            lader.fill(None, rijen["stad"])
        lader.write_history()
    return len(kaal) + stad


@transaction.atomic
def remove_proeftuinvoorbeelden() -> Counter[str]:
    """Take away all that is invented, and all that rests on an invented organisation; return how many of each.

    The proeftuinen stay, with what somebody else wrote about them.
    """
    wait_for_turn()
    start_version()
    with handeling(reden="voorbeelden weg"):
        weg = {model: _remove(model.objects.filter(**zoek)) for model, zoek in EERST.items()}
        # Either end: who works with an invented organisation is invented too.
        einden = [f"{eind}__voorbeeld" for eind in ("van", "naar", "van_initiatief", "naar_initiatief")]
        zoek = Q(voorbeeld=True) | Q(*((eind, True) for eind in einden), _connector=Q.OR)
        weg[Samenwerking] = _remove(Samenwerking.objects.filter(zoek))
        weg[Actie] = _remove(Actie.objects.filter(Q(voorbeeld=True) | Q(eigenaar__voorbeeld=True)))
        weg[Cyclus] = _remove(Cyclus.objects.filter(voorbeeld=True))
        for rij in read_voorbeelden()["proeftuinen"]:
            _bare_again(rij)
    aantallen: Counter[str] = Counter()
    for model, aantal in weg.items():
        # Some kinds have one name.
        aantallen[str(model._meta.verbose_name_plural)] += aantal
    return +aantallen


EERST: dict[Any, dict[str, bool]] = {
    Borgingsplan: {"voorbeeld": True},
    Ondertekening: {"organisatie__voorbeeld": True},
    Netwerkmanager: {"organisatie__voorbeeld": True},
    Deelname: {"organisatie__voorbeeld": True},
    Cyclusdeelnemer: {"organisatie__voorbeeld": True},
    Ervaring: {"voorbeeld": True},
    Publicatie: {"voorbeeld": True},
}


def _remove(rijen: models.QuerySet) -> int:
    aantal = rijen.count()
    rijen.delete()
    return aantal


def _bare_again(rij: Rij) -> None:
    """What the examples wrote in this proeftuin goes; what has become other words stays."""
    proeftuin = Proeftuin.objects.filter(slug=rij["slug"], voorbeeld=True).first()
    if proeftuin is None:
        return
    for model, deel in ((Mijlpaal, "mijlpalen"), (Bijeenkomst, "bijeenkomsten"), (Document, "documenten")):
        for eigen in rij[deel]:
            model.objects.filter(proeftuin=proeftuin, datum=eigen["datum"], titel=eigen["titel"]).delete()
    for veld, leeg in (("doel", ""), ("beschrijving", ""), ("begin", None)):
        if str(getattr(proeftuin, veld)) == rij[veld]:
            setattr(proeftuin, veld, leeg)
    proeftuin.voorbeeld = False
    proeftuin.save()


def _bare() -> models.QuerySet[Proeftuin]:
    niets: Any = dict.fromkeys(
        ("cycli", "acties", "bijeenkomsten", "deelnames", "borgingsplan", "publicaties", "stadsdeel__samenwerkingen")
    )
    return Proeftuin.objects.filter(doel="", beschrijving="", voorbeeld=False, **niets)


def _add_organisaties(rijen: list[Rij]) -> dict[str, Organisatie]:
    """The invented organisations by name; those that the map does not know are made."""
    bekend = Organisatie.objects.in_bulk(field_name="naam")
    slugs = {organisatie.slug for organisatie in bekend.values()}
    for rij in rijen:
        if (naam := rij["naam"]) not in bekend:
            bekend[naam] = Organisatie.objects.create(
                naam=naam, slug=make_slug(naam, slugs), soort_organisatie=rij["soort"], voorbeeld=True
            )
    return {naam: organisatie for naam, organisatie in bekend.items() if organisatie.voorbeeld}


def _by_slug(model: type[models.Model]) -> dict[str, Any]:
    return {rij.slug: rij for rij in model._default_manager.all()}  # type: ignore[attr-defined]


@dataclass
class Lader:
    """Writes many rows at once; their history follows when their relations are there."""

    organisaties: dict[str, Organisatie]
    wensen: dict[str, Ondersteuningswens] = field(default_factory=lambda: _by_slug(Ondersteuningswens))
    themas: dict[str, Thema] = field(default_factory=lambda: _by_slug(Thema))
    perspectieven: dict[str, Perspectief] = field(default_factory=lambda: _by_slug(Perspectief))
    gemaakt: list[list[Any]] = field(default_factory=list)

    def fill_proeftuin(self, proeftuin: Proeftuin, rij: Rij) -> None:
        for veld in ("doel", "beschrijving", "begin"):
            setattr(proeftuin, veld, rij[veld])
        proeftuin.voorbeeld = True
        proeftuin.save()
        self._add_parts(Netwerkmanager, "proeftuin", [(proeftuin, rij["managers"])])
        self._add_parts(Deelname, "proeftuin", [(proeftuin, rij["deelnames"])])
        self._add_parts(Mijlpaal, "proeftuin", [(proeftuin, rij["mijlpalen"])])
        self._add_parts(Document, "proeftuin", [(proeftuin, rij["documenten"])])
        self._add_cycli(proeftuin, rij["cycli"], rij["acties"])
        bijeenkomsten = self._add_parts(
            Bijeenkomst, "proeftuin", [(proeftuin, [_without(deel, "aanwezig") for deel in rij["bijeenkomsten"]])]
        )
        self._relate(bijeenkomsten, "aanwezig", rij["bijeenkomsten"], self.organisaties)
        self.fill(proeftuin, rij, {bijeenkomst.titel: bijeenkomst for bijeenkomst in bijeenkomsten})

    def fill(self, proeftuin: Proeftuin | None, rij: Rij, bijeenkomsten: dict[str, Bijeenkomst] | None = None) -> None:
        """What a proeftuin has, and the city as well."""
        stadsdeel = proeftuin.stadsdeel if proeftuin else None
        banden = self._write(
            Samenwerking(
                van=self.organisaties[band["van"]],
                naar=self.organisaties[band["naar"]],
                fase=band["stappen"][-1][1],
                stadsdeel=stadsdeel,
                bijeenkomst=(bijeenkomsten or {}).get(band.get("bijeenkomst", "")),
                voorbeeld=True,
                **_without(band, "van", "naar", "stappen", "bijeenkomst", "themas"),
            )
            for band in rij["samenwerkingen"]
        )
        self._relate(banden, "themas", rij["samenwerkingen"], self.themas)
        stappen = [_as_steps(band["stappen"]) for band in rij["samenwerkingen"]]
        self._add_parts(Fasestap, "samenwerking", zip(banden, stappen, strict=True))
        self._add_ervaringen(stadsdeel, rij["ervaringen"])
        self._add_publicaties(proeftuin, rij["publicaties"])
        if plan := rij["borgingsplan"]:
            self._add_plan(proeftuin, plan)

    def write_history(self) -> None:
        for objecten in self.gemaakt:
            type(objecten[0]).history.bulk_history_create(objecten)

    def _add_cycli(self, proeftuin: Proeftuin, cycli: list[Rij], acties: list[Rij]) -> None:
        delen = ("stappen", "deelnemers", "bewijzen")
        objecten = self._write(
            Cyclus(
                proeftuin=proeftuin,
                fase=rij["stappen"][-1][1] if rij["stappen"] else "",
                voorbeeld=True,
                **_without(rij, *delen),
            )
            for rij in cycli
        )
        for model, deel in zip((Cyclusstap, Cyclusdeelnemer, Bewijs), delen, strict=True):
            rijen = [_as_steps(rij[deel]) if deel == "stappen" else rij.get(deel, []) for rij in cycli]
            self._add_parts(model, "cyclus", zip(objecten, rijen, strict=True))
        op_nummer = {cyclus.nummer: cyclus for cyclus in objecten}
        self._write(
            Actie(
                proeftuin=proeftuin,
                cyclus=op_nummer.get(rij.get("cyclus")),
                wens=self.wensen.get(rij["wens"]),
                eigenaar=self.organisaties[rij["eigenaar"]],
                voorbeeld=True,
                **_without(rij, "cyclus", "wens", "eigenaar"),
            )
            for rij in acties
        )

    def _add_ervaringen(self, stadsdeel: Any, rijen: list[Rij]) -> None:
        ervaringen = self._write(
            Ervaring(
                stadsdeel=stadsdeel,
                status=Ervaring.Status.GEPUBLICEERD,
                voorbeeld=True,
                **self._point(_without(rij, "themas")),
            )
            for rij in rijen
        )
        self._relate(ervaringen, "themas", rijen, self.themas)

    def _add_publicaties(self, proeftuin: Proeftuin | None, rijen: list[Rij]) -> None:
        bekend = set(Publicatie.objects.values_list("slug", flat=True))
        rijen = [rij for rij in rijen if rij["slug"] not in bekend]
        publicaties = self._write(
            Publicatie(
                proeftuin=proeftuin,
                status=Publicatie.Status.GEPUBLICEERD,
                voorbeeld=True,
                **_without(rij, "bestanden", "cijfers"),
            )
            for rij in rijen
        )
        for model, deel in ((Publicatiebestand, "bestanden"), (Cijfer, "cijfers")):
            self._add_parts(model, "publicatie", zip(publicaties, (rij[deel] for rij in rijen), strict=True))

    def _add_plan(self, proeftuin: Proeftuin | None, rij: Rij) -> None:
        plan = self._write([Borgingsplan(proeftuin=proeftuin, slug=rij["slug"], voorbeeld=True)])[0]
        delen = ("afspraken", "ondertekeningen", "gemaakt")
        versies = self._write(Borgingsversie(plan=plan, **_without(versie, *delen)) for versie in rij["versies"])
        for versie, deel in zip(versies, rij["versies"], strict=True):
            versie.created_at = datetime.combine(date.fromisoformat(deel["gemaakt"]), datetime.min.time(), tzinfo=UTC)
        # The day on which a version was made is filled in when it is written.
        Borgingsversie.objects.bulk_update(versies, ["created_at"])
        afspraken = [
            [
                _without(afspraak, "eigenaren") | {"volgorde": nummer}
                for nummer, afspraak in enumerate(deel["afspraken"])
            ]
            for deel in rij["versies"]
        ]
        objecten = self._add_parts(Afspraak, "versie", zip(versies, afspraken, strict=True))
        alle = [afspraak for deel in rij["versies"] for afspraak in deel["afspraken"]]
        self._relate(objecten, "eigenaren", alle, self.organisaties)
        tekenaars = [deel["ondertekeningen"] for deel in rij["versies"]]
        self._add_parts(Ondertekening, "versie", zip(versies, tekenaars, strict=True))

    # --- how rows are written ---

    def _write(self, objecten: Iterable[Any]) -> list[Any]:
        rijen = list(objecten)
        if rijen:
            type(rijen[0])._default_manager.bulk_create(rijen)
            self.gemaakt.append(rijen)
        return rijen

    def _add_parts(self, model: Any, ouder: str, delen: Iterable[tuple[Any, list[Rij]]]) -> list[Any]:
        """The parts of several records, each under its own."""
        return self._write(model(**{ouder: van}, **self._point(rij)) for van, rijen in delen for rij in rijen)

    def _point(self, rij: Rij) -> Rij:
        """Names in a row become what they point at, and the text of a file becomes the file."""
        velden = dict(rij)
        if "organisatie" in rij:
            velden["organisatie"] = self.organisaties[rij["organisatie"]]
        if "perspectief" in rij:
            velden["perspectief"] = self.perspectieven[rij["perspectief"]]
        if "inhoud" in rij:
            bestand = SimpleUploadedFile(velden.pop("naam"), velden.pop("inhoud").encode())
            velden["bestand"] = Bestand.objects.keep(bestand)
        return velden

    def _relate(self, objecten: list[Any], veld: str, rijen: list[Rij], waarden: dict[str, Any]) -> None:
        relatie = type(objecten[0])._meta.get_field(veld)
        tussen = relatie.remote_field.through
        tussen._default_manager.bulk_create(
            tussen(**{relatie.m2m_field_name(): van, relatie.m2m_reverse_field_name(): waarden[naam]})
            for van, rij in zip(objecten, rijen, strict=True)
            for naam in rij.get(veld, [])
            if naam in waarden
        )


def _without(rij: Rij, *namen: str) -> Rij:
    return {naam: waarde for naam, waarde in rij.items() if naam not in namen}


def _as_steps(stappen: list[list[str]]) -> list[Rij]:
    return [{"op": op, "fase": fase} for op, fase in stappen]
