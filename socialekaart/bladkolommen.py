"""The columns of the initiative sheet as it goes out: the same that ``import_initiatieven`` reads."""

# A spreadsheet runs a cell that starts with one of these; an apostrophe makes it text. Most start with a letter, and to
# see that costs far less than the whole test.
VEILIG = (
    r"CASE WHEN ascii({0}) IN (9, 13, 39, 43, 45, 61, 64)"
    r" THEN regexp_replace({0}, '^(''*[=+\-@\t\r])', '''\1') ELSE {0} END"
)
KAAL = "({0})::text"

# Column, how it is read (``actions/csvregel.py`` has the names), and what makes it safe when people typed it.
VELDEN = (
    ("bron_id", "i.bron_id", VEILIG),
    ("naam", "i.naam", VEILIG),
    ("organisatie", "coalesce(o.naam, '')", VEILIG),
    ("soort", "i.soort", KAAL),
    ("samenvatting", "i.samenvatting", VEILIG),
    ("beschrijving", "i.beschrijving", VEILIG),
    ("wensen", "wens.blad", KAAL),
    ("doelgroepen", "doelgroep.blad", KAAL),
    ("werkgebied", "CASE WHEN i.heel_amsterdam THEN 'Amsterdam' ELSE werk.blad END", VEILIG),
    ("straat", "l.straat", VEILIG),
    ("huisnummer", "l.huisnummer", VEILIG),
    ("postcode", "l.postcode", KAAL),
    ("plaats", "l.plaats", VEILIG),
    ("lon", "round(ST_X(l.punt) * 1e6) / 1e6", KAAL),
    ("lat", "round(ST_Y(l.punt) * 1e6) / 1e6", KAAL),
    (
        "telefoon",
        "CASE WHEN NOT i.telefoon_openbaar THEN '' WHEN left(i.telefoon, 3) = '+31' THEN '0' || substr(i.telefoon, 4)"
        " WHEN left(i.telefoon, 1) = '+' THEN '00' || substr(i.telefoon, 2) ELSE i.telefoon END",
        VEILIG,
    ),
    ("email", "CASE WHEN i.email_openbaar THEN i.email ELSE '' END", VEILIG),
    ("website", "i.website", VEILIG),
    ("verwijzen", "i.verwijzen", VEILIG),
    ("kosten", "i.kosten", VEILIG),
    ("talen", "array_to_string(i.talen, ';')", KAAL),
    ("openingstijden", "i.openingstijden", VEILIG),
    ("capaciteit", "i.capaciteit", KAAL),
    ("gecontroleerd_op", "to_char(i.gecontroleerd_op, 'YYYY-MM-DD')", KAAL),
    # Beyond the sheet of people: an invented example says so wherever it goes.
    ("voorbeeld", "CASE WHEN i.voorbeeld THEN 'ja' ELSE '' END", KAAL),
)

KOLOMMEN = [kolom for kolom, *_rest in VELDEN]
