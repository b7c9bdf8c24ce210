"""Pages for what went wrong: each says what happened and what to do, and shows nothing of the inside."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jumelles.languages import number


def _page(request: HttpRequest, status: int, title: str, advice: str, *, back: str = "") -> HttpResponse:
    return render(request, "error.html", {"title": title, "advice": advice, "back": back}, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """404."""
    return _page(
        request,
        404,
        _("There is no such page"),
        _("The address may be misspelt, or the record was deleted: its history may still have it."),
    )


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403."""
    return _page(request, 403, _("This is not open to you"), _("Your role does not allow it: ask an administrator of the office."))


def broken_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """400."""
    return _page(request, 400, _("This request cannot be read"), _("It may be too large or damaged: go back, and send less at once."))


def failure(request: HttpRequest) -> HttpResponse:
    """500."""
    return _page(
        request,
        500,
        _("Something went wrong on our side"),
        _("Nothing was saved by this step. Try again; if it happens again, tell the keeper of this installation."),
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A form without its token."""
    return _page(
        request,
        403,
        _("This form is no longer valid"),
        _("You signed out or in again since it was opened, or your browser keeps no cookies: go back, reload the page and send it again."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """413."""
    return _page(
        request,
        413,
        _("This is too large"),
        _("Nothing of it was kept: a file may have up to %(most)s MB. Make it smaller, or ask the keeper of this installation.")
        % {"most": number(settings.UPLOAD_LIMIT / 1_000_000)},
        back=request.path,
    )


def unusable(request: HttpRequest, sentence: str) -> HttpResponse:
    """What a file, a folder or the atlas objected to."""
    return _page(request, 422, _("This did not work"), sentence)


def no_database(request: HttpRequest) -> HttpResponse:
    """The database is busy, full or gone."""
    return _page(
        request,
        503,
        _("The database cannot be used at the moment"),
        _("Nothing was saved by this step. Try again in a moment; if it fails again, the disk may be full: tell the keeper."),
    )


def sentences(error: ValidationError) -> Iterator[str]:
    """Each objection, after the name of the field it is about: for whoever shows no form."""
    if not hasattr(error, "error_dict"):
        yield from error.messages
        return
    for name, messages in error.message_dict.items():
        yield f"{name}: {' '.join(messages)}" if name != "__all__" else " ".join(messages)
