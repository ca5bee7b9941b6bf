"""Two texts as one, with what went and what came."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from socialekaart.verschillen import mark_differences

WOORDEN = st.lists(st.sampled_from(["een", "maatje", "<b>", "komt", "&amp;", "\n", "’s avonds"])).map(" ".join)
WEG = re.compile(r'<del><span class="vh">weg: </span>(.*?)</del>', re.DOTALL)
NIEUW = re.compile(r'<ins><span class="vh">nieuw: </span>(.*?)</ins>', re.DOTALL)


@given(WOORDEN, WOORDEN)
def test_without_what_went_it_is_the_new_text_and_without_what_came_the_old(oud, nieuw):
    samen = mark_differences(oud, nieuw)
    assert unescape(NIEUW.sub(r"\1", WEG.sub("", samen))) == nieuw
    assert unescape(WEG.sub(r"\1", NIEUW.sub("", samen))) == oud


def test_texts_with_little_in_common_stand_one_after_the_other():
    samen = mark_differences("een twee drie", "vier vijf zes")
    assert WEG.findall(samen) == ["een twee drie"] and NIEUW.findall(samen) == ["vier vijf zes"]
