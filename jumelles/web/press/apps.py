"""What Django needs to know of this app."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """The press desk."""

    name = "jumelles.web.press"
    label = "press"
