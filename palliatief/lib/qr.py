"""A QR code as one SVG path, for the page and for the PDF (docs/adr/0003-qr-code.md)."""

from dataclasses import dataclass

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

# Around a code belongs a white border of four modules; without it a camera does not find the corners.
RAND = 4


@dataclass(frozen=True)
class Code:
    """A square of ``maat`` modules with its border; ``d`` has a run of dark modules per stroke, one module high."""

    d: str
    maat: int


def draw_qr(tekst: str) -> Code:
    """The code for a text, mostly an address."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=RAND)
    code.add_data(tekst)
    matrix = code.get_matrix()
    strepen = []
    for y, regel in enumerate(matrix):
        x = 0
        while x < len(regel):
            begin = x
            while x < len(regel) and regel[x]:
                x += 1
            if x > begin:
                strepen.append(f"M{begin} {y}h{x - begin}v1h-{x - begin}z")
            x += 1
    return Code("".join(strepen), len(matrix))
