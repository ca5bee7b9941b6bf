"""Fills in a form of the admin as a browser would: what is on the page, plus what somebody types."""

from typing import Any


def read_form(response) -> dict[str, Any]:
    """All values that a browser would send back unchanged."""
    formulieren = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        formulieren += [inline.formset.management_form, *inline.formset.forms]
    waarden = {veld.html_name: as_sent(veld.value()) for formulier in formulieren for veld in formulier}
    verborgen = (veld for formulier in formulieren for veld in formulier if veld.field.show_hidden_initial)
    waarden |= {veld.html_initial_name: as_sent(veld.value()) for veld in verborgen}
    waarden["gelezen"] = response.context.get("gelezen")
    return {naam: waarde for naam, waarde in waarden.items() if waarde is not None}


def as_sent(waarde: Any) -> Any:
    """A box that is not ticked sends nothing; a row sends its key."""
    if isinstance(waarde, list):
        return [str(getattr(rij, "pk", rij)) for rij in waarde]
    if waarde is True:
        return "on"
    return None if waarde is None or waarde is False else str(waarde)


def send(client, adres: str, **getypt):
    """Open the page, type this, save, and follow to the page that comes."""
    return client.post(adres, read_form(client.get(adres)) | getypt, follow=True)


def messages_of(response) -> list[str]:
    return [str(melding) for melding in response.context["messages"]]
