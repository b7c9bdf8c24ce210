"""Who may do what, as sentences: predicates on an account and the record it wants to touch."""

from __future__ import annotations

from typing import Any

import rules

from jumelles.web.people.models import Membership, Role, User

RANK = ["reader", "officer", "head", "administrator"]
"""Each may do what those before it may. A guest stands outside this order."""


def _has_rank(user: Any, record: Any, least: str) -> bool:
    role = user.roles.get(record.office_id) if record is not None and isinstance(user, User) else None
    return role in RANK and RANK.index(role) >= RANK.index(least)


@rules.predicate
def reads(user: Any, record: Any) -> bool:
    """A member of the record's office, of any role but guest."""
    return _has_rank(user, record, "reader")


@rules.predicate
def writes(user: Any, record: Any) -> bool:
    """An officer, a head or an administrator of the record's office."""
    return _has_rank(user, record, "officer")


@rules.predicate
def heads(user: Any, record: Any) -> bool:
    """A head or an administrator of the record's office."""
    return _has_rank(user, record, "head")


@rules.predicate
def administers(user: Any, record: Any) -> bool:
    """An administrator of the record's office."""
    return _has_rank(user, record, "administrator")


@rules.predicate
def keeps_installation(user: Any, _record: Any = None) -> bool:
    """A keeper of this installation."""
    return isinstance(user, User) and user.keeper


@rules.predicate
def belongs(user: Any, record: Any) -> bool:
    """A member of the record's office, of any role, guests included."""
    return isinstance(user, User) and record is not None and record.office_id in user.roles


@rules.predicate
def brings_guests(user: Any, record: Any) -> bool:
    """A head, for a guest: the one kind of member that a head may bring in and send away."""
    return isinstance(record, Membership) and record.role == Role.GUEST and _has_rank(user, record, "head")


rules.add_perm("people.enter_office", belongs)
rules.add_perm("people.view_office", reads)
rules.add_perm("people.export_office", writes)
rules.add_perm("people.write_office", administers)
rules.add_perm("people.view_membership", reads)
rules.add_perm("people.write_membership", administers | brings_guests)
rules.add_perm("people.import_office", keeps_installation)
