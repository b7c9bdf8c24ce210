"""Django's commands, run from `jumelles web`: what they object to is one sentence."""

from __future__ import annotations

import django
from django.core.exceptions import ValidationError
from django.core.management import ManagementUtility
from django.db import OperationalError
from django.utils import translation

from jumelles.errors import JumellesError
from jumelles.languages import _


def execute(words: list[str], *, language: str) -> None:
    """Run one command in a language.

    Raises:
        JumellesError: the command, the settings or the database objected.
    """
    try:
        django.setup()
        translation.activate("en-gb" if language == "en" else language)
        ManagementUtility(["jumelles web", *words]).execute()
    except ValidationError as error:
        raise JumellesError(" ".join(error.messages)) from error
    except OperationalError as error:
        raise JumellesError(
            _("The database cannot be used ({reason}): check JUMELLES_DATABASE, the rights of its folder and the free space.").format(
                reason=error
            )
        ) from error
