"""What Django needs to know of this app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Loads its rules with it."""

    name = "jumelles.web.people"
    label = "people"

    def ready(self) -> None:
        """Without its rules nothing is allowed."""
        from jumelles.web.people import rules  # noqa: F401 - loading it states them
