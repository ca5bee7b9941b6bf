"""Makes records for tests; the search rows follow only when a test asks (``actions.refresh_initiatieven``)."""

from datetime import date, timedelta
from secrets import randbelow
from uuid import uuid4

import factory
from django.contrib.gis.geos import Point
from django.utils.timezone import localdate

from evaluatie.actions.inzending import GROOTSTE
from evaluatie.models import (
    Doelgroepschatting,
    Inventarisatie,
    Meetmoment,
    Meting,
    OpenAntwoord,
    Schattingsmethode,
    Vragenlijst,
    Wenscijfer,
)
from palliatief.gebruikers.models import Gebruiker
from proeftuinen.models import (
    Actie,
    Borgingsplan,
    Borgingsversie,
    Cyclus,
    Ervaring,
    Proeftuin,
    Publicatie,
    Samenwerking,
)
from socialekaart.models import (
    Domein,
    Gebied,
    GoedVoorbeeld,
    Initiatief,
    Locatie,
    Ondersteuningswens,
    Organisatie,
    Persona,
    Perspectief,
    Thema,
)


class GebruikerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Gebruiker

    email = factory.Sequence(lambda n: f"gebruiker{n}@voorbeeld.example")


class OrganisatieFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisatie

    naam = factory.Sequence(lambda n: f"Stichting Voorbeeld {n}")
    slug = factory.Sequence(lambda n: f"stichting-voorbeeld-{n}")


class InitiatiefFactory(factory.django.DjangoModelFactory):
    """A published informal initiative; ``wensen``, ``doelgroepen`` and ``werkgebied`` take slugs."""

    class Meta:
        model = Initiatief
        skip_postgeneration_save = True

    naam = factory.Sequence(lambda n: f"Initiatief {n}")
    slug = factory.Sequence(lambda n: f"initiatief-{n}")
    soort = "informeel"
    samenvatting = "Een vrijwilliger komt bij u langs."
    status = "gepubliceerd"

    @factory.post_generation
    def wensen(self, create, slugs, **kwargs):
        if slugs:
            model = Initiatief.wensen.field.related_model
            self.wensen.set([model.objects.get(slug=slug) for slug in slugs])

    @factory.post_generation
    def doelgroepen(self, create, slugs, **kwargs):
        if slugs:
            model = Initiatief.doelgroepen.field.related_model
            self.doelgroepen.set([model.objects.get(slug=slug) for slug in slugs])

    @factory.post_generation
    def werkgebied(self, create, slugs, **kwargs):
        if slugs:
            self.werkgebied.set([Gebied.objects.stadsdelen().get(slug=slug) for slug in slugs])


class PersonaFactory(factory.django.DjangoModelFactory):
    """A published persona; ``wensen`` takes slugs, ``vragen`` questions by the slug of their domain."""

    class Meta:
        model = Persona
        skip_postgeneration_save = True

    naam = factory.Sequence(lambda n: f"Persoon {n}")
    slug = factory.Sequence(lambda n: f"persoon-{n}")
    leeftijd = 74
    kenmerk = "parkinson"
    uitspraak = "Ik wil thuis kunnen blijven."
    situatie = "Deze persoon woont alleen."
    gepubliceerd = True

    @factory.post_generation
    def wensen(self, create, slugs, **kwargs):
        for nummer, slug in enumerate(slugs or [], start=1):
            wens = Ondersteuningswens.objects.get(slug=slug)
            self.wensen.create(wens=wens, uitspraak=f"Ik wens: {wens.naam}.", volgorde=nummer)

    @factory.post_generation
    def vragen(self, create, vragen, **kwargs):
        for slug, zinnen in (vragen or {}).items():
            domein = Domein.objects.get(slug=slug)
            for nummer, zin in enumerate(zinnen, start=1):
                self.vragen.create(domein=domein, vraag=zin, volgorde=nummer)


# A point well inside each stadsdeel, in the sketch and in the official layer.
PUNTEN = {
    "centrum": (4.8952, 52.3702),
    "noord": (4.9300, 52.3950),
    "oost": (4.9300, 52.3560),
    "weesp": (5.0420, 52.3070),
    "zuidoost": (4.9700, 52.3100),
}


class LocatieFactory(factory.django.DjangoModelFactory):
    """A public place in Zuidoost, or in ``stadsdeel``."""

    class Meta:
        model = Locatie

    class Params:
        in_stadsdeel = "zuidoost"

    initiatief = factory.SubFactory(InitiatiefFactory)
    straat = "Voorbeeldplein"
    huisnummer = "12"
    postcode = "1102 AB"
    punt = factory.LazyAttribute(lambda o: Point(*PUNTEN[o.in_stadsdeel], srid=4326))


class ProeftuinFactory(factory.django.DjangoModelFactory):
    """A proeftuin on the site, of Zuidoost or of ``in_stadsdeel``."""

    class Meta:
        model = Proeftuin

    class Params:
        in_stadsdeel = "zuidoost"

    naam = factory.Sequence(lambda n: f"Proef {n}")
    slug = factory.Sequence(lambda n: f"proef-{n}")
    status = "gepubliceerd"
    stadsdeel = factory.LazyAttribute(lambda o: Gebied.objects.stadsdelen().get(slug=o.in_stadsdeel))


class SamenwerkingFactory(factory.django.DjangoModelFactory):
    """A tie between two new organisations, in ``fase`` since the day ``sinds`` (None: since before the project)."""

    class Meta:
        model = Samenwerking
        skip_postgeneration_save = True

    van = factory.SubFactory(OrganisatieFactory)
    naar = factory.SubFactory(OrganisatieFactory)
    soort = "afstemming"
    fase = "contact"

    @factory.post_generation
    def sinds(self, create, dag, **kwargs):
        self.stappen.create(fase=self.fase, op=dag)


class GoedVoorbeeldFactory(factory.django.DjangoModelFactory):
    """A good example on the site; ``themas`` takes slugs."""

    class Meta:
        model = GoedVoorbeeld
        skip_postgeneration_save = True

    titel = factory.Sequence(lambda n: f"Goed voorbeeld {n}")
    slug = factory.Sequence(lambda n: f"goed-voorbeeld-{n}")
    samenvatting = "Zo doen wij het."
    tekst = "Eerst dit, dan dat."
    status = "gepubliceerd"

    @factory.post_generation
    def themas(self, create, slugs, **kwargs):
        self.themas.set(Thema.objects.filter(slug__in=slugs or []))


class ErvaringFactory(factory.django.DjangoModelFactory):
    """A quote on the site, city-wide or of ``in_stadsdeel``; ``themas`` takes slugs."""

    class Meta:
        model = Ervaring
        skip_postgeneration_save = True

    class Params:
        in_stadsdeel = ""
        van = "zorgverleners"

    citaat = factory.Sequence(lambda n: f"Nu weet ik wie ik bel ({n}).")
    functie = "huisarts"
    status = "gepubliceerd"
    toestemming = True
    perspectief = factory.LazyAttribute(lambda o: Perspectief.objects.get(slug=o.van))
    stadsdeel = factory.LazyAttribute(lambda o: Gebied.objects.stadsdelen().filter(slug=o.in_stadsdeel).first())

    @factory.post_generation
    def themas(self, create, slugs, **kwargs):
        self.themas.set(Thema.objects.filter(slug__in=slugs or []))


class PublicatieFactory(factory.django.DjangoModelFactory):
    """A publication on the site, of the whole project or of the proeftuin with the slug ``in_proeftuin``."""

    class Meta:
        model = Publicatie

    class Params:
        in_proeftuin = ""

    titel = factory.Sequence(lambda n: f"Resultaat {n}")
    slug = factory.Sequence(lambda n: f"resultaat-{n}")
    soort = "tussen"
    auteurs = "Een onderzoeker"
    samenvatting = "Zij werken vaker samen."
    status = "gepubliceerd"
    proeftuin = factory.LazyAttribute(lambda o: Proeftuin.objects.filter(slug=o.in_proeftuin).first())


class CyclusFactory(factory.django.DjangoModelFactory):
    """A cycle that is planned, of a new proeftuin; ``fase`` makes it further."""

    class Meta:
        model = Cyclus

    proeftuin = factory.SubFactory(ProeftuinFactory)
    nummer = factory.Sequence(lambda n: n + 1)
    vraag = "Weten huisarts en buurtkamer elkaar te vinden?"


class ActieFactory(factory.django.DjangoModelFactory):
    """Something to do, of a new proeftuin; ``voor`` is the slug of the wish of its gap."""

    class Meta:
        model = Actie

    class Params:
        voor = ""

    proeftuin = factory.SubFactory(ProeftuinFactory)
    titel = factory.Sequence(lambda n: f"Actie {n}")
    eigenaar = factory.SubFactory(OrganisatieFactory)
    wens = factory.LazyAttribute(lambda o: Ondersteuningswens.objects.filter(slug=o.voor).first())


class BorgingsplanFactory(factory.django.DjangoModelFactory):
    """A plan without versions, of a new proeftuin."""

    class Meta:
        model = Borgingsplan

    proeftuin = factory.SubFactory(ProeftuinFactory)
    slug = factory.Sequence(lambda n: f"plan-{n}")


class BorgingsversieFactory(factory.django.DjangoModelFactory):
    """The first version of a new plan, written far enough to be decided; still a concept."""

    class Meta:
        model = Borgingsversie

    plan = factory.SubFactory(BorgingsplanFactory)
    nummer = 1
    missie = "Niemand is alleen in de laatste maanden."
    visie = "Zorg en welzijn kennen elkaar."
    blijft = "Het belrondje op maandag."
    herzien_op = factory.LazyFunction(lambda: localdate() + timedelta(days=365))


class MeetmomentFactory(factory.django.DjangoModelFactory):
    """A round that is open, with our own questionnaire for the group with the slug ``van_groep``."""

    class Meta:
        model = Meetmoment

    class Params:
        van_groep = "mantelzorgers"

    vragenlijst = factory.LazyAttribute(
        lambda o: Vragenlijst.objects.get(perspectief__slug=o.van_groep, slug__startswith="samen-zorgen")
    )
    moment = "T0"
    groep = "Iedereen in het buurthuis"
    tot = factory.LazyFunction(lambda: localdate() + timedelta(days=30))


class SchattingFactory(factory.django.DjangoModelFactory):
    """160 (155–185) people in the last phase of life, of Zuidoost or ``in_stadsdeel``, by the method with this slug."""

    class Meta:
        model = Doelgroepschatting

    class Params:
        in_stadsdeel = "zuidoost"
        volgens = "sterfte-66"

    gebied = factory.LazyAttribute(lambda o: Gebied.objects.stadsdelen().get(slug=o.in_stadsdeel))
    methode = factory.LazyAttribute(lambda o: Schattingsmethode.objects.get(slug=o.volgens))
    jaar = 2024
    aantal, laag, hoog = 160, 155, 185
    bron = "Een bron"


class MetingFactory(factory.django.DjangoModelFactory):
    """A measurement without figures, of Zuidoost or ``in_stadsdeel``; with another name it is another wave."""

    class Meta:
        model = Meting

    class Params:
        in_stadsdeel = "zuidoost"
        van_groep = "mantelzorgers"

    naam = "Voorjaar 2026"
    instrument = "Een vragenlijst"
    perspectief = factory.LazyAttribute(lambda o: Perspectief.objects.get(slug=o.van_groep))
    stadsdeel = factory.LazyAttribute(lambda o: Gebied.objects.stadsdelen().get(slug=o.in_stadsdeel))
    van, tot = date(2026, 3, 1), date(2026, 4, 30)
    bron = "Een bron"


class WenscijferFactory(factory.django.DjangoModelFactory):
    """52 people answered and 19 of them wish it, in a new measurement; ``voor`` is the slug of the wens."""

    class Meta:
        model = Wenscijfer

    class Params:
        voor = "maatje"

    meting = factory.SubFactory(MetingFactory)
    wens = factory.LazyAttribute(lambda o: Ondersteuningswens.objects.get(slug=o.voor))
    n, gewenst = 52, 19


class InventarisatieFactory(factory.django.DjangoModelFactory):
    """All was looked for in the domain with the slug ``van_domein``, of Zuidoost or ``in_stadsdeel``."""

    class Meta:
        model = Inventarisatie

    class Params:
        in_stadsdeel = "zuidoost"
        van_domein = "sociaal"

    stadsdeel = factory.LazyAttribute(lambda o: Gebied.objects.stadsdelen().get(slug=o.in_stadsdeel))
    domein = factory.LazyAttribute(lambda o: Domein.objects.get(slug=o.van_domein))
    op = date(2026, 5, 20)
    door = "Coördinator"
    compleet = True


class OpenAntwoordFactory(factory.django.DjangoModelFactory):
    """A cleaned answer to the first open question of a new round, with a number as large as those of people."""

    class Meta:
        model = OpenAntwoord

    pk = factory.LazyFunction(lambda: 10**9 + randbelow(GROOTSTE - 10**9))
    meetmoment = factory.SubFactory(MeetmomentFactory)
    vraag = factory.LazyAttribute(lambda o: o.meetmoment.vragenlijst.vragen.filter(soort="open").first())
    kenmerk = factory.LazyFunction(uuid4)
    schoon = "Elkaar even bellen."
    status = "tonen"
