from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class EvaluatieConfig(AppConfig):
    name = "evaluatie"
    verbose_name = _("Evaluatie")

    def ready(self) -> None:
        from .checks import check_threshold
        from .werklijst import hand_in

        register(check_threshold, Tags.security)
        hand_in()
