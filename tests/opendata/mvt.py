"""Reads vector tiles (Mapbox Vector Tile 2.1), as a program of somebody else would: only what our tiles have."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass
class Punt:
    """A point of a tile: its number, where it is in units of the tile, and its properties."""

    id: int | None
    x: int
    y: int
    eigenschappen: dict[str, Any]


def _varint(data: bytes, plek: int) -> tuple[int, int]:
    waarde = verschuiving = 0
    while True:
        byte = data[plek]
        plek, waarde, verschuiving = plek + 1, waarde | (byte & 0x7F) << verschuiving, verschuiving + 7
        if byte < 0x80:
            return waarde, plek


def _fields(data: bytes) -> Iterator[tuple[int, Any]]:
    """Number and content of each field of a protobuf message."""
    plek = 0
    while plek < len(data):
        sleutel, plek = _varint(data, plek)
        nummer, soort = sleutel >> 3, sleutel & 7
        if soort == 0:
            waarde, plek = _varint(data, plek)
            yield nummer, waarde
        else:
            lengte, plek = (8, plek) if soort == 1 else _varint(data, plek)
            yield nummer, data[plek : plek + lengte]
            plek += lengte


def _numbers(data: bytes) -> list[int]:
    plek, lijst = 0, []
    while plek < len(data):
        waarde, plek = _varint(data, plek)
        lijst.append(waarde)
    return lijst


def _value(data: bytes) -> Any:
    ((nummer, waarde),) = _fields(data)
    return {1: lambda tekst: tekst.decode(), 5: int, 7: bool}[nummer](waarde)


def read_tile(data: bytes) -> dict[str, list[Punt]]:
    """The points of each layer."""
    lagen = {}
    for nummer, laag in _fields(data):
        assert nummer == 3
        delen = list(_fields(laag))
        sleutels = [waarde.decode() for nr, waarde in delen if nr == 3]
        waarden = [_value(waarde) for nr, waarde in delen if nr == 4]
        assert dict(delen)[15] == 2 and dict(delen)[5] == 4096
        (naam,) = [waarde.decode() for nr, waarde in delen if nr == 1]
        lagen[naam] = [_point(dict(_fields(waarde)), sleutels, waarden) for nr, waarde in delen if nr == 2]
    return lagen


def _point(velden: dict[int, Any], sleutels: list[str], waarden: list[Any]) -> Punt:
    assert velden[3] == 1
    opdracht, *stappen = _numbers(velden[4])
    assert opdracht == 9  # one MoveTo
    x, y = (stap >> 1 ^ -(stap & 1) for stap in stappen)
    tags = _numbers(velden.get(2, b""))
    eigen = {sleutels[k]: waarden[w] for k, w in zip(tags[::2], tags[1::2], strict=True)}
    return Punt(velden.get(1), x, y, eigen)
