"""JSON as SQL expressions of text, put together by joining strings.

``json_build_object`` with ``json_strip_nulls`` gives the same in far more time. What is empty is NULL, and what is NULL
is left out, so nothing empty ever stands in a document.
"""

# The start of each part of what has the number ``{}``: making a number from text is dear, so it is done once for all.
BEGIN = """'{{"id":"' || left(opendata_nummer('deel:' || {})::text, 24)"""


def tekst(uitdrukking: str) -> str:
    """A text that people typed."""
    return f"to_json(nullif({uitdrukking}, ''))"


def code(uitdrukking: str) -> str:
    """A number (UUID), a slug, a date: never empty text, and never with a sign that JSON must escape."""
    return f"""'"' || {uitdrukking} || '"'"""


def vast(woord: str) -> str:
    """Always this word."""
    return f"""'"{woord}"'"""


def object_of(velden: dict[str, str]) -> str:
    """An object with these members, by the expressions of their values; NULL when the first member has none."""
    (eerste, waarde), *rest = velden.items()
    return f"""'{{"{eerste}":' || {waarde} || {_members(dict(rest))} || '}}'"""


def loose_object(velden: dict[str, str]) -> str:
    """An object of which any member may be absent; NULL when all are. Dearer than ``object_of``."""
    return f"""nullif('{{' || substr({_members(velden)}, 2) || '}}', '{{}}')"""


def part_of(begin: str, sleutel: str, velden: dict[str, str]) -> str:
    """An object of which the number follows from what it is a part of and from its own key.

    ``begin`` is the start of it, up to halfway its number (``BEGIN``); the other half is of the key, a word.
    """
    return f"""{begin} || {tail_of(f"'{sleutel}'", velden)}"""


def tail_of(sleutel: str, velden: dict[str, str]) -> str:
    """The rest of a part, which is the same whatever it is a part of: the end of its number, and its members.

    ``sleutel`` is an expression.
    """
    return f"""right(opendata_nummer({sleutel})::text, 12) || '"' || {_members(velden)} || '}}'"""


def _members(velden: dict[str, str]) -> str:
    """The members that are there, each after a comma."""
    delen = [f"""',"{naam}":' || {waarde}""" for naam, waarde in velden.items()]
    return f"concat({', '.join(delen)})"
