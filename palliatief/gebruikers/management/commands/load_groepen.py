"""Makes the groups of people with their rights; safe to repeat."""

from django.core.management.base import BaseCommand

from palliatief.gebruikers.actions import load_groepen


class Command(BaseCommand):
    help = (
        "Maakt de groepen Netwerkcoördinator, Stedelijke redactie, Onderzoeker en Beheerder, of zet hun rechten terug."
    )

    def handle(self, *args, **options):
        for naam, aantal in load_groepen().items():
            if options["verbosity"]:
                self.stdout.write(f"{naam}: {aantal} rechten")
