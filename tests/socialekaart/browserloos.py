"""Fills in a form of the site as a browser without script would: what is on the page, plus what somebody types."""

from html.parser import HTMLParser
from typing import Any

Velden = dict[str, list[str]]


class Formulierlezer(HTMLParser):
    """The fields of the form with this class, with what a browser would send back unchanged."""

    def __init__(self, klasse: str):
        super().__init__()
        self.klasse, self.binnen, self.tekstvak = klasse, False, ""
        self.velden: Velden = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        eigen = {naam: waarde if waarde is not None else "" for naam, waarde in attrs}
        if tag == "form":
            self.binnen = self.klasse in eigen.get("class", "").split()
        elif self.binnen and tag == "input" and "name" in eigen:
            keuze = eigen.get("type") in {"checkbox", "radio"}
            if not keuze or "checked" in eigen:
                self.velden.setdefault(eigen["name"], []).append(eigen.get("value", "on" if keuze else ""))
        elif self.binnen and tag == "textarea":
            self.tekstvak = eigen["name"]
            self.velden[self.tekstvak] = [""]

    def handle_data(self, data: str) -> None:
        if self.tekstvak:
            self.velden[self.tekstvak][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.velden[self.tekstvak][0] = self.velden[self.tekstvak][0].removeprefix("\n")
            self.tekstvak = ""
        elif tag == "form":
            self.binnen = False


def read_velden(response, klasse: str = "aanmeldformulier") -> Velden:
    lezer = Formulierlezer(klasse)
    lezer.feed(response.content.decode())
    return lezer.velden


def send(client, response, adres: str, naar: str = "", **getypt: Any):
    """Type this on the page that came, press the button that goes ``naar`` there, and get the next page."""
    velden: dict[str, Any] = {**read_velden(response), **getypt}
    return client.post(adres, velden | ({"naar": naar} if naar else {}))
