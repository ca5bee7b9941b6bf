"""Every address of the site; each app keeps its own list."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

import evaluatie.urls
import opendata.urls
import proeftuinen.urls
import socialekaart.urls
from palliatief import views

# What people read, in each language under its own prefix; what machines read has one address.
PAGINAS = [*socialekaart.urls.PAGINAS, *proeftuinen.urls.PAGINAS, *evaluatie.urls.PAGINAS, *opendata.urls.PAGINAS]
GEGEVENS = [*socialekaart.urls.GEGEVENS, *proeftuinen.urls.GEGEVENS, *evaluatie.urls.GEGEVENS, *opendata.urls.GEGEVENS]

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("beheer/", admin.site.urls),
    path("account/", include("palliatief.gebruikers.urls")),
    path("", include(GEGEVENS)),
    *i18n_patterns(*PAGINAS, prefix_default_language=False),
]

handler500 = "palliatief.views.server_error"
