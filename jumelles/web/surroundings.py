"""What surrounds each request: the language of the person who asks, for Django and for the library, and what every page shows."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from jumelles.errors import JumellesError
from jumelles.languages import LANGUAGES, speaking
from jumelles.web import errors

COOKIE = "language"


def language_of(request: HttpRequest) -> str:
    """An account has its language; a visitor the one chosen on the page, else the browser's; some pages are for a certain person."""
    if of_the_page := getattr(request, "language", ""):
        return str(of_the_page)
    if request.user.is_authenticated:
        return str(request.user.language)
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in LANGUAGES else translation.get_language_from_request(request)[:2]


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """One language for Django's words and ours, inside this block."""
    with translation.override("en-gb" if language == "en" else language), speaking(language):
        yield


class Surroundings:
    """The middleware: one language for Django's words and ours, and no page of the office kept by browsers or proxies."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        language = language_of(request)
        timezone.deactivate()  # the thread may still keep the clock of another office
        with spoken(language):
            response = errors.too_large(request) if _too_large(request) else self.get_response(request)
            response.headers.setdefault("Content-Language", language_of(request))
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What a person can mend is told in its sentence; the rest is a fault of ours."""
        if isinstance(exception, JumellesError):
            return errors.unusable(request, str(exception))
        if isinstance(exception, OperationalError):
            return errors.no_database(request)
        return None


ROOM = 5_000_000
"""Bytes that a form may need beside its largest file."""


def _too_large(request: HttpRequest) -> bool:
    """Stop what is too large before it is read; an archive of a whole office may be larger."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    limit = settings.ARCHIVE_LIMIT if request.path == settings.IMPORT_PATH else settings.UPLOAD_LIMIT
    return length.isdecimal() and int(length) > limit + ROOM


def enter(request: HttpRequest, office: Any) -> None:
    """From here on the request is about this office: its pages show its name and its time."""
    request.office = office  # type: ignore[attr-defined]
    timezone.activate(zoneinfo.ZoneInfo(office.timezone))
