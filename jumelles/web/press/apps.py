"""What Django needs to know of this app."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """The press desk; loads its rules with it."""

    name = "jumelles.web.press"
    label = "press"

    def ready(self) -> None:
        """Without its rules nothing is allowed."""
        from jumelles.web.press import permissions  # noqa: F401 - loading it states them
