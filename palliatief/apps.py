"""Django's admin with our own site."""

from django.contrib.admin.apps import AdminConfig


class BeheerConfig(AdminConfig):
    default_site = "palliatief.beheer.Beheersite"
