from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class SocialekaartConfig(AppConfig):
    name = "socialekaart"
    verbose_name = _("Sociale kaart")

    def ready(self) -> None:
        from .checks import check_dictionary, check_embed_hosts

        register(check_dictionary, Tags.database)
        register(check_embed_hosts, Tags.security)
