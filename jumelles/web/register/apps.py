"""What Django needs to know of this app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Loads its rules with it."""

    name = "jumelles.web.register"
    label = "register"

    def ready(self) -> None:
        """Without its rules nothing is allowed."""
        from jumelles.web.register import rules  # noqa: F401 - loading it states them
