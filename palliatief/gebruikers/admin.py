"""Accounts: who may log in, and as what."""

import allauth.account.admin  # noqa: F401 - registers what is taken away below
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .models import Gebruiker

# The rights of a group are a table in the code (actions.py), and an account has one address.
admin.site.unregister([Group, EmailAddress])


class AanmaakForm(AdminUserCreationForm):
    class Meta:
        model = Gebruiker
        fields = ("email",)


class WijzigForm(UserChangeForm):
    class Meta:
        model = Gebruiker
        fields = "__all__"


@admin.register(Gebruiker)
class GebruikerAdmin(UserAdmin):
    """A beheerder gives groups; only a superuser touches a superuser."""

    menugroep = _("Toegang")
    form = WijzigForm
    add_form = AanmaakForm
    fieldsets = [
        (None, {"fields": ["email", "password", ("first_name", "last_name")]}),
        (_("Toegang"), {"fields": ["is_active", "is_staff", "groups"]}),
        (_("Wanneer"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {"fields": ["email", "usable_password", "password1", "password2", ("first_name", "last_name")]},
        ),
        (_("Toegang"), {"fields": ["is_staff", "groups"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    list_display = ["email", "naam", "groepen", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    search_fields = ["email", "first_name", "last_name"]
    ordering = ["email"]
    filter_horizontal = []

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("naam"), ordering="last_name")
    def naam(self, gebruiker: Gebruiker) -> str:
        return gebruiker.get_full_name()

    @admin.display(description=_("groepen"))
    def groepen(self, gebruiker: Gebruiker) -> str:
        return ", ".join(groep.name for groep in gebruiker.groups.all())

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, widget=CheckboxSelectMultiple, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Gebruiker | None = None) -> bool:
        return super().has_change_permission(request, obj) and may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Gebruiker | None = None) -> bool:
        return super().has_delete_permission(request, obj) and may_touch(request, obj)


def may_touch(request: HttpRequest, gebruiker: Gebruiker | None) -> bool:
    """A password or address of a superuser is a way to their rights."""
    return gebruiker is None or not gebruiker.is_superuser or request.user.is_superuser  # type: ignore[union-attr]
