"""Whose a calendar feed is."""

from __future__ import annotations

from typing import Any

import rules

from jumelles.web.people.rules import belongs


@rules.predicate
def is_owner(user: Any, feed: Any) -> bool:
    """The member who made it; not even the administrator has another one's address."""
    return feed is not None and feed.member.user_id == user.pk


rules.add_perm("agenda.write_feed", belongs & is_owner)
