"""A graph of statements with addresses only: no blank nodes, so the same data give the same bytes."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import override
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

ADMS, VCARD = Namespace("http://www.w3.org/ns/adms#"), Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP, SPDX = Namespace("http://data.europa.eu/r5r/"), Namespace("http://spdx.org/rdf/terms#")
GEO = Namespace("http://www.opengis.net/ont/geosparql#")
EU = Namespace("http://publications.europa.eu/resource/authority/")
IANA = Namespace("http://www.iana.org/assignments/media-types/")
VOORVOEGSELS: dict[str, Any] = {
    "adms": ADMS, "dcat": DCAT, "dcatap": DCATAP, "dct": DCTERMS, "foaf": FOAF, "geo": GEO, "rdfs": RDFS,
    "skos": SKOS, "spdx": SPDX, "vcard": VCARD, "xsd": XSD,
}  # fmt: skip


class Graaf:
    """What is said so far, and how things are said."""

    def __init__(self) -> None:
        self.graaf = Graph(bind_namespaces="none")
        for naam, ruimte in VOORVOEGSELS.items():
            self.graaf.bind(naam, ruimte)

    def as_turtle(self) -> bytes:
        return self.graaf.serialize(format="turtle", encoding="utf-8")

    def as_jsonld(self) -> bytes:
        """Sorted, for the order means nothing and would differ from one process to the next."""
        context = {naam: str(ruimte) for naam, ruimte in VOORVOEGSELS.items()}
        inhoud = json.loads(self.graaf.serialize(format="json-ld", context=context))
        return json.dumps(_sorted(inhoud), ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"

    def say(self, wat: Node, eigenschap: URIRef, waarde: Node) -> None:
        self.graaf.add((wat, eigenschap, waarde))

    def name(self, wat: Node, eigenschap: URIRef, naam: str) -> None:
        """A name that is the same in every language."""
        self.say(wat, eigenschap, Literal(naam, lang=settings.LANGUAGE_CODE))

    def words(self, wat: Node, eigenschap: URIRef, tekst: Any) -> None:
        """A text in Dutch, and in every other language that has it."""
        gezegd = set()
        for code, _naam in settings.LANGUAGES:
            with override(code):
                woorden = str(tekst)
            if woorden not in gezegd:
                self.say(wat, eigenschap, Literal(woorden, lang=code))
            gezegd.add(woorden)

    def typed(self, wat: URIRef, klasse: URIRef) -> URIRef:
        self.say(wat, RDF.type, klasse)
        return wat

    def concept(self, wat: URIRef, klasse: URIRef, naam: str, engels: str = "") -> URIRef:
        """A value of somebody else's list, with its name."""
        eigenschap = SKOS.prefLabel if klasse == SKOS.Concept else RDFS.label
        self.name(self.typed(wat, klasse), eigenschap, naam)
        if engels:
            self.say(wat, eigenschap, Literal(engels, lang="en"))
        return wat

    def standard(self, standaard: tuple[str, str]) -> URIRef:
        """A standard by its address and name."""
        return self.concept(URIRef(standaard[0]), DCTERMS.Standard, standaard[1])

    def address(self, adres: str) -> URIRef:
        """Where something is; a reader without inference does not know that this is a resource."""
        return self.typed(URIRef(adres), RDFS.Resource)

    def document(self, adres: str) -> URIRef:
        return self.typed(URIRef(adres), FOAF.Document)

    def keywords(self, wat: URIRef, woorden: Iterable[str]) -> None:
        for woord in woorden:
            self.name(wat, DCAT.keyword, woord)


def as_moment(wanneer: datetime) -> Literal:
    return Literal(wanneer.replace(microsecond=0))


def _sorted(deel: Any) -> Any:
    """Lists of JSON-LD are sets."""
    if isinstance(deel, list):
        return sorted(map(_sorted, deel), key=lambda d: json.dumps(d, sort_keys=True))
    if isinstance(deel, dict):
        return {naam: _sorted(waarde) for naam, waarde in deel.items()}
    return deel
