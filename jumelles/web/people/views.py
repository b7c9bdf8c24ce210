"""Signing in and out, one's own account, the office's settings and members."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jumelles.languages import LANGUAGES
from jumelles.web.access import may, page, require
from jumelles.web.people import actions
from jumelles.web.people.forms import AccountForm, MemberForm, OfficeForm, RoleForm, SignInForm
from jumelles.web.people.invitations import invited, way_in
from jumelles.web.people.models import Membership, Office, Role
from jumelles.web.recording import Overtaken, keep, version_in
from jumelles.web.surroundings import COOKIE

YEAR = 365 * 24 * 3600

sign_in = page("anyone")(
    LoginView.as_view(template_name="people/sign_in.html", authentication_form=SignInForm, redirect_authenticated_user=True)
)
sign_out = page("anyone")(LogoutView.as_view())


def locked_out(request: HttpRequest, _original: Any, _credentials: Any) -> HttpResponse:
    """Too many wrong passwords."""
    shown = {"title": _("Too many wrong passwords"), "advice": _("Wait a quarter of an hour, then try again.")}
    return render(request, "error.html", shown, status=429)


@page("anyone")
@require_POST
def speak(request: HttpRequest) -> HttpResponse:
    """Choose the language of the pages, for the account or, before signing in, for this browser."""
    language, back = request.POST.get("language", ""), request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if language in LANGUAGES:
        response.set_cookie(COOKIE, language, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE, httponly=True)
        if request.user.is_authenticated:
            actions.change_account(request.user, name=request.user.name, language=language, by=request.user)
    return response


@page("account")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The offices of the account; straight on where there is one."""
    offices = list(Office.objects.filter(pk__in=request.user.roles))
    if len(offices) == 1:
        return redirect("office", offices[0].slug)
    return render(request, "people/home.html", {"offices": offices})


@page("account")
def account(request: HttpRequest) -> HttpResponse:
    """One's own name and language, with the ways to the password and to the reminders of each office."""
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        actions.change_account(request.user, **form.cleaned_data, by=request.user)
        messages.success(request, _("Your account is saved."))
        return redirect("account")
    desks = Membership.objects.filter(user=request.user).exclude(role=Role.GUEST).select_related("office", "reminders")
    return render(request, "people/form.html", {"form": form, "title": _("Your account"), "password_link": True, "desks": desks})


@page("account")
def password(request: HttpRequest) -> HttpResponse:
    """One's own password."""
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, _("Your password is changed."))
        return redirect("account")
    return render(request, "people/form.html", {"form": form, "title": _("Change your password"), "password_link": False})


@page("anyone")
def choose_password(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """The way in of who was invited."""
    user = invited(number, token)
    if user is None:
        shown = {"title": _("This address is no longer good"), "advice": _("It works once and for a week: ask for a new one.")}
        return render(request, "error.html", shown, status=410)
    form = SetPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, form.save(), backend="django.contrib.auth.backends.ModelBackend")
        return redirect("home")
    return render(
        request, "people/form.html", {"form": form, "title": _("Welcome: choose your password"), "note": user.email, "password_link": False}
    )


@page("administrator")
def office_settings(request: HttpRequest) -> HttpResponse:
    """The office's name, country, language and time zone, and when its desk speaks up."""
    require(request.user, "write", request.office)
    form = OfficeForm(request.POST or None, instance=Office.objects.get(pk=request.office.pk))
    if request.method == "POST" and form.is_valid():
        try:
            keep(form.instance, by=request.user, seen=form.cleaned_data["seen"])
        except Overtaken as error:
            form.add_error(None, str(error))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("“%(name)s” is saved.") % {"name": form.instance})
            return redirect("office_settings", request.office.slug)
    return render(request, "people/form.html", {"form": form, "title": _("The office"), "password_link": False})


@page("reader")
@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """Who belongs to the office."""
    require(request.user, "view", Membership(office=request.office))
    rows = Membership.objects.filter(office=request.office).select_related("user")
    may_write = may(request.user, "write", Membership(office=request.office))
    return render(request, "people/members.html", {"members": rows, "may_write": may_write})


@page("administrator")
def add_member(request: HttpRequest) -> HttpResponse:
    """A new member; the page then shows the address by which they choose a password."""
    require(request.user, "write", Membership(office=request.office))
    form = MemberForm(request.POST or None, initial={"language": request.office.language})
    if request.method == "POST" and form.is_valid():
        try:
            member = actions.add_member(request.office, **form.cleaned_data, by=request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return _welcome(request, member)
    return render(request, "people/form.html", {"form": form, "title": _("Add a member"), "password_link": False})


def _welcome(request: HttpRequest, member: Membership) -> HttpResponse:
    from django.urls import reverse

    back = reverse("members", args=[request.office.slug])
    return render(request, "people/way_in.html", {"guest": member.user, "link": way_in(request, member.user, member.office), "back": back})


@page("head")
def member(request: HttpRequest, key: UUID) -> HttpResponse:
    """A member's role, and a new way in for who has no password yet."""
    found = get_object_or_404(Membership.objects.select_related("user", "office"), office=request.office, pk=key)
    require(request.user, "write", found)
    form = RoleForm(request.POST or None, instance=found)
    if request.method == "POST" and "way_in" in request.POST:
        return _welcome(request, found)
    if request.method == "POST":
        try:
            if "remove" in request.POST:
                why = request.POST.get("why", "")[:300]
                actions.remove_member(found, by=request.user, seen=version_in(request.POST.get("seen", "")), why=why)
                return redirect("members", request.office.slug)
            if form.is_valid():
                actions.change_role(
                    found, form.cleaned_data["role"], by=request.user, seen=form.cleaned_data["seen"], why=form.cleaned_data["why"]
                )
                return redirect("members", request.office.slug)
        except (ValidationError, Overtaken) as error:
            form.full_clean()
            form.add_error(None, error.messages if isinstance(error, ValidationError) else str(error))
    return render(request, "people/member.html", {"form": form, "member": found})
