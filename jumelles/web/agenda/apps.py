"""What Django needs to know of this app."""

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    """Loads its rules with it."""

    name = "jumelles.web.agenda"
    label = "agenda"

    def ready(self) -> None:
        """Without its rules nothing is allowed."""
        from jumelles.web.agenda import rules  # noqa: F401 - loading it states them
