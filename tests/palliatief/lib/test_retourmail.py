"""What a mail server sends back, and everything else that ends up in that mailbox."""

from email.message import EmailMessage, Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palliatief.lib.retourmail import MAX_BYTES, Retour, explain, read_retour

NUMMER = "<bericht.7.0123456789abcdef@kaart.example>"


def make_dsn(*ontvangers: tuple[str, str], nummer: str = NUMMER) -> bytes:
    """A message as RFC 3464 wants it: words, the status of each address, and what was sent."""
    rapport = MIMEMultipart("report", report_type="delivery-status")
    rapport["From"] = "MAILER-DAEMON@mail.example"
    rapport.attach(MIMEText("Dit kwam niet aan."))
    status = Message()
    status["Content-Type"] = "message/delivery-status"
    status.set_payload([_fields({"Reporting-MTA": "dns; mail.example"})])
    for actie, code in ontvangers:
        status.attach(_fields({"Final-Recipient": "rfc822; a@b.example", "Action": actie, "Status": code}))
    rapport.attach(status)
    brief = EmailMessage()
    brief["Message-ID"] = nummer
    brief["Subject"] = "Klopt dit nog?"
    brief.set_content("Dag")
    omhulsel = Message()
    omhulsel["Content-Type"] = "message/rfc822"
    omhulsel.set_payload([brief])
    rapport.attach(omhulsel)
    return rapport.as_bytes()


def _fields(velden):
    blok = Message()
    for naam, waarde in velden.items():
        blok[naam] = waarde
    return blok


@pytest.mark.parametrize(
    ("code", "reden"),
    [
        ("5.1.1", "Dit mailadres bestaat niet."),
        ("5.1.10 (extra)", "Dit mailadres bestaat niet."),
        ("5.2.2", "De mailbox is vol, of het bericht te groot."),
        ("5.7.1", "De mailserver weigert onze mail."),
        ("5.4.4", "De mail is niet bezorgd."),
        ("onzin", "De mail is niet bezorgd."),
    ],
)
def test_what_did_not_arrive(code, reden):
    assert read_retour(make_dsn(("failed", code))) == Retour(((7, NUMMER),), reden)


def test_one_of_several_addresses_is_enough():
    assert read_retour(make_dsn(("delivered", "2.0.0"), (" FAILED ", "5.1.1"))) is not None


@pytest.mark.parametrize(
    "rauw",
    [
        b"",
        make_dsn(("delayed", "4.4.1")),
        make_dsn(("delivered", "2.0.0")),
        make_dsn(),
        make_dsn(("failed", "5.1.1"), nummer="<iets-anders@kaart.example>"),
        make_dsn(("failed", "5.1.1"), nummer="<bericht.0.0123456789abcdef@kaart.example>"),
        f"In-Reply-To: {NUMMER}\nSubject: Re: Klopt dit nog?\n\nIk ben op vakantie.".encode(),
        f"Content-Type: message/delivery-status\n\n{NUMMER} Action: failed".encode(),
        make_dsn(("failed", "5.1.1")) + b"x" * MAX_BYTES,
    ],
)
def test_answers_delays_and_what_is_not_ours_are_left_alone(rauw):
    assert read_retour(rauw) is None


def test_parts_within_parts_without_end_are_not_read():
    delen = "".join(f'Content-Type: multipart/mixed; boundary="{nummer}"\n\n--{nummer}\n' for nummer in range(2000))
    assert read_retour((delen + NUMMER).encode()) is None


def test_a_server_from_before_the_standard():
    rauw = f"X-Failed-Recipients: a@b.example\n\nMessage-ID: {NUMMER}".encode()
    assert read_retour(rauw) == Retour(((7, NUMMER),), "De mail is niet bezorgd.")


DELEN = [
    b"Content-Type: multipart/report; boundary=\"x\"; report-type=delivery-status\n\n", b"--x\n", b"--x--\n", b"\n",
    b"Content-Type: message/delivery-status\n\n", b"Content-Type: message/rfc822\n\n", b"Action: failed\n",
    b"Status: 5.1.1\n", b"Content-Transfer-Encoding: base64\n", b"Content-Type: text/plain; charset=\"\xff\"\n",
    NUMMER.encode(), b"Subject: =?utf-8?b?????=\n", b"X-Failed-Recipients: a\n",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(DELEN), st.binary(max_size=30)), max_size=25))
def test_garbage_is_harmless(delen):
    gevonden = read_retour(b"".join(delen))
    assert gevonden is None or gevonden.berichten


@given(st.text(max_size=12))
def test_every_code_has_words(code):
    assert explain(code)
