"""What Django needs to know of this app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class RegisterConfig(AppConfig):
    """Loads its rules with it, and marks every change of a record."""

    name = "jumelles.web.register"
    label = "register"

    def ready(self) -> None:
        """Without its rules nothing is allowed. Who writes in bulk makes a new office (`exchange.take`): nothing is known of it yet."""
        from jumelles.web import recording
        from jumelles.web.register import openings, rules, slots  # noqa: F401 - loading the rules states them
        from jumelles.web.register.models import RECORDS, Introduction, Opening, ProgrammeItem

        recording.RULES |= {Opening: openings.again, ProgrammeItem: slots.moved, Introduction: slots.booked}

        for model in RECORDS:
            post_save.connect(_changed, sender=model)
            post_delete.connect(_changed, sender=model)


def _changed(instance: Any, **_told: Any) -> None:
    from jumelles.web.register.models import Stamp

    Stamp.renew(instance.office_id)
