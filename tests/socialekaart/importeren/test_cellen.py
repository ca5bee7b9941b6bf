"""What a cell means, in every way that people write it, and why it is refused."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from socialekaart.importeren import cellen
from socialekaart.importeren.cellen import Celfout

WENSEN = {"maatje": 1, "rouw-en-verlies": 2, "rouw en verlies": 2}
STADSDELEN = {"zuidoost": 7, "oost": 5}
read_wensen = cellen.read_keuzes(WENSEN)
read_werkgebied = cellen.read_werkgebied(STADSDELEN)


@pytest.mark.parametrize(
    ("lezer", "tekst", "waarde"),
    [
        (cellen.clean_cel, "  x\ty ", "x\ty"),
        (cellen.clean_cel, "'=SOM(1)", "=SOM(1)"),
        (cellen.clean_cel, "'t Huis", "'t Huis"),
        (cellen.read_regel(5), " a \n b ", "a b"),
        (cellen.read_alinea, "a\n\nb", "a\n\nb"),
        (cellen.read_soort, "Formeel", "formeel"),
        (read_wensen, "", frozenset()),
        (read_wensen, "Maatje; rouw  en verlies;rouw-en-verlies;", frozenset({1, 2})),
        (read_werkgebied, "heel Amsterdam", (True, frozenset())),
        (read_werkgebied, "Amsterdam;Oost", (True, frozenset({5}))),
        (read_werkgebied, "Oost; ZUIDOOST", (False, frozenset({5, 7}))),
        (read_werkgebied, "", (False, frozenset())),
        (cellen.read_huisnummer, " 12  B ", "12 B"),
        (cellen.read_postcode, "1102ab", "1102 AB"),
        (cellen.read_postcode, "1102 AB", "1102 AB"),
        (cellen.read_postcode, "", ""),
        (cellen.read_graden, "4,95", 4.95),
        (cellen.read_graden, "", None),
        (cellen.read_telefoon, "", ""),
        (cellen.read_telefoon, "020 - 555 51 81", "+31205555181"),
        (cellen.read_telefoon, "205555181", "+31205555181"),
        (cellen.read_telefoon, "+32 2 555 12 12", "+3225551212"),
        (cellen.read_telefoon, "0800 1234", "+318001234"),
        (cellen.read_email, "a@example.org", "a@example.org"),
        (cellen.read_email, "", ""),
        (cellen.read_website, "example.org", "https://example.org"),
        (cellen.read_website, "http://example.org/x", "http://example.org/x"),
        (cellen.read_website, "", ""),
        (cellen.read_talen, "NL; en;nl", ["nl", "en"]),
        (cellen.read_talen, "", []),
        (cellen.read_openingstijden, "Mo-Fr  09:00-17:00", "Mo-Fr 09:00-17:00"),
        (cellen.read_capaciteit, "0", 0),
        (cellen.read_capaciteit, "", None),
        (cellen.read_datum, "31-12-2024", date(2024, 12, 31)),
        (cellen.read_datum, "2024-12-31", date(2024, 12, 31)),
        (cellen.read_datum, "", None),
    ],
)
def test_reads(lezer, tekst, waarde):
    assert lezer(tekst) == waarde


@pytest.mark.parametrize(
    ("lezer", "tekst", "reden"),
    [
        (cellen.clean_cel, "a\x00b", "onleesbaar teken"),
        (cellen.clean_cel, "a\ud800b", "onleesbaar teken"),
        (cellen.read_regel(5), "abcdef", "Dit zijn 6 tekens; er passen er 5"),
        (cellen.read_alinea, "x" * 20_001, "tekens"),
        (cellen.read_soort, "beide", "formeel of informeel"),
        (read_wensen, "maatje;maatjes", "“maatjes” kennen we niet. Bedoelt u “maatje”?"),
        (read_wensen, "zzz", "“zzz” kennen we niet"),
        (read_werkgebied, "Amsterdam;Diemen", "“diemen” kennen we niet"),
        (cellen.read_huisnummer, "2025-01-02", "datum"),
        (cellen.read_huisnummer, "1" * 21, "tekens"),
        (cellen.read_postcode, "0102 AB", "1102 AB"),
        (cellen.read_postcode, "١١٠٢ AB", "1102 AB"),
        (cellen.read_graden, "ver", "geen getal"),
        (cellen.read_graden, "nan", "geen getal"),
        (cellen.read_graden, "inf", "geen getal"),
        (cellen.read_telefoon, "bel ons", "geen telefoonnummer"),
        (cellen.read_telefoon, "12", "telefoonnummer klopt niet"),
        (cellen.read_email, "a@", "geen e-mailadres"),
        (cellen.read_website, "geen adres", "geen webadres"),
        (cellen.read_website, "javascript://x", "geen webadres"),
        (cellen.read_talen, "nl;xx", "xx"),
        (cellen.read_openingstijden, "elke dag", "begrijpen we niet"),
        (cellen.read_capaciteit, "-1", "heel getal"),
        (cellen.read_capaciteit, "2,5", "heel getal"),
        (cellen.read_capaciteit, "9999999999", "te groot"),
        (cellen.read_datum, "12/31/2024", "31-12-2026"),
        (cellen.read_datum, "31-02-2024", "31-12-2026"),
    ],
)
def test_refuses(lezer, tekst, reden):
    with pytest.raises(Celfout, match=reden):
        lezer(tekst)


def test_no_date_in_the_future():
    morgen = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Celfout, match="toekomst"):
        cellen.read_datum(morgen.isoformat())
    assert cellen.read_datum(timezone.localdate().isoformat())
