"""The description of the Dutch API keeps to the NL API Design Rules, as their own linter has them."""

import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

pytestmark = pytest.mark.django_db

METHODEN = {"get", "put", "post", "delete", "patch", "head", "options", "trace"}
# Rules of the linter that say nothing of an API like ours, or that other rules here already hold.
NIET_HIER = {
    "oas3-schema": "the forms are checked one by one below",
    "oas3-valid-media-example": "there are no examples of answers",
    "oas3-valid-schema-example": "the examples are of texts",
    "oas3-server-variables": "the address of the server has no variables",
    "nlgov:property-casing": "of HAL, which we do not use",
}


@pytest.fixture
def document(settings, client) -> dict:
    settings.SITE_URL, settings.CONTACT_EMAIL = "https://kaart.example", "vraag@kaart.example"
    response = client.get("/api/v1/openapi.json")
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    return response.json()


@pytest.fixture(scope="module")
def regels(shared) -> dict:
    return yaml.safe_load((shared / "rules" / "adr-linter.yaml").read_text(encoding="utf-8"))["rules"]


def operations(document: dict) -> list[dict]:
    return [operatie for pad in document["paths"].values() for operatie in pad.values()]


def answers(document: dict, soort: str) -> list[dict]:
    """All answers whose status begins with one of these digits."""
    return [
        antwoord
        for operatie in operations(document)
        for status, antwoord in operatie["responses"].items()
        if status[0] in soort
    ]


def dig(deel: Any, naam: str = "") -> list[tuple[str, dict]]:
    """Every object in the document with the name that it has."""
    binnen = deel.items() if isinstance(deel, dict) else enumerate(deel) if isinstance(deel, list) else ()
    eigen = [(naam, deel)] if isinstance(deel, dict) else []
    return eigen + [gevonden for sleutel, waarde in binnen for gevonden in dig(waarde, str(sleutel))]


def resolve(document: dict, schema: dict) -> dict:
    return document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]] if "$ref" in schema else schema


def formats_of_dates(document: dict) -> list[dict]:
    leden = [(naam, lid) for vorm in document["components"]["schemas"].values() for naam, lid in dig(vorm)]
    return [lid for naam, lid in leden if re.search(r"^(?:date|datum)$|[a-z](?:D|_d)(?:ate|atum)|peildatum", naam)]


def keeps(naam: str, regel: Any, document: dict) -> bool:
    """Whether the document keeps to a rule; patterns are those of the rule itself."""
    eisen = regel["then"].get("functionOptions") if isinstance(regel, dict) else {}
    parameters = [p for operatie in operations(document) for p in operatie.get("parameters", [])]
    match naam:
        case "operation-operationId-unique":
            nummers = [operatie["operationId"] for operatie in operations(document)]
            return len(set(nummers)) == len(nummers)
        case "path-params":
            return all(
                set(re.findall(r"{(\w+)}", pad)) == {p["name"] for p in o["parameters"] if p["in"] == "path"}
                for pad, operaties in document["paths"].items()
                for o in operaties.values()
            )
        case "openapi-tags-uniqueness":
            return all(len(set(o["tags"])) == len(o["tags"]) for o in operations(document))
        case "oas3-api-servers":
            return bool(document["servers"])
        case "path-keys-no-trailing-slash" | "nlgov:paths-no-trailing-slash":
            return not any(pad.endswith("/") for pad in document["paths"])
        case "nlgov:openapi3":
            return bool(re.fullmatch(r"3(\.\d+){1,2}", document["openapi"]))
        case "nlgov:openapi-root-exists":
            return bool(document["openapi"])
        case "nlgov:missing-version-header" | "nlgov:missing-header":
            return all("API-Version" in antwoord["headers"] for antwoord in answers(document, "23"))
        case "nlgov:include-major-version-in-uri":
            return all(re.search(eisen["match"], server["url"]) for server in document["servers"])
        case "info-contact" | "nlgov:info-contact-fields-exist":
            return {"email", "name", "url"} <= document["info"]["contact"].keys()
        case "nlgov:http-methods":
            return all(pad.keys() <= METHODEN for pad in document["paths"].values())
        case "nlgov:paths-kebab-case":
            return all(re.search(eisen["match"], pad) for pad in document["paths"])
        case "nlgov:query-keys-camel-case":
            return all(re.search(eisen["match"], p["name"]) for p in parameters if p["in"] == "query")
        case "nlgov:schema-camel-case":
            return all(re.fullmatch(r"(?:[A-Z][a-z0-9]*)+", vorm) for vorm in document["components"]["schemas"])
        case "nlgov:servers-use-https":
            return all(server["url"].startswith("https://") for server in document["servers"])
        case "nlgov:use-problem-schema":
            return all("application/problem+json" in antwoord["content"] for antwoord in answers(document, "45"))
        case "nlgov:problem-schema-members":
            vormen = [a["content"]["application/problem+json"]["schema"] for a in answers(document, "45")]
            leden = [resolve(document, vorm)["properties"].keys() for vorm in vormen]
            return all({"status", "title", "detail"} <= namen for namen in leden)
        case "nlgov:problem-invalid-input":
            return all("400" in o["responses"] for o in operations(document) if o["parameters"])
        case "nlgov:date-time-ensure-timezone" | "nlgov:time-without-timezone":
            return not {"date-time-local", "time"} & {str(deel.get("format")) for _, deel in dig(document)}
        case "nlgov:specify-format-for-date-and-time" | "nlgov:use-date-instead-of-datetime":
            return all(lid["format"] == "date" for lid in formats_of_dates(document))
        case "nlgov:semver":
            return bool(re.search(eisen["match"], document["info"]["version"]))
    raise AssertionError(f"a rule that nobody looked at: {naam}")


def test_the_rules_are_kept(document, regels):
    assert regels.keys() >= NIET_HIER.keys()
    gebroken = [naam for naam in regels.keys() - NIET_HIER.keys() if not keeps(naam, regels[naam], document)]
    assert gebroken == []


@pytest.mark.parametrize(
    ("naam", "plek", "waarde"),
    [
        ("nlgov:semver", ("info", "version"), "1.0"),
        ("nlgov:paths-kebab-case", ("paths", "/Grote_Letters"), {}),
        ("path-keys-no-trailing-slash", ("paths", "/wensen/"), {}),
        ("info-contact", ("info", "contact"), {}),
        ("nlgov:include-major-version-in-uri", ("servers",), [{"url": "https://kaart.example/api"}]),
        ("nlgov:missing-header", ("paths", "/wensen", "get", "responses", "200", "headers"), {}),
        ("nlgov:use-problem-schema", ("paths", "/wensen", "get", "responses", "400", "content"), {}),
        ("nlgov:query-keys-camel-case", ("paths", "/wensen", "get", "parameters"), [{"in": "query", "name": "per_p"}]),
    ],
)
def test_a_broken_rule_is_seen(document, regels, naam, plek, waarde):
    deel = document
    for stap in plek[:-1]:
        deel = deel[stap]
    deel[plek[-1]] = waarde
    assert not keeps(naam, regels[naam], document)


def test_each_form_is_a_json_schema_and_is_used(document):
    vormen = document["components"]["schemas"]
    for vorm in vormen.values():
        Draft202012Validator.check_schema(vorm)
    gebruikt = {deel["$ref"].rsplit("/", 1)[-1] for _, deel in dig(document) if "$ref" in deel}
    assert gebruikt == vormen.keys()
    leden = [(naam, lid) for naam, vorm in vormen.items() for lid in vorm["properties"]]
    assert not [(naam, lid) for naam, lid in leden if not re.fullmatch(r"[a-z]+(?:[A-Z][a-z]*)*", lid)]


def test_every_address_of_the_api_is_described(document):
    assert document["paths"].keys() == {
        "/initiatieven", "/initiatieven/{id}", "/organisaties", "/organisaties/{id}", "/stadsdelen",
        "/stadsdelen/{slug}", "/wensen", "/doelgroepen", "/hiaten",
    }  # fmt: skip
    assert document["info"]["license"]["name"] == "CC BY 4.0"
    assert document["servers"] == [{"url": "https://kaart.example/api/v1"}]


def test_nobody_is_named_who_has_no_address(settings, client):
    settings.CONTACT_EMAIL = ""
    assert client.get("/api/v1/openapi.json").json()["info"]["contact"].keys() == {"name", "url"}
