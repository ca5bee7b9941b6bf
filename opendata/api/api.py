"""The API along the Dutch rules (NL API Design Rules): its operations, put together."""

from django.utils.translation import gettext_noop

from opendata.poort import make_api

from . import hiaten, initiatieven, lijsten, organisaties, stadsdelen
from .antwoord import Vormfout, refuse_form

ADRES = "/api/v1"
VERSIE = "1.0.0"

api = make_api(
    title=gettext_noop("Sociale kaart palliatieve zorg Amsterdam"),
    version=VERSIE,
    description=gettext_noop(
        "Wie welke steun geeft aan mensen in hun laatste levensfase en hun naasten, en waar. U mag alles gebruiken, ook"
        " aangepast, als u de bron noemt. U hebt geen sleutel nodig."
    ),
    urls_namespace="api_v1",
)
for deel in (initiatieven, organisaties, stadsdelen, lijsten, hiaten):
    api.add_router("", deel.router)
api.add_exception_handler(Vormfout, refuse_form)
