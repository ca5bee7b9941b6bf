"""A QR code as a path: drawn back on a raster it is what the library made, and it holds long addresses."""

import re

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from palliatief.lib.qr import RAND, draw_qr

ADRES = "https://kaart.example.nl/meegeeflijst/1z-4k-2v.1tXyZa.Jq3kV0a8yS1dE4fG7hI0jK3lM6nO9pQ2rS5tU8vW1xY/"


def test_the_path_fills_exactly_the_dark_modules():
    code = draw_qr(ADRES)
    origineel = QRCode(error_correction=ERROR_CORRECT_M, border=RAND)
    origineel.add_data(ADRES)
    verwacht = {(x, y) for y, regel in enumerate(origineel.get_matrix()) for x, donker in enumerate(regel) if donker}
    streep = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")
    assert streep.sub("", code.d) == ""
    gevuld = {
        (int(x) + i, int(y))
        for x, y, breedte, terug in streep.findall(code.d)
        for i in range(int(breedte))
        if breedte == terug
    }
    assert gevuld == verwacht
    assert code.maat == len(origineel.get_matrix())


def test_the_border_stays_white():
    code = draw_qr("kort")
    for x, y, breedte in re.findall(r"M(\d+) (\d+)h(\d+)", code.d):
        assert int(x) >= RAND and int(x) + int(breedte) <= code.maat - RAND
        assert int(y) >= RAND and int(y) < code.maat - RAND
