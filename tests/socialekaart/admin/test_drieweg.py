"""Nothing that one of two people typed is lost, whatever both typed."""

from django import forms
from hypothesis import given
from hypothesis import strategies as st

from socialekaart.admin.drieweg import Samenloop, as_sent, is_same

WAARDE = st.fixed_dictionaries(
    {
        "tekst": st.sampled_from(["", "een", "twee\nregels", "drie"]),
        "ja": st.booleans(),
        "keuze": st.sampled_from(["", "a", "b"]),
        "meer": st.lists(st.sampled_from("xyz"), unique=True),
        "moment": st.sampled_from([None, "2026-01-01 10:00", "2026-01-02 11:00"]),
        "aantal": st.sampled_from([None, 1, 2]),
    }
)


class Blad(forms.Form):
    samen = (("aantal", "ja"),)
    tekst = forms.CharField(widget=forms.Textarea, required=False)
    ja = forms.BooleanField(required=False)
    keuze = forms.ChoiceField(choices=[("", "-"), ("groep", [("a", "A"), ("b", "B")])], required=False)
    meer = forms.MultipleChoiceField(choices=[(letter, letter) for letter in "xyz"], required=False)
    moment = forms.SplitDateTimeField(required=False)
    aantal = forms.IntegerField(required=False)
    bestand = forms.FileField(required=False)


def show(waarden: dict) -> Blad:
    veld = forms.DateTimeField(required=False)
    return Blad(initial=waarden | {"moment": veld.clean(waarden["moment"])})


def fill_in(waarden: dict) -> dict[str, list[str]]:
    """As a browser sends it, with the newlines that browsers use."""
    blad = show(waarden)
    getypt = {naam: w for veld in blad if veld.name != "bestand" for naam, w in as_sent(veld).items()}
    return {naam: [waarde.replace("\n", "\r\n") for waarde in w] for naam, w in getypt.items()}


def pick(waarden: dict, eenheid: tuple[str, ...]) -> list:
    return [sorted(waarden[naam]) if naam == "meer" else waarden[naam] for naam in eenheid]


@given(WAARDE, WAARDE, WAARDE)
def test_what_only_one_changed_is_kept_and_what_both_changed_is_asked(basis, nu, mijn):
    samenloop = Samenloop(show(basis), show(nu), fill_in(mijn), {}).merge()
    gevraagd = {vraag.sleutel for vraag in samenloop.vragen}
    for eenheid in (("tekst",), ("aantal", "ja"), ("keuze",), ("meer",), ("moment",)):
        was, ik, zij = (pick(waarden, eenheid) for waarden in (basis, mijn, nu))
        botst = ik not in (was, zij) and zij != was
        sleutel = "ja" if "ja" in eenheid else eenheid[0]
        assert (sleutel in gevraagd or eenheid[0] in gevraagd) == botst
        over = mijn if botst or zij == was else nu if ik == was else mijn
        assert all(is_same(show(over)[naam], samenloop.getypt) for naam in eenheid)


@given(WAARDE, WAARDE)
def test_without_a_base_every_difference_is_asked(nu, mijn):
    samenloop = Samenloop(None, show(nu), fill_in(mijn), {}).merge()
    assert samenloop.touched == bool(samenloop.vragen)
    assert not samenloop.overgenomen
