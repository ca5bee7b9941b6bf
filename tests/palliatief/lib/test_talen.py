from palliatief.lib.talen import taalnaam


def test_names_of_languages():
    assert taalnaam("srn") == "Sranan"
    assert taalnaam("xx") == "xx"
