"""What five groups answered, as it may be published."""

from uuid import uuid4

from django.urls import reverse
from django.utils.translation import override

from evaluatie.actions import send_inzending
from evaluatie.effect.pagina import describe
from evaluatie.effect.uitkomsten import public_uitkomsten, read_tellingen
from evaluatie.effect.uitvoer import exact_rows
from evaluatie.models import Antwoord, Inzending, Meetmoment, OpenAntwoord
from evaluatie.onderdrukking import ONDERDRUKT
from socialekaart.actions.verversen import start_version
from socialekaart.models import Kaartstand
from tests.factories import MeetmomentFactory, OpenAntwoordFactory, ProeftuinFactory

ALTIJD, MEESTAL, SOMS, NOOIT, WEET_NIET = range(5)


def send(meetmoment: Meetmoment, antwoorden: list[int], code: str = "verwijzen") -> None:
    """One list for each answer, to the question with this code."""
    vraag = meetmoment.vragenlijst.vragen.get(code=code)
    punten = list(vraag.schaal.punten.all())
    lijsten = Inzending.objects.bulk_create(Inzending(meetmoment=meetmoment, kenmerk=uuid4()) for _a in antwoorden)
    Antwoord.objects.bulk_create(
        Antwoord(inzending=lijst, vraag=vraag, punt=punten[antwoord])
        for lijst, antwoord in zip(lijsten, antwoorden, strict=True)
    )
    start_version()


def spread(*aantallen: int) -> list[int]:
    return [plek for plek, aantal in enumerate(aantallen) for _keer in range(aantal)]


def outcome(code: str = "verwijzen"):
    return next(v for v in public_uitkomsten(Kaartstand.objects.current()) if v.code == code)


def test_nothing_before_the_tenth_answer(client, lijsten):
    ronde = MeetmomentFactory()
    send(ronde, spread(4, 5))
    [rij] = outcome().uitkomsten
    assert (rij.n, rij.gemiddelde, rij.genoeg) == (ONDERDRUKT, None, False)
    assert set(rij.aantallen) == {ONDERDRUKT}
    assert "minder dan 10 mensen" in client.get(reverse("evaluatie")).content.decode()
    send(ronde, [MEESTAL])
    [rij] = outcome().uitkomsten
    assert rij.genoeg and rij.n == 10


def test_nobody_can_count_the_lists_by_the_version_of_the_data(lijsten):
    """A new version starts only when what is told changes: at the tenth list, and each fifth after it."""
    ronde = MeetmomentFactory()
    anders = []
    for nummer in range(1, 17):
        versie = Kaartstand.objects.current()
        send_inzending(meetmoment=ronde, kenmerk=uuid4(), antwoorden={}, eigen_woorden={})
        anders += [nummer] * (Kaartstand.objects.current() != versie)
    assert anders == [10, 15]


def test_two_rounds_of_one_group_reach_the_threshold_together(lijsten):
    for _ronde in range(2):
        ronde, versie = MeetmomentFactory(), Kaartstand.objects.current()
        for _lijst in range(5):
            send_inzending(meetmoment=ronde, kenmerk=uuid4(), antwoorden={}, eigen_woorden={})
    assert Kaartstand.objects.current() != versie


def test_invented_answers_hide_no_real_people(client, lijsten):
    """Everybody can read the examples, so what is more in them would be the answers of a few."""
    send(MeetmomentFactory(voorbeeld=True, gesloten=True), spread(20, 15, 12, 10, 10))
    assert outcome().uitkomsten[0].n == 65
    ronde = MeetmomentFactory(gesloten=True)
    send(ronde, spread(0, 0, 5))
    OpenAntwoordFactory(meetmoment=ronde, schoon="Van weinig mensen.")
    [rij] = outcome().uitkomsten
    assert not rij.genoeg
    pagina = client.get(reverse("evaluatie")).content.decode()
    assert "Van weinig mensen." not in pagina and "Met voorbeelden" not in pagina


def test_an_open_round_is_told_in_steps_of_five(lijsten):
    """Who looks before and after one list came in, sees the same."""
    ronde = MeetmomentFactory()
    send(ronde, spread(10, 4))
    eerst = outcome().uitkomsten
    assert eerst[0].n == 10
    send(ronde, [SOMS])
    assert outcome().uitkomsten[0].n == 15
    send(ronde, spread(0, 0, 2))
    assert read_tellingen() and outcome().uitkomsten[0].n == 15
    Meetmoment.objects.update(gesloten=True)
    start_version()
    assert sum(next(iter(read_tellingen().values()))[0].aantallen) == 17


def test_counts_and_mean_by_hand(lijsten):
    """20 always (4), 15 mostly (3), 12 sometimes (2), 10 hardly (1), 10 do not know.

    Mean of 57: (80 + 45 + 24 + 10) / 57 = 159 / 57 = 2.79. Variance: (20 × 1.464 + 15 × 0.0443 + 12 × 0.6233 +
    10 × 3.202) / 56 = 1.240; margin 2.003 × √(1.240 / 57) = 0.295; so 2.49 to 3.08, outward to halves 2.0 to 3.5.
    """
    send(MeetmomentFactory(van_groep="zorgverleners", gesloten=True), spread(20, 15, 12, 10, 10))
    uitkomst = outcome()
    [rij] = uitkomst.uitkomsten
    assert (rij.n, rij.aantallen) == (65, [20, 15, 10, 10, 10])
    assert rij.gemiddelde == (2.8, 2.0, 3.5)
    assert uitkomst.veranderingen == [] and uitkomst.laatste == [rij]


def test_a_change_is_told_with_how_sure_it_is(lijsten):
    for moment, antwoorden in {"T0": spread(10, 12, 30, 20), "T1": spread(40, 30, 12, 10)}.items():
        send(MeetmomentFactory(moment=moment, gesloten=True), antwoorden)
    [verandering] = outcome().veranderingen
    assert (verandering.eerst.moment, verandering.later.moment, verandering.zeker) == ("T0", "T1", True)
    assert "punt beter" in describe(verandering)
    send(MeetmomentFactory(moment="T2"), spread(10, 12, 31, 20))
    [verandering] = outcome().veranderingen
    assert (verandering.later.moment, verandering.zeker) == ("T2", False)
    assert "te klein om zeker te zijn" in describe(verandering)


def test_worse_is_called_worse(lijsten):
    for moment, antwoorden in {"T0": spread(40, 30, 12, 10), "T1": spread(10, 12, 30, 20)}.items():
        send(MeetmomentFactory(moment=moment, gesloten=True), antwoorden)
    assert "punt slechter" in describe(outcome().veranderingen[0])


def test_the_last_moment_that_can_be_shown(lijsten):
    send(MeetmomentFactory(moment="T0", gesloten=True), spread(20, 15, 12, 10, 10))
    send(MeetmomentFactory(moment="T1", gesloten=True), spread(1, 2))
    uitkomst = outcome()
    assert [rij.moment for rij in uitkomst.laatste] == ["T0"]
    assert len(read_tellingen()) == 1


def test_page_tells_groups_network_and_own_words(client, lijsten, django_assert_max_num_queries):
    assert "Er zijn nog geen antwoorden" in client.get(reverse("evaluatie")).content.decode()
    send(MeetmomentFactory(moment="T0"), spread(10, 12, 30, 20))
    send(MeetmomentFactory(moment="T1"), spread(40, 30, 12, 10))
    send(MeetmomentFactory(van_groep="zorgverleners", gesloten=True), spread(20, 15, 12, 10, 10))
    send(MeetmomentFactory(van_groep="vrijwilligers", voorbeeld=True, gesloten=True), spread(1, 2))
    # Enough people, but all of them answered the same: the mean would tell what each of them said.
    send(MeetmomentFactory(van_groep="welzijnswerkers"), spread(12, 0))
    later = Meetmoment.objects.get(moment="T1")
    OpenAntwoordFactory(schoon="Even bellen helpt.", meetmoment=later)
    OpenAntwoordFactory(schoon="Nooit tonen", meetmoment=later, status=OpenAntwoord.Status.KLAAR)
    # Of a moment of which nobody else sent anything.
    OpenAntwoordFactory(schoon="Ik was de enige", meetmoment=MeetmomentFactory(moment="T2"))
    ProeftuinFactory(in_stadsdeel="weesp", slug="proef", begin="2025-01-01")
    with django_assert_max_num_queries(20):
        pagina = client.get(reverse("evaluatie")).content.decode()
    assert "Met voorbeelden" in pagina and "punt beter" in pagina
    assert "minder dan 10 mensen" in pagina and "te weinig om te tonen" in pagina
    assert "Zo antwoordden zij" in pagina and pagina.count("Ja, altijd") >= 1
    assert "Even bellen helpt." in pagina
    assert "Nooit tonen" not in pagina and "Ik was de enige" not in pagina
    # The second time only own words and whether there are examples are asked for.
    with django_assert_max_num_queries(8):
        client.get(reverse("evaluatie"))
    with override("en"):
        assert client.get(reverse("evaluatie")).status_code == 200


def test_many_own_words_do_not_hide_the_next_theme(client, lijsten):
    ronde = MeetmomentFactory(gesloten=True)
    send(ronde, spread(20, 15, 12))
    OpenAntwoordFactory.create_batch(10, meetmoment=ronde)
    pagina = client.get(reverse("evaluatie")).content.decode()
    assert pagina.count("Elkaar even bellen.") == 10 and "Bekijk nog 2 antwoorden" in pagina


def test_rows_for_everybody_and_exact_ones(client, lijsten):
    send(MeetmomentFactory(gesloten=True), spread(20, 15, 12, 10, 10))
    send(MeetmomentFactory(van_groep="vrijwilligers", gesloten=True), spread(1, 2))
    regels = client.get(reverse("vragenlijsten_csv")).content.decode("utf-8-sig").splitlines()
    assert regels[0].startswith("perspectief,moment,vraag,tekst,antwoord,punten,aantal,n,gemiddelde")
    assert '"Ja, altijd",4,20,65,2.8,2.0,3.5,1.0' in regels[1]
    assert "Dat weet ik niet,,10,65" in regels[5]
    assert all(regel.count("onderdrukt") == 2 for regel in regels[6:])
    precies = list(exact_rows())
    assert len(precies) == 70 and {rij[0] for rij in precies} == set(range(1, 71))
    vrijwilligers = [rij for rij in precies if rij[1] == "vrijwilligers"]
    assert [rij[7:] for rij in vrijwilligers].count(("verwijzen", "Meestal wel", 3)) == 2
    assert {rij[9] for rij in precies if rij[8] == "Dat weet ik niet"} == {""}
