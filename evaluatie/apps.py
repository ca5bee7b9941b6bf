from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvaluatieConfig(AppConfig):
    name = "evaluatie"
    verbose_name = _("Evaluatie")

    def ready(self) -> None:
        from .werklijst import hand_in

        hand_in()
