"""A film: a link that people follow themselves, with our own picture and its words. Nothing of others loads here."""

from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _

from .bestand import Bestand
from .velden import Opmaakveld


class Film(models.Model):
    """Mix into what may have a film."""

    film_adres = models.URLField(
        _("adres van de film"), blank=True, help_text=_("De film opent op de site waar hij staat, niet hier.")
    )
    film_minuten = models.PositiveSmallIntegerField(_("duur in minuten"), null=True, blank=True)
    film_beeld = models.ForeignKey(
        Bestand, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("plaatje bij de film")
    )
    film_tekst = Opmaakveld(
        _("wat er in de film gezegd wordt"), blank=True, help_text=_("Voor wie niet kan luisteren of kijken.")
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(film_adres="") | ~models.Q(film_tekst=""),
                name="%(class)s_film_heeft_tekst",
                violation_error_message=_("Schrijf ook op wat er in de film gezegd wordt."),
            ),
        ]

    @property
    def film_site(self) -> str:
        """Where the film opens, as people know it."""
        return (urlsplit(self.film_adres).hostname or "").removeprefix("www.")
