"""Who may see and write the records of an office, and the little that its guests see."""

from __future__ import annotations

from typing import Any

import rules

from jumelles.web.people.models import Role
from jumelles.web.people.rules import heads, reads, writes
from jumelles.web.register.confiding import is_in_on_it
from jumelles.web.register.models import (
    RECORDS,
    Action,
    ActionRole,
    Agreement,
    Clearance,
    Document,
    GateMark,
    HeritageItem,
    Honour,
    Invitation,
    MediaMention,
    Partnership,
    Party,
    ProgrammeItem,
    Requirement,
    Signatory,
    StatusStep,
    Visit,
)

GUESTS_SEE = (
    *(Partnership, Party, StatusStep, Agreement, Signatory, Action, ActionRole),
    *(Visit, ProgrammeItem, Honour, HeritageItem, MediaMention, Document),
)
"""What the partner's office sees of the partnership it is invited to. Not: delegates with their diets, money, gifts, other guests."""

HIDDEN_FROM_GUESTS = frozenset(
    {"note", "source", "reason", "profile", "ranking", "ranked_on", "protocol", "amount", "currency", "shared", "public", "credit", "alt"}
)
"""Fields that stay inside the office."""


@rules.predicate
def is_guest_of(user: Any, record: Any) -> bool:
    """A guest, and the record is a part of a partnership that the guest is invited to, of a kind that guests see."""
    if user.roles.get(record.office_id) != Role.GUEST or not isinstance(record, GUESTS_SEE):
        return False
    if isinstance(record, Document) and not record.shared:
        return False
    partnership = record.partnership_or_none
    return Invitation.objects.filter(partnership=partnership, member__user=user, office_id=record.office_id).exists()


OF_HEADS = frozenset({Invitation, Requirement, GateMark, Clearance})
"""What only a head writes: whom the partnership is opened to, what the law asks, and what is decided where caution is asked for."""

for _model in RECORDS:
    rules.add_perm(f"register.view_{_model._meta.model_name}", (reads | is_guest_of) & is_in_on_it)
    rules.add_perm(f"register.write_{_model._meta.model_name}", (heads if _model in OF_HEADS else writes) & is_in_on_it)
