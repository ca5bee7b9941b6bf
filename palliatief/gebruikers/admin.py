"""Accounts: who may log in, and as what."""

from functools import partial
from typing import ClassVar

import allauth.account.admin
import allauth.mfa.admin  # noqa: F401 - both register what is taken away below
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
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from . import actions as acties
from .models import Gebruiker, Logregel

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
    actions = ["stuur_wachtwoordlink", "zet_tweede_stap_uit"]
    readonly_fields = ["last_login", "date_joined"]
    list_display = ["email", "naam", "groepen", "tweede_stap", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    search_fields = ["email", "first_name", "last_name"]
    ordering = ["email"]
    filter_horizontal = []

    def get_queryset(self, request: HttpRequest):
        stap = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
        return super().get_queryset(request).prefetch_related("groups").annotate(heeft_stap=Exists(stap))

    def get_urls(self) -> list:
        """Without the page to type somebody else's password: its owner chooses it, through a link in a mail."""
        return super(UserAdmin, self).get_urls()

    @admin.display(description=_("naam"), ordering="last_name")
    def naam(self, gebruiker: Gebruiker) -> str:
        return gebruiker.get_full_name()

    @admin.display(description=_("groepen"))
    def groepen(self, gebruiker: Gebruiker) -> str:
        return ", ".join(sorted(groep.name for groep in gebruiker.groups.all()))

    @admin.display(description=_("tweede stap"), boolean=True)
    def tweede_stap(self, gebruiker: Gebruiker) -> bool:
        return gebruiker.heeft_stap  # type: ignore[attr-defined]

    # --- what must be traceable ---

    def describe_access(self, gebruiker: Gebruiker) -> dict[str, str]:
        """What decides who gets in and what they may do, as the log tells it."""
        return {
            gettext("e-mail"): gebruiker.email,
            gettext("actief"): gettext("ja") if gebruiker.is_active else gettext("nee"),
            gettext("beheer"): gettext("ja") if gebruiker.is_staff else gettext("nee"),
            gettext("groepen"): self.groepen(gebruiker) or gettext("geen"),
        }

    def save_model(self, request, obj, form, change) -> None:
        form.was = self.describe_access(Gebruiker.objects.get(pk=obj.pk)) if change else {}
        super().save_model(request, obj, form, change)
        if not change:
            transaction.on_commit(partial(send_password_link, request, obj))

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        nu = self.describe_access(Gebruiker.objects.get(pk=form.instance.pk))
        anders = [
            f"{naam}: {form.was[naam]} → {waarde}" if change else f"{naam}: {waarde}"
            for naam, waarde in nu.items()
            if form.was.get(naam) != waarde
        ]
        if anders:
            wat = "; ".join([form.instance.email, *anders])
            acties.log(soort=Logregel.Soort.RECHTEN, gebruiker=request.user, wat=wat)

    def delete_model(self, request: HttpRequest, obj: Gebruiker) -> None:
        self.delete_queryset(request, Gebruiker.objects.filter(pk=obj.pk))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Gebruiker]) -> None:
        for gebruiker in queryset:
            wat = gettext("%s; verwijderd") % gebruiker.email
            acties.log(soort=Logregel.Soort.RECHTEN, gebruiker=request.user, wat=wat)
        super().delete_queryset(request, queryset)

    # --- for many at once ---

    @admin.action(description=_("Stuur een link om een wachtwoord te kiezen"), permissions=["change"])
    def stuur_wachtwoordlink(self, request: HttpRequest, queryset: QuerySet[Gebruiker]) -> None:
        gebruikers = queryset.filter(is_active=True)
        for gebruiker in gebruikers:
            send_password_link(request, gebruiker)
        aantal = len(gebruikers)
        messages.success(request, ngettext("%d e-mail verstuurd.", "%d e-mails verstuurd.", aantal) % aantal)

    @admin.action(description=_("Zet de tweede stap uit (telefoon of sleutel kwijt)"), permissions=["change"])
    def zet_tweede_stap_uit(self, request: HttpRequest, queryset: QuerySet[Gebruiker]) -> None:
        """Not one's own: that is on one's own page, where one shows who one is."""
        gebruikers = [g for g in queryset.exclude(pk=request.user.pk) if may_touch(request, g)]
        for gebruiker in gebruikers:
            acties.reset_second_step(gebruiker=gebruiker, door=request.user)  # type: ignore[arg-type]
        aantal = len(gebruikers)
        tekst = ngettext("Tweede stap uitgezet van %d persoon.", "Tweede stap uitgezet van %d mensen.", aantal)
        messages.success(request, tekst % aantal)

    def has_change_permission(self, request: HttpRequest, obj: Gebruiker | None = None) -> bool:
        return super().has_change_permission(request, obj) and may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Gebruiker | None = None) -> bool:
        return super().has_delete_permission(request, obj) and may_touch(request, obj)


@admin.register(Logregel)
class LogregelAdmin(admin.ModelAdmin):
    """To read; the database itself refuses a change."""

    menugroep = _("Toegang")
    list_display = ["wanneer", "soort", "wie", "wat"]
    list_display_links = None
    list_filter = ["soort"]
    search_fields = ["wie", "wat"]
    search_help_text = _("E-mailadres, groep of wat er gebeurde")
    date_hierarchy = "wanneer"
    list_per_page = 100

    def has_add_permission(self, request: HttpRequest, obj: Logregel | None = None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission


def send_password_link(request: HttpRequest, gebruiker: Gebruiker) -> None:
    """The same mail as for a forgotten password."""
    formulier = ResetPasswordForm({"email": gebruiker.email})
    formulier.full_clean()
    with context.request_context(request):
        formulier.save(request)


def may_touch(request: HttpRequest, gebruiker: Gebruiker | None) -> bool:
    """A password or address of a superuser is a way to their rights."""
    return gebruiker is None or not gebruiker.is_superuser or request.user.is_superuser
