"""Every address of the site; each app keeps its own list."""

from django.contrib import admin
from django.urls import include, path

from palliatief import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("beheer/", admin.site.urls),
    path("account/", include("palliatief.gebruikers.urls")),
    path("", include("socialekaart.urls")),
]

handler500 = "palliatief.views.server_error"
