"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class GeslotenAanmelding(DefaultAccountAdapter):
    """Accounts are made by a beheerder in the admin, never by visitors."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
