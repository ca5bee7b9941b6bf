import pytest
from hypothesis import given
from hypothesis import strategies as st

from palliatief.lib.gewone_week import summarize_week
from palliatief.lib.openingstijden import Openingstijden, local_now
from palliatief.lib.weektekst import read_weektekst


@pytest.mark.parametrize(
    ("tekst", "osm"),
    [
        ("di en do 10.00–12.00 uur", "Tu,Th 10:00-12:00"),
        ("ma t/m do 9.00–21.00 uur, vr 9.00–17.00 uur", "Mo-Th 09:00-21:00; Fr 09:00-17:00"),
        ("Dinsdag en donderdag van 10 tot 12 uur.", "Tu,Th 10:00-12:00"),
        ("ma, wo en vr 9-12 en 13-17 uur", "Mo,We,Fr 09:00-12:00,13:00-17:00"),
        ("op werkdagen 9.00 - 17.00, za dicht", "Mo-Fr 09:00-17:00; Sa off"),
        ("elke dag 9-17", "Mo-Su 09:00-17:00"),
        ("in het weekend 10-12", "Sa-Su 10:00-12:00"),
        ("elke dinsdag: 10-12", "Tu 10:00-12:00"),
        ("dag en nacht", "24/7"),
        ("Mo-Fr 09:00-17:00; PH off", "Mo-Fr 09:00-17:00; PH off"),
        ("na afspraak", ""),
        ("ma 9-10 niet in de zomer", ""),
        ("ma 25.00-26.00", ""),
        ("", ""),
    ],
)
def test_hours_as_people_write_them(tekst, osm):
    assert read_weektekst(tekst) == osm


@given(st.text(alphabet="mdiwovrzatelkgndch ,;.:-–/0123456789&+uT", max_size=60))
def test_any_text_gives_what_we_can_read_or_nothing(tekst):
    osm = read_weektekst(tekst)
    assert not osm or Openingstijden.parse(osm)


@given(
    st.lists(
        st.tuples(st.sampled_from(["Mo", "Tu,Th", "We-Fr", "Sa"]), st.integers(6, 11), st.integers(12, 22)), max_size=3
    )
)
def test_what_we_show_can_be_read_back(regels):
    osm = "; ".join(f"{dagen} {van:02}:00-{tot}:30" for dagen, van, tot in regels)
    tijden = Openingstijden.parse(osm) if osm else None
    if tijden and (tekst := summarize_week(tijden, local_now().date())):
        gelezen = Openingstijden.parse(read_weektekst(tekst))
        assert gelezen and summarize_week(gelezen, local_now().date()) == tekst
