"""Addresses of the evaluation."""

from django.urls import URLPattern, path

from .views import doelgroep, effect, hiaten, invullen, methode, rapport

# What people read, in each language under its own prefix.
PAGINAS: list[URLPattern] = [
    path("doelgroep/", doelgroep.doelgroep, name="doelgroep"),
    path("evaluatie/", effect.evaluatie, name="evaluatie"),
    path("evaluatie/grafieken/", doelgroep.grafieken, name="grafieken"),
    path("evaluatie/methode/", methode.methode, name="methode"),
    path("evaluatie/wensen/", hiaten.wensen, name="wensen"),
    path("hiaten/", hiaten.hiaten, name="hiaten"),
    path("hiaten/bereik/", hiaten.bereik, name="bereik"),
    path("hiaten/<slug:stadsdeel>/<slug:wens>/", hiaten.hiaat, name="hiaat"),
    path("v/<slug:sleutel>/", invullen.invullen, name="invullen"),
    path("v/<slug:sleutel>/dank/", invullen.ingevuld, name="ingevuld"),
    path("vragenlijst/", invullen.code_invullen, name="code_invullen"),
]

# What machines read: one address and one form, whatever the language of the page that links to it.
GEGEVENS: list[URLPattern] = [
    path("doelgroep.csv", doelgroep.doelgroep_csv, name="doelgroep_csv"),
    path("evaluatie/vragenlijsten.csv", effect.vragenlijsten_csv, name="vragenlijsten_csv"),
    path("hiaten.csv", rapport.hiaten_csv, name="hiaten_csv"),
    path("hiaten.xlsx", rapport.hiaten_xlsx, name="hiaten_xlsx"),
    path("hiaten.pdf", rapport.hiaten_pdf, name="hiaten_pdf"),
    path("hiaten.zip", rapport.hiaten_zip, name="hiaten_zip"),
    path("v/<slug:sleutel>.pdf", invullen.invullen_pdf, name="invullen_pdf"),
]
