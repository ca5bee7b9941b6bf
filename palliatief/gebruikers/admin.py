"""Accounts: who may log in, and as what."""

from functools import partial
from typing import ClassVar

import allauth.account.admin
import allauth.mfa.admin  # noqa: F401 - the same
from allauth.account.forms import ResetPasswordForm
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .models import Gebruiker

# The rights of a group are a table in the code (actions.py), an account has one address, and keys are their owner's.
admin.site.unregister([Group, EmailAddress, Authenticator])


class ToegangForm(forms.ModelForm):
    """What a beheerder decides about somebody."""

    is_staff = forms.BooleanField(label=_("Mag in het beheer"), initial=True, required=False)
    groups = forms.ModelMultipleChoiceField(
        Group.objects.all(),
        label=_("Groepen"),
        help_text=_("De groep bepaalt wat iemand mag."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class AanmaakForm(ToegangForm):
    """An account without a password; its owner chooses one through a link in a mail."""

    class Meta:
        model = Gebruiker
        fields = ["email", "first_name", "last_name", "is_staff", "groups"]

    def save(self, commit: bool = True) -> Gebruiker:
        self.instance.set_unusable_password()
        return super().save(commit)


class WijzigForm(ToegangForm, UserChangeForm):
    password = None  # type: ignore[assignment]

    class Meta:
        model = Gebruiker
        fields: ClassVar[list[str]] = []  # the fieldsets of the admin name them


@admin.register(Gebruiker)
class GebruikerAdmin(UserAdmin):
    """A beheerder gives groups; only a superuser touches a superuser."""

    menugroep = _("Toegang")
    form = WijzigForm
    add_form = AanmaakForm
    add_form_template = None
    fieldsets = [
        (None, {"fields": ["email", ("first_name", "last_name")]}),
        (_("Toegang"), {"fields": ["is_active", "is_staff", "groups"]}),
        (_("Wanneer"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": ["email", ("first_name", "last_name")],
                "description": _("Na het bewaren gaat er een e-mail heen met een link om een wachtwoord te kiezen."),
            },
        ),
        (_("Toegang"), {"fields": ["is_staff", "groups"]}),
    ]
    actions = ["stuur_wachtwoordlink"]
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
        return ", ".join(sorted(groep.name for groep in gebruiker.groups.all()))

    def save_model(self, request, obj, form, change) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            transaction.on_commit(partial(send_password_link, request, obj))

    @admin.action(description=_("Stuur een link om een wachtwoord te kiezen"), permissions=["change"])
    def stuur_wachtwoordlink(self, request: HttpRequest, queryset: QuerySet[Gebruiker]) -> None:
        gebruikers = queryset.filter(is_active=True)
        for gebruiker in gebruikers:
            send_password_link(request, gebruiker)
        aantal = len(gebruikers)
        messages.success(request, ngettext("%d e-mail verstuurd.", "%d e-mails verstuurd.", aantal) % aantal)

    def has_change_permission(self, request: HttpRequest, obj: Gebruiker | None = None) -> bool:
        return super().has_change_permission(request, obj) and may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Gebruiker | None = None) -> bool:
        return super().has_delete_permission(request, obj) and may_touch(request, obj)


def send_password_link(request: HttpRequest, gebruiker: Gebruiker) -> None:
    """The same mail as for a forgotten password."""
    formulier = ResetPasswordForm({"email": gebruiker.email})
    formulier.full_clean()
    with context.request_context(request):
        formulier.save(request)


def may_touch(request: HttpRequest, gebruiker: Gebruiker | None) -> bool:
    """A password or address of a superuser is a way to their rights."""
    return gebruiker is None or not gebruiker.is_superuser or request.user.is_superuser
