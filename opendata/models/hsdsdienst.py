"""The services of HSDS as they stand ready, so that who asks for many waits for no sentence to be made again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from socialekaart.models import Initiatief


class Hsdsdienst(models.Model):
    """All that HSDS says of one published initiative, except its organisation.

    ``velden`` is the inside of a JSON object, as text; ``vorm`` is the fingerprint of the statement that made it, so
    what an older release or other settings made is known. Kept by ``actions.refresh_hsdsdiensten``.
    """

    initiatief = models.OneToOneField(
        Initiatief, models.CASCADE, primary_key=True, related_name="hsdsdienst", verbose_name=_("initiatief")
    )
    velden = models.TextField(_("velden"))
    vorm = models.CharField(_("vingerafdruk van de opdracht"), max_length=32)

    class Meta:
        verbose_name = _("dienst van HSDS")
        verbose_name_plural = _("diensten van HSDS")

    def __str__(self) -> str:
        return self.velden[:80]
