"""Gives the secrets in the database the newest key; safe to repeat."""

from django.core.management.base import BaseCommand

from palliatief.gebruikers.actions import rotate_secrets


class Command(BaseCommand):
    help = "Versleutelt de geheimen van de tweede stap opnieuw, met de eerste van GEHEIMSLEUTELS."

    def handle(self, *args, **options):
        self.stdout.write(f"{rotate_secrets()} geheimen opnieuw versleuteld")
