"""What people do to accounts, offices and members."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jumelles.web.access import require
from jumelles.web.people.models import Membership, Office, Role, User
from jumelles.web.recording import keep, remove


def add_member(office: Office, *, email: str, name: str, language: str, role: str, by: Any) -> Membership:
    """Give an account a role in an office; the account is made where there is none yet.

    Raises:
        ValidationError: the address is wrong, or a member has it already.
    """
    blank = Membership(office=office, role=role)
    require(by, "write", blank)
    with transaction.atomic():
        user = User.objects.filter(email__iexact=email).first() or User.objects.create(email=email, name=name, language=language)
        blank.user = user
        return keep(blank, by=by)  # type: ignore[no-any-return]


def change_role(member: Membership, role: str, *, by: Any, seen: int, why: str = "") -> Membership:
    """Give a member another role. Raises ValidationError for the last administrator, without whom nobody could undo it."""
    with transaction.atomic():
        if role != "administrator":
            _leave_an_administrator(member)
        member.role = role
        keep(member, by=by, seen=seen, why=why)
        if role != "guest":  # a member sees every partnership: what a guest was invited to is no longer a limit
            for invitation in member.invitations.all():
                remove(invitation, by=by, seen=invitation.version, why=why)
    return member


def remove_member(member: Membership, *, by: Any, seen: int, why: str = "") -> None:
    """End a membership, with the invitations of a guest; the account and all it did stay. Raises as `change_role`."""
    require(by, "write", member)
    with transaction.atomic():
        _leave_an_administrator(member)
        remove(member, along=member.invitations.all(), by=by, seen=seen, why=why)


def _leave_an_administrator(member: Membership) -> None:
    administrators = Membership.objects.select_for_update().filter(office=member.office, role=Role.ADMINISTRATOR)
    if {one.pk for one in administrators} <= {member.pk}:
        raise ValidationError(_("The office needs an administrator: name another one first."))


def change_account(user: User, *, name: str, language: str, by: User) -> User:
    """Change one's own name and language."""
    if by.pk != user.pk:
        raise PermissionDenied
    user.name, user.language = name, language
    user.full_clean(exclude=["password"])
    user.save(update_fields=["name", "language"])
    return user


def found_office(*, name: str, slug: str, country: str, language: str, timezone: str, administrator: User) -> Office:
    """A new office with its first administrator. Only the command line calls it: whoever may run it owns the installation.

    Raises:
        ValidationError: one of the values cannot be used.
    """
    with transaction.atomic():
        office = Office(name=name, slug=slug, country=country, language=language, timezone=timezone)
        office.full_clean()
        office.save(force_insert=True)
        Membership(office=office, user=administrator, role=Role.ADMINISTRATOR).save(force_insert=True)
    return office
