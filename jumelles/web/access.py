"""The one gate: whoever reads or writes a record passes here, and each page says which role it is meant for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from jumelles.web.surroundings import enter

ROLES = ("anyone", "account", "guest", "reader", "officer", "head", "administrator", "keeper")
"""For whom a page may be meant, from everybody on the network to the keeper of the installation."""


def may(by: Any, act: str, record: Any) -> bool:
    """Whether the rules let `by` do `act` (view, write, …) to `record`."""
    meta = record._meta
    return bool(by.has_perm(f"{meta.app_label}.{act}_{meta.model_name}", record))


def require(by: Any, act: str, record: Any) -> None:
    """Let `by` do `act` to `record`, or stop here. Every action and every query of one record calls it.

    Raises:
        PermissionDenied: the rules do not allow it.
    """
    if not may(by, act, record):
        raise PermissionDenied


def page(least: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """State the least role that a page is meant for, and sign in whoever needs an account.

    What a person may really see and do is decided where the records are read and written; the tests walk through every address as
    every role and compare. A page of an office gets it as `request.office`; to who does not belong to it, it does not exist.
    """
    if least not in ROLES:
        raise ValueError(least)

    def stated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def entered(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            if "office" in named:
                enter(request, _office(request.user, named.pop("office")))
            return view(request, *arguments, **named)

        guarded: Any = entered if least == "anyone" else login_required(entered)
        guarded.least = least
        return guarded

    return stated


def _office(by: Any, slug: str) -> Any:
    office = get_object_or_404(apps.get_model("people", "Office"), slug=slug)
    if not may(by, "enter", office):
        raise Http404
    return office
