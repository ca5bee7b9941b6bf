"""The line of the sheet in SQL: made when a record changes, so that a download only has to pass lines on."""

from palliatief.lib.tabelbestand import ONZICHTBAAR

from ..bladkolommen import VELDEN

# A value as COPY puts it in a line of CSV: no value and an empty text are not the same there.
CEL = r"""CASE WHEN {0} IS NULL THEN '' WHEN {0} = '' OR {0} ~ E'[,"\n\r]'
        THEN '"' || replace({0}, '"', '""') || '"' ELSE {0} END"""

# What no spreadsheet may hold becomes a space. A database keeps no NUL and no half of a pair.
TEKENS = [rf"\u{teken:04x}" for teken in ONZICHTBAAR if teken and not 0xD800 <= teken < 0xE000]
WEG, SPATIES = "".join(TEKENS), " " * len(TEKENS)

# Gives ``blad.regel`` of an initiative ``i`` with its organisation ``o`` and what it has in ``wens``, ``doelgroep`` and
# ``werk``. OFFSET 0 keeps Postgres from working a value out again each time that it is named.
BLAD = f"""
LEFT JOIN LATERAL (
    SELECT k.straat, k.huisnummer, k.postcode, k.plaats, k.punt::geometry AS punt
    FROM socialekaart_locatie k WHERE k.initiatief_id = i.id AND NOT k.geheim ORDER BY k.id LIMIT 1
) AS l ON true
CROSS JOIN LATERAL (
    SELECT {", ".join(f"{make_safe.format(veld)} AS {kolom}" for kolom, veld, make_safe in VELDEN)} OFFSET 0
) AS veld
CROSS JOIN LATERAL (
    SELECT {" || ',' || ".join(CEL.format(f"veld.{kolom}") for kolom, *_rest in VELDEN)} || E'\\n' AS regel OFFSET 0
) AS ruw
CROSS JOIN LATERAL (
    SELECT CASE WHEN ruw.regel ~ E'[{WEG}]' THEN translate(ruw.regel, E'{WEG}', '{SPATIES}') ELSE ruw.regel END AS regel
) AS blad
"""  # noqa: S608  (our own columns)
