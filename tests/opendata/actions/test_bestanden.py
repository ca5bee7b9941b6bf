import hashlib
import io
from datetime import timedelta

import pytest
from django.utils import timezone

from opendata import actions
from opendata.actions.bestanden import DEEL, keep_bestand
from opendata.bestanden import Vorm, list_vormen
from opendata.models import Intrekking, Openbestand, Openbestanddeel
from opendata.taken import bestanden as taken
from palliatief.lib.download import CSV
from socialekaart.actions.verversen import start_version
from tests.factories import LocatieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tabel(monkeypatch):
    """Two small files in the place of ours; ``teller`` says how often each was written."""
    teller = {"a.csv": 0, "b.csv": 0}

    def make(naam: str, van_vandaag: bool) -> Vorm:
        def write(uit) -> int:
            teller[naam] += 1
            uit.write(b"naam\r\nAn\r\n")
            return 1

        return Vorm(naam, CSV, "CSV", write, van_vandaag)

    vormen = [make("a.csv", False), make("b.csv", True)]
    monkeypatch.setattr(actions.bestanden, "list_vormen", lambda: iter(vormen))
    return teller


def test_a_file_is_made_again_when_the_data_or_the_day_are_others(lijsten, tabel):
    verteld = []
    assert actions.make_open_data(tell=verteld.append) == 2 and [b.naam for b in verteld] == ["a.csv", "b.csv"]
    assert actions.make_open_data() == 0
    start_version()
    assert actions.make_open_data() == 2 and tabel == {"a.csv": 2, "b.csv": 2}
    Openbestand.objects.update(gemaakt_op=timezone.now() - timedelta(days=1))
    assert actions.make_open_data() == 1 and tabel == {"a.csv": 2, "b.csv": 3}
    assert actions.make_open_data(alles=True) == 2
    a = Openbestand.objects.get(naam="a.csv")
    assert (a.soort, a.grootte, a.rijen) == (CSV, 10, 1)
    assert a.sha256 == hashlib.sha256(b"naam\r\nAn\r\n").hexdigest()


def test_what_is_no_longer_in_the_table_goes(lijsten, tabel):
    vorm = Vorm("oud.csv", CSV, "CSV", lambda uit: 0)
    keep_bestand(vorm=vorm, inhoud=io.BytesIO(b"oud"), rijen=0, versie=0)
    taken.make_open_data()
    assert set(Openbestand.objects.values_list("naam", flat=True)) == {"a.csv", "b.csv"}
    assert Openbestanddeel.objects.count() == 2


@pytest.mark.parametrize("lengte, delen", [(0, []), (DEEL, [DEEL]), (DEEL + 1, [DEEL, 1])])
def test_a_file_is_kept_in_pieces_that_together_are_the_file(lijsten, lengte, delen):
    inhoud = bytes(range(256)) * (lengte // 256) + b"!" * (lengte % 256)
    vorm = Vorm("groot.zip", "application/zip", "pakket", lambda uit: 0)
    keep_bestand(vorm=vorm, inhoud=io.BytesIO(b"wat er eerst was"), rijen=0, versie=0)
    bestand = keep_bestand(vorm=vorm, inhoud=io.BytesIO(inhoud), rijen=0, versie=1)
    stukken = [bytes(deel.inhoud) for deel in bestand.delen.all()]
    assert [len(stuk) for stuk in stukken] == delen and b"".join(stukken) == inhoud and bestand.grootte == lengte


def test_what_goes_wrong_with_one_file_leaves_what_was_and_does_not_stop_the_next(lijsten, tabel, monkeypatch):
    actions.make_open_data()
    slecht, goed = actions.bestanden.list_vormen()

    def fail(uit) -> int:
        raise OSError("vol")

    monkeypatch.setattr(actions.bestanden, "list_vormen", lambda: iter([slecht._replace(write=fail), goed]))
    start_version()
    with pytest.raises(ExceptionGroup) as fouten:
        actions.make_open_data()
    assert [fout.__notes__ for fout in fouten.value.exceptions] == [["a.csv"]]
    oud, nieuw = Openbestand.objects.get(naam="a.csv"), Openbestand.objects.get(naam="b.csv")
    assert oud.versie < nieuw.versie and oud.delen.count() == 1


def test_asking_twice_is_asking_once(lijsten):
    from procrastinate.contrib.django.models import ProcrastinateJob

    actions.ask_open_data()
    actions.ask_open_data()
    assert ProcrastinateJob.objects.filter(task_name=taken.make_open_data.name, status="todo").count() == 1


def test_every_name_is_an_address_of_its_own():
    namen = [vorm.naam for vorm in list_vormen()]
    assert len(namen) == len(set(namen)) and all(naam == naam.lower() and "/" not in naam for naam in namen)


def hide_place(plek):
    plek.geheim = True
    plek.save()


def hide_phone(plek):
    type(plek.initiatief).objects.update(telefoon_openbaar=False)


def hide_mail(plek):
    type(plek.initiatief).objects.update(email_openbaar=False)


def archive(plek):
    type(plek.initiatief).objects.update(status="gearchiveerd")


@pytest.mark.parametrize(
    "trek_in", [hide_place, hide_phone, hide_mail, archive, lambda plek: plek.delete(), lambda p: p.initiatief.delete()]
)
def test_what_was_withdrawn_makes_every_file_anew_within_minutes(lijsten, tabel, trek_in):
    plek = LocatieFactory(initiatief__telefoon_openbaar=True, initiatief__email_openbaar=True)
    taken.replace_withdrawn()
    LocatieFactory()
    plek.initiatief.save()
    start_version()
    taken.replace_withdrawn()
    assert tabel == {"a.csv": 1, "b.csv": 1}, "what is only older waits for the night"
    trek_in(plek)
    taken.replace_withdrawn()
    taken.replace_withdrawn()
    assert tabel == {"a.csv": 2, "b.csv": 2}


def test_what_is_withdrawn_while_a_file_is_made_counts_for_that_file(lijsten, monkeypatch):
    plek = LocatieFactory()
    vorm = Vorm("a.csv", CSV, "CSV", lambda uit: hide_place(plek) or 1)
    monkeypatch.setattr(actions.bestanden, "list_vormen", lambda: iter([vorm]))
    actions.make_open_data()
    assert Openbestand.objects.get().intrekkingen == Intrekking.objects.count() - 1
    assert actions.make_open_data() == 1, "made again, though no version was started"


def test_the_next_file_is_another_record(lijsten):
    """Who has read the size of the one cannot get the pieces of the other."""
    vorm = Vorm("a.csv", CSV, "CSV", lambda uit: 0)
    een, ander = (keep_bestand(vorm=vorm, inhoud=io.BytesIO(b), rijen=0, versie=0) for b in (b"een", b"ander"))
    assert een.pk != ander.pk and not Openbestanddeel.objects.filter(bestand_id=een.pk).exists()
