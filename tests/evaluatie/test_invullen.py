"""A questionnaire as a form: whatever comes in, nothing is lost and nothing breaks."""

from uuid import UUID

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from evaluatie.invullen import LANGSTE, Codeformulier, Invulformulier, read_kenmerk
from tests.factories import MeetmomentFactory


@pytest.fixture
def ronde(lijsten):
    return MeetmomentFactory()


def fill(ronde, **antwoorden):
    data = QueryDict(mutable=True)
    data.update({f"v-{code.replace('_', '-')}": waarde for code, waarde in antwoorden.items()})
    return Invulformulier(data, meetmoment=ronde)


def test_answers_and_own_words_come_out_apart(ronde):
    form = fill(ronde, gehoord="2", vertrouwen="5", gelukt=" Regel een\r\nregel twee ")
    assert form.is_valid()
    assert {vraag.code: punt.label for vraag, punt in form.antwoorden().items()} == {
        "gehoord": "Meestal wel",
        "vertrouwen": "Dat weet ik niet",
    }
    assert {vraag.code: tekst for vraag, tekst in form.eigen_woorden().items()} == {"gelukt": "Regel een\nregel twee"}


def test_each_question_may_be_skipped_but_not_all(ronde):
    assert fill(ronde, gelukt="x").is_valid()
    form = fill(ronde, gelukt="  ")
    assert form.non_field_errors() == ["U hebt nog niets ingevuld. Beantwoord ten minste één vraag."]


def test_bad_input_is_told_in_words_at_its_question(ronde):
    form = fill(ronde, gehoord="6", gelukt="x" * (LANGSTE + 1), goed_samenwerken="a\x00b", vertrouwen="1")
    assert form.errors.keys() == {"gehoord", "gelukt", "goed-samenwerken"}
    assert form.errors["gehoord"] == ["Dit antwoord kennen we niet. Kies een van deze antwoorden."]
    assert form["gelukt"].value() == "x" * (LANGSTE + 1)


@given(st.text())
def test_a_number_that_is_not_ours_becomes_a_new_one(tekst):
    assert isinstance(read_kenmerk(tekst), UUID)


def test_a_page_keeps_its_number(ronde):
    kenmerk = Invulformulier(meetmoment=ronde).kenmerk
    assert Invulformulier(QueryDict(f"kenmerk={kenmerk}"), meetmoment=ronde).kenmerk == kenmerk


@pytest.mark.parametrize("typt", ["{0}", " {0} ", "{1} {2}", "{1}-{2}"])
def test_a_code_may_be_typed_with_spaces_and_capitals(ronde, typt):
    getypt = typt.format(ronde.sleutel, ronde.sleutel[:5], ronde.sleutel[5:]).upper()
    form = Codeformulier({"code": getypt})
    assert form.is_valid()
    assert form.cleaned_data["code"] == ronde


@pytest.mark.parametrize("code", ["", "bestaatniet", "\x00", "x" * 100])
def test_a_code_that_we_do_not_know_is_told(lijsten, code):
    assert Codeformulier({"code": code}).errors["code"]
