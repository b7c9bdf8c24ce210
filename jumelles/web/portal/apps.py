"""What Django needs to know of this app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Public pages and news."""

    name = "jumelles.web.portal"
    label = "portal"
