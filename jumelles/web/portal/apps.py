"""What Django needs to know of this app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Public pages, news and comments; loads its rules with it."""

    name = "jumelles.web.portal"
    label = "portal"

    def ready(self) -> None:
        """Without its rules nothing is allowed."""
        from jumelles.web.portal.comments import permissions  # noqa: F401 - loading it states them
