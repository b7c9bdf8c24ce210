"""Django's commands, run from `jumelles web`: what they object to is one sentence."""

from __future__ import annotations

import django
from django.core.exceptions import ValidationError
from django.core.management import ManagementUtility
from django.db import DatabaseError, DataError, IntegrityError, ProgrammingError
from django.utils import translation

from jumelles.errors import JumellesError
from jumelles.languages import _
from jumelles.web.errors import sentences

BAD_INPUT = 2
OURS = (DataError, IntegrityError, ProgrammingError)
"""Errors that no disk and no setting causes: faults of ours, which keep their traceback."""


def execute(words: list[str], *, language: str) -> None:
    """Run one command in a language.

    Raises:
        JumellesError: the command, the settings or the database objected.
        SystemExit: Django itself objected, and has said so; the code is that of every wrong input.
    """
    try:
        django.setup()
        translation.activate("en-gb" if language == "en" else language)
        ManagementUtility(["jumelles web", *words]).execute()
    except SystemExit as error:
        raise SystemExit(BAD_INPUT if error.code else 0) from None
    except ValidationError as error:
        raise JumellesError(" ".join(sentences(error))) from error
    except UnicodeEncodeError as error:
        text = str(error.object).encode(errors="replace").decode()
        raise JumellesError(_("“{text}” is not a text in UTF-8: write it in this encoding.").format(text=text)) from error
    except LookupError as error:
        if type(error) is not LookupError:  # KeyError and IndexError are faults of ours; an unknown app of Django is not
            raise
        raise JumellesError(str(error)) from error
    except DatabaseError as error:
        if isinstance(error, OURS):
            raise
        raise JumellesError(
            _("The database cannot be used ({reason}): check JUMELLES_DATABASE, the rights of its folder and the free space.").format(
                reason=error
            )
        ) from error
