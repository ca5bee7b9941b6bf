"""Collecting, ordering, printing and sharing, over the web; nothing of it is stored."""

import io
import logging
import time
import unicodedata

import pytest
from django.contrib.sessions.models import Session
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from palliatief.lib import pdf
from socialekaart.actions import refresh_initiatieven
from socialekaart.meegeeflijst import HOOGSTENS, Meegeeflijst, make_token
from tests.factories import InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db

LIJST = "/meegeeflijst/"
PDF = "/meegeeflijst.pdf"
NAMEN = ["Naast je", "Longpunt", "Mantelzorgcafé"]


@pytest.fixture
def drie(lijsten):
    """Three initiatives; the first two have a place."""
    telefoons = ["+31200000112", "+31200000340", "+31200000577"]
    alle = [InitiatiefFactory(naam=naam, telefoon=tel) for naam, tel in zip(NAMEN, telefoons, strict=True)]
    LocatieFactory(initiatief=alle[0])
    LocatieFactory(initiatief=alle[1], in_stadsdeel="oost")
    refresh_initiatieven()
    return alle


@pytest.fixture
def vol(client, drie):
    """A visitor who has the three on the list."""
    client.cookies["meegeeflijst"] = ".".join(str(initiatief.pk) for initiatief in drie)
    return drie


def on_list(client) -> list[int]:
    koek = client.cookies.get("meegeeflijst")
    return [int(pk) for pk in koek.value.split(".")] if koek and koek.value else []


def names_in(antwoord) -> list[str]:
    return [regel.initiatief.naam for regel in antwoord.context["regels"]]


def read_pdf(antwoord) -> PdfReader:
    assert antwoord.status_code == 200
    assert antwoord["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(antwoord.content))


def text_of(lezer: PdfReader) -> str:
    return "\n".join(bladzijde.extract_text() for bladzijde in lezer.pages)


def as_sent(naam: str = "Wie kan u helpen?", groet: str = "U mag bellen.", **notities: str) -> dict[str, str]:
    return {"titel": naam, "groet": groet, **notities}


# --- pages stay the same for everybody --------------------------------------------------------------------


@pytest.mark.parametrize("pad", ["/", "/kaart/", "/over/"])
def test_public_pages_set_no_cookie_and_do_not_depend_on_one(client, drie, pad):
    eerst = client.get(pad)
    assert not eerst.cookies
    assert "Cookie" not in eerst.get("Vary", "")
    client.cookies["meegeeflijst"] = str(drie[0].pk)
    assert client.get(pad).content == eerst.content


def test_rows_and_pages_have_a_button_that_belongs_to_the_one_form(client, drie):
    tekst = client.get("/kaart/").text
    assert tekst.count('id="meegeef"') == 1
    assert "csrfmiddlewaretoken" not in tekst
    for initiatief in drie:
        knop = f'form="meegeef" name="erbij" value="{initiatief.pk}" id="lijst-{initiatief.pk}"'
        assert tekst.count(knop) == 1
        assert client.get(initiatief.get_absolute_url()).text.count(knop) == 1


# --- collecting -----------------------------------------------------------------------------------------


def test_collecting_goes_back_to_where_one_was(client, drie):
    antwoord = client.post(LIJST, {"erbij": drie[1].pk}, headers={"referer": "http://testserver/kaart/?q=long#oud"})
    assert antwoord.status_code == 303
    assert antwoord["Location"] == f"http://testserver/kaart/?q=long#lijst-{drie[1].pk}"
    koek = antwoord.cookies["meegeeflijst"]
    assert (koek.value, koek["samesite"], koek["max-age"], koek["expires"]) == (str(drie[1].pk), "Lax", "", "")
    client.post(LIJST, {"erbij": drie[0].pk})
    client.post(LIJST, {"erbij": drie[1].pk})
    assert on_list(client) == [drie[1].pk, drie[0].pk]


def test_the_cookie_is_for_https_only_where_the_site_is(client, drie, settings):
    settings.HTTPS = True
    koek = client.post(LIJST, {"erbij": drie[1].pk}, secure=True).cookies["meegeeflijst"]
    assert koek["secure"]


@pytest.mark.parametrize("terug", ["https://elders.example/kaart/", "javascript:alert(1)", "//elders.example", None])
def test_nobody_is_sent_elsewhere(client, drie, terug):
    koppen = {"referer": terug} if terug else {}
    antwoord = client.post(LIJST, {"erbij": drie[0].pk}, headers=koppen)
    assert antwoord["Location"] == f"/meegeeflijst/#lijst-{drie[0].pk}"


def test_taking_off_what_is_on_it(client, vol):
    antwoord = client.post(LIJST, {"eraf": vol[1].pk}, headers={"referer": "http://testserver/kaart/"})
    assert antwoord.status_code == 303
    assert on_list(client) == [vol[0].pk, vol[2].pk]


def test_the_last_one_takes_the_cookie_along(client, drie):
    client.cookies["meegeeflijst"] = str(drie[0].pk)
    koek = client.post(LIJST, {"eraf": drie[0].pk}).cookies["meegeeflijst"]
    assert (koek.value, koek["max-age"]) == ("", 0)


def test_a_full_list_says_so_and_takes_no_more(client, drie):
    alle = [InitiatiefFactory().pk for _keer in range(HOOGSTENS)]
    client.cookies["meegeeflijst"] = ".".join(map(str, alle))
    antwoord = client.post(LIJST, {"erbij": drie[0].pk})
    assert antwoord.status_code == 200
    assert "Uw lijst is vol. Er passen 20 op." in antwoord.text
    assert on_list(client) == alle
    assert client.post(LIJST, {"erbij": alle[3]}).status_code == 303


def test_what_is_not_published_cannot_be_collected(client, lijsten):
    concept = InitiatiefFactory(status="concept")
    assert client.post(LIJST, {"erbij": concept.pk}).status_code == 404
    assert client.post(LIJST, {"erbij": 999_999_999}).status_code == 404
    assert on_list(client) == []


@pytest.mark.parametrize(
    "gestuurd",
    [{}, {"erbij": ""}, {"erbij": "1.2"}, {"erbij": "x"}, {"eraf": "²"}, {"zet": "1"}, {"zet": "1:x"}, {"weg": "-1"}],
)
def test_what_no_button_sends_is_refused(client, lijsten, gestuurd):
    assert client.post(LIJST, gestuurd).status_code == 400


@given(
    st.sampled_from(["erbij", "eraf", "zet", "weg", "leeg", "lijst", "neem_over", "titel", "notitie-x"]),
    st.text(st.characters(codec="utf-8"), max_size=30),
)
def test_nothing_that_is_sent_is_a_fault(client, lijsten, naam, waarde):
    assert client.post(LIJST, {naam: waarde}).status_code in {200, 303, 400, 404}


# --- from our own pages only ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("koppen", "mag"),
    [
        ({}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "https://testserver"}, False),
        ({"origin": "https://kaart.example.nl"}, True),
        ({"origin": "https://elders.example"}, False),
        ({"origin": "null"}, False),
    ],
)
def test_another_site_cannot_reach_the_list(client, vol, settings, koppen, mag):
    settings.CSRF_TRUSTED_ORIGINS = ["https://kaart.example.nl"]
    for pad, gestuurd in ((LIJST, {"leeg": "ja"}), (PDF, as_sent())):
        client.cookies["meegeeflijst"] = ".".join(str(initiatief.pk) for initiatief in vol)
        assert client.post(pad, gestuurd, headers=koppen).status_code == (200 if mag else 403)
        assert (on_list(client) == []) == (mag and pad == LIJST)


# --- the page of the list -----------------------------------------------------------------------------------


def test_an_empty_list_explains_itself(client, lijsten):
    antwoord = client.get(LIJST)
    assert antwoord.status_code == 200
    assert "Er staat nog niets op uw lijst." in antwoord.text
    assert not antwoord.cookies
    assert antwoord["X-Robots-Tag"] == "noindex"
    assert client.head(LIJST).status_code == 200
    assert client.put(LIJST).status_code == 405


def test_the_list_shows_what_paper_will(client, vol, django_assert_max_num_queries):
    client.get(LIJST)
    with django_assert_max_num_queries(7):
        antwoord = client.get(LIJST)
    assert names_in(antwoord) == NAMEN
    assert "private" in antwoord["Cache-Control"] and "no-store" not in antwoord["Cache-Control"]
    assert "Cookie" in antwoord["Vary"]
    for zin in ("020 000 01 12", "Voorbeeldplein 12, 1102 AB Amsterdam", "Nummer 3 heeft geen vaste plek."):
        assert zin in antwoord.text, zin
    assert antwoord.text.count("<textarea") == 4


def test_stale_and_invented_ones_say_so(client, lijsten):
    oud = InitiatiefFactory(gecontroleerd_op="2020-03-30", voorbeeld=True)
    client.cookies["meegeeflijst"] = str(oud.pk)
    tekst = client.get(LIJST).text
    assert "Niet gecontroleerd sinds 30 maart 2020. Bel eerst even." in tekst
    assert '<span class="voorbeeld">Voorbeeld</span>' in tekst
    blad = text_of(read_pdf(client.get(PDF)))
    assert "30 maart 2020" in blad and blad.count("Voorbeeld") == 2


def test_what_left_the_map_is_taken_off_and_said_once(client, vol):
    vol[1].status = "gearchiveerd"
    vol[1].save()
    antwoord = client.get(LIJST)
    assert "1 initiatief staat niet meer op de kaart. Het is van de lijst gehaald." in antwoord.text
    assert on_list(client) == [vol[0].pk, vol[2].pk]
    assert "niet meer op de kaart" not in client.get(LIJST).text


def test_moving_keeps_what_was_typed(client, vol):
    notitie = {f"notitie-{vol[2].pk}": "Voor uw vrouw.", "titel": "Voor thuis", "groet": ""}
    antwoord = client.post(LIJST, {"zet": f"{vol[2].pk}:1", **notitie})
    assert antwoord.status_code == 200
    assert names_in(antwoord) == ["Mantelzorgcafé", "Naast je", "Longpunt"]
    assert "Mantelzorgcafé staat nu op plaats 1." in antwoord.text
    assert "Voor uw vrouw.</textarea>" in antwoord.text and 'value="Voor thuis"' in antwoord.text
    assert on_list(client) == [vol[2].pk, vol[0].pk, vol[1].pk]
    opnieuw = client.post(LIJST, {"zet": f"{vol[2].pk}:1", **notitie})
    assert names_in(opnieuw) == names_in(antwoord)


def test_taking_off_can_be_undone_with_its_note(client, vol):
    notitie = {f"notitie-{vol[1].pk}": "Bel na tien uur.", "titel": "t", "groet": ""}
    antwoord = client.post(LIJST, {"weg": vol[1].pk, **notitie})
    assert names_in(antwoord) == ["Naast je", "Mantelzorgcafé"]
    assert "Longpunt is van de lijst gehaald." in antwoord.text
    assert f'<input type="hidden" name="notitie-{vol[1].pk}" value="Bel na tien uur.">' in antwoord.text
    [melding] = antwoord.context["meldingen"]
    terug = client.post(LIJST, {"lijst": melding.terug, **notitie})
    assert names_in(terug) == NAMEN
    assert "Bel na tien uur.</textarea>" in terug.text


def test_emptying_can_be_undone(client, vol):
    antwoord = client.post(LIJST, {"leeg": "ja"})
    assert "De lijst is leeg gemaakt." in antwoord.text and "Er staat nog niets" in antwoord.text
    assert on_list(client) == []
    client.post(LIJST, {"lijst": antwoord.context["meldingen"][0].terug})
    assert on_list(client) == [initiatief.pk for initiatief in vol]


def test_what_is_typed_is_text(client, vol):
    gemeen = '</textarea><script>alert(1)</script>"'
    velden = {f"notitie-{vol[0].pk}": gemeen, f"notitie-{vol[1].pk}": gemeen, "titel": gemeen, "groet": gemeen}
    tekst = client.post(LIJST, {"weg": vol[1].pk, **velden}).text
    assert "<script>alert" not in tekst
    assert tekst.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 4


# --- paper ------------------------------------------------------------------------------------------------


def test_paper_is_tagged_and_holds_phones_and_notes(client, vol):
    antwoord = client.post(PDF, as_sent(**{f"notitie-{vol[0].pk}": "Vraag naar Hanna.\nZij spreekt Sranan."}))
    lezer = read_pdf(antwoord)
    assert antwoord["Content-Disposition"] == 'attachment; filename="meegeeflijst.pdf"'
    assert "private" in antwoord["Cache-Control"]
    wortel = lezer.trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"] and wortel["/Lang"] == "nl"
    assert lezer.metadata.title == "Wie kan u helpen?"
    assert [punt.title for punt in lezer.outline if not isinstance(punt, list)] == ["Wie kan u helpen?"]
    tekst = text_of(lezer)
    for zin in ("020 000 01 12", "020 000 03 40", "020 000 05 77", "Vraag naar Hanna.", "Zij spreekt Sranan.",
                "U mag bellen.", "Voorbeeldplein 12", "Levensgevaar: bel 112", "Besproken met"):  # fmt: skip
        assert zin in tekst, zin
    assert tekst.index("Naast je") < tekst.index("Longpunt") < tekst.index("Mantelzorgcaf")


def alt_texts(deel, gezien=None) -> list[str]:
    """What a screen reader says of pictures, wherever they hang in the tree."""
    deel = deel.get_object()
    if isinstance(deel, list):
        return [tekst for kind in deel for tekst in alt_texts(kind)]
    if not isinstance(deel, dict):
        return []
    eigen = [str(deel.get("/Alt", ""))] if deel.get("/S") == "/Figure" else []
    return eigen + (alt_texts(deel["/K"]) if "/K" in deel else [])


def test_pictures_on_paper_are_described(client, vol):
    lezer = read_pdf(client.get(PDF))
    assert alt_texts(lezer.trailer["/Root"]["/StructTreeRoot"]["/K"]) == [
        "Kaart met de nummers van de lijst",
        "QR-code die naar deze lijst leidt",
    ]


def test_type_on_paper_is_large(client, vol):
    maten: set[float] = set()
    lezer = read_pdf(client.post(PDF, as_sent(**{f"notitie-{vol[0].pk}": "Vraag naar Hanna."})))

    def measure(tekst, matrix, tekstmatrix, _letter, grootte):
        if tekst.strip() and abs(matrix[1]) < 0.01:
            maten.add(round(abs(grootte * tekstmatrix[3] * matrix[3]), 1))

    for naam in ("020 000 01 12", "Naast je", "Vraag naar Hanna."):
        maten.clear()
        lezer.pages[0].extract_text(
            visitor_text=lambda tekst, *rest, naam=naam: measure(tekst, *rest) if naam in tekst else None
        )
        assert maten and min(maten) >= 14, (naam, maten)


def test_paper_without_notes(client, vol):
    tekst = text_of(read_pdf(client.get(PDF)))
    assert "020 000 01 12" in tekst and "‘Ik bel" in tekst


def test_a_title_that_was_emptied_comes_back(client, vol):
    assert read_pdf(client.post(PDF, as_sent(naam=" "))).metadata.title == "Wie kan u helpen?"


@pytest.mark.parametrize("aantal", [1, 5, HOOGSTENS])
def test_paper_of_every_length(client, lijsten, aantal):
    alle = [
        InitiatiefFactory(
            naam=f"Initiatief met een tamelijk lange naam, nummer {i}",
            telefoon=f"+3120000{i:04}",
            samenvatting="Een vrijwilliger komt elke week bij u langs. " * 6,
        )
        for i in range(aantal)
    ]
    for initiatief in alle:
        LocatieFactory(initiatief=initiatief)
    refresh_initiatieven()
    client.cookies["meegeeflijst"] = ".".join(str(initiatief.pk) for initiatief in alle)
    lang = "Een lange notitie. " * 21
    lezer = read_pdf(client.post(PDF, as_sent(**{f"notitie-{initiatief.pk}": lang for initiatief in alle})))
    tekst = text_of(lezer)
    assert all(f"000 {i // 100:02} {i % 100:02}"[-5:] in tekst for i in range(aantal))
    assert len(lezer.pages) <= 2 + aantal / 2
    for bladzijde in lezer.pages:
        assert bladzijde.extract_text().strip()


def test_other_letters_are_on_paper(client, vol):
    """Polish, Turkish, Arabic, Russian and Greek; Arabic comes back in the forms that join its letters."""
    notities = ["Zażółć gęślą jaźń İğne şeker çay ğüşöçı", "مرحبا حنا", "Привет, Ханна. Καλημέρα"]
    velden = {f"notitie-{initiatief.pk}": tekst for initiatief, tekst in zip(vol, notities, strict=True)}
    tekst = unicodedata.normalize("NFKC", text_of(read_pdf(client.post(PDF, as_sent(**velden)))))
    assert set("".join(notities)) <= set(tekst)


def test_markup_in_a_note_is_printed_as_it_was_typed(client, vol):
    gemeen = '<img src="file:///etc/hostname"><h1>Bel 0900</h1>&amp;'
    lezer = read_pdf(client.post(PDF, as_sent(naam="<b>Titel</b>", **{f"notitie-{vol[0].pk}": gemeen})))
    tekst = text_of(lezer).replace("\n", "")
    assert "<h1>Bel 0900</h1>&amp;" in tekst and "file:///etc/hostname" in tekst
    assert lezer.metadata.title == "<b>Titel</b>"
    assert not [beeld for bladzijde in lezer.pages for beeld in bladzijde.images]


def test_too_long_a_note_is_said_beside_it_and_nothing_is_lost(client, vol):
    notities = {f"notitie-{vol[0].pk}": "n" * 401, f"notitie-{vol[1].pk}": "Deze is goed."}
    antwoord = client.post(PDF, as_sent(naam="Voor thuis", **notities))
    assert antwoord.status_code == 400
    assert "Er is nog geen PDF." in antwoord.text and "400" in antwoord.context["aanvulling"].errors.as_text()
    for bewaard in ("n" * 401, "Deze is goed.", 'value="Voor thuis"', "U mag bellen."):
        assert bewaard in antwoord.text


def test_when_it_is_busy_nothing_is_lost(client, vol):
    deel = f"{PDF}?lijst={make_token(Meegeeflijst((vol[0].pk,)))}"
    with pdf._beurt._rij, pdf._beurt._rij:
        eigen, gedeeld = client.post(PDF, as_sent(**{f"notitie-{vol[0].pk}": "Blijft staan"})), client.get(deel)
    assert eigen.status_code == gedeeld.status_code == 503
    assert "Blijft staan" in eigen.text
    for antwoord in (eigen, gedeeld):
        assert "Het is nu druk." in antwoord.text


def test_an_empty_list_has_no_paper(client, lijsten):
    antwoord = client.get(PDF)
    assert (antwoord.status_code, antwoord["Location"]) == (302, LIJST)


def test_what_is_typed_goes_nowhere(client, vol, caplog, django_assert_max_num_queries):
    """Not in the log, not in the database, not in a cookie: every statement to the database only reads."""
    client.get(LIJST)
    caplog.set_level(logging.DEBUG)
    geheim = "Mevrouw Voorbeeld wil niet naar het hospice"
    velden = as_sent(naam=geheim, groet=geheim, **{f"notitie-{pk.pk}": geheim for pk in vol})
    for pad, meer in ((LIJST, {"weg": vol[0].pk}), (PDF, {}), (LIJST, {"zet": f"{vol[1].pk}:2"})):
        with django_assert_max_num_queries(8) as gevraagd:
            antwoord = client.post(pad, {**velden, **meer})
        assert antwoord.status_code == 200
        assert all(vraag["sql"].startswith("SELECT") and geheim not in vraag["sql"] for vraag in gevraagd)
        assert set(client.cookies) == {"meegeeflijst"}
    assert geheim not in caplog.text
    assert not Session.objects.exists()


# --- a link -----------------------------------------------------------------------------------------------


def test_a_link_shows_the_list_to_anybody(client, vol, django_assert_max_num_queries):
    adres = client.get(LIJST).context["adres"]
    client.cookies.clear()
    with django_assert_max_num_queries(7):
        antwoord = client.get(adres)
    assert antwoord.status_code == 200
    assert names_in(antwoord) == NAMEN
    assert not antwoord.cookies
    assert antwoord["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in antwoord.text
    assert "<textarea" not in antwoord.text and 'name="zet"' not in antwoord.text
    assert "020 000 03 40" in antwoord.text
    assert client.post(adres).status_code == 405


def test_a_link_can_be_taken_over(client, drie):
    client.cookies["meegeeflijst"] = str(drie[2].pk)
    token = make_token(Meegeeflijst((drie[0].pk, drie[2].pk)))
    antwoord = client.post(LIJST, {"neem_over": token})
    assert "De lijst is overgenomen." in antwoord.text
    assert on_list(client) == [drie[2].pk, drie[0].pk]


def test_what_does_not_fit_is_said(client, drie):
    alle = [InitiatiefFactory().pk for _keer in range(HOOGSTENS - 1)]
    client.cookies["meegeeflijst"] = ".".join(map(str, alle))
    antwoord = client.post(LIJST, {"neem_over": make_token(Meegeeflijst((drie[0].pk, drie[1].pk)))})
    assert "Uw lijst is vol." in antwoord.text
    assert on_list(client) == [*alle, drie[0].pk]


def test_a_link_on_paper_has_the_date_of_that_link(client, vol, monkeypatch):
    nu = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: nu - 89 * 24 * 60 * 60)
    token = make_token(Meegeeflijst((vol[1].pk,)))
    monkeypatch.undo()
    tot = client.get(f"{LIJST}{token}/").context["deel"].tot
    tekst = text_of(read_pdf(client.get(f"{PDF}?lijst={token}")))
    assert "Longpunt" in tekst and "Naast je" not in tekst
    assert f"De lijst werkt tot {tot.day} " in tekst


def test_what_left_the_map_is_left_out_of_a_link_and_said(client, drie):
    token = make_token(Meegeeflijst((drie[0].pk, drie[1].pk, 999_999)))
    drie[1].delete()
    antwoord = client.get(f"{LIJST}{token}/")
    assert names_in(antwoord) == ["Naast je"]
    assert "2 initiatieven staan niet meer op de kaart. Ze zijn van de lijst gehaald." in antwoord.text
    drie[0].delete()
    leeg = client.get(f"{LIJST}{token}/")
    assert leeg.status_code == 200 and "Zoek hulp" in leeg.text
    assert client.get(f"{PDF}?lijst={token}").status_code == 302


def test_a_link_that_is_too_old_says_so(client, drie, monkeypatch):
    token = make_token(Meegeeflijst((drie[0].pk,)))
    later = time.time() + 91 * 24 * 60 * 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    for antwoord in (
        client.get(f"{LIJST}{token}/"), client.get(f"{PDF}?lijst={token}"), client.post(LIJST, {"neem_over": token}),
    ):  # fmt: skip
        assert antwoord.status_code == 410
        assert "Een lijst werkt 90 dagen." in antwoord.text
        assert antwoord["X-Robots-Tag"] == "noindex"


def test_a_link_that_is_not_ours_says_so(client, drie):
    token = make_token(Meegeeflijst((drie[0].pk,)))[:-1]
    for antwoord in (
        client.get(f"{LIJST}{token}/"), client.get(f"{PDF}?lijst={token}"), client.post(LIJST, {"neem_over": token}),
    ):  # fmt: skip
        assert antwoord.status_code == 404
        assert "Deze link klopt niet" in antwoord.text


def test_secret_places_and_private_numbers_appear_nowhere(client, lijsten):
    initiatief = InitiatiefFactory(telefoon="+31612345678", telefoon_openbaar=False, verwijzen="Vraag het ons.")
    LocatieFactory(initiatief=initiatief, geheim=True, straat="Schuilstraat", postcode="1091 GH")
    refresh_initiatieven()
    client.cookies["meegeeflijst"] = str(initiatief.pk)
    eigen = client.get(LIJST)
    gedeeld = client.get(eigen.context["adres"])
    blad = text_of(read_pdf(client.get(PDF)))
    for tekst in (eigen.text, gedeeld.text, blad, eigen.context["mail_uri"]):
        for geheim in ("Schuilstraat", "1091 GH", "612345678", "06 12", "12 34 56 78"):
            assert geheim not in tekst
    assert eigen.context["schets"].merken == []


def test_in_english(client, vol):
    antwoord = client.get("/en/meegeeflijst/")
    assert antwoord.status_code == 200
    assert 'action="/en/meegeeflijst/"' in antwoord.text
    assert "/en/meegeeflijst/" in antwoord.context["adres"]
    assert read_pdf(client.get("/en/meegeeflijst.pdf")).trailer["/Root"]["/Lang"] == "en"
