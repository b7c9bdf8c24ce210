"""What the register holds already of a drafted record: the one that says the same, and those that may be meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from jumelles.web.press.models import Proposed
from jumelles.web.press.planning.drafts import Draft, between_organisations
from jumelles.web.press.planning.proved import proved
from jumelles.web.press.planning.setting import Setting, overlap
from jumelles.web.press.plans import Candidate
from jumelles.web.register import queries
from jumelles.web.register.nouns import NOUNS
from jumelles.web.search.folding import fold

OFFERED = 8
NAMED = frozenset({"person", "organisation"})
"""Kinds of which an office has thousands: they are found by their names."""
CALLED = NAMED | {"authority"}
"""Kinds of which others that are called alike may be meant: two towns, or two people, bear one name."""


def confirmed(draft: Draft, proposed: Proposed, setting: Setting) -> Any:
    """The record that says the same, or None."""
    rule = SAME.get(draft.noun)
    if rule is None:
        return None
    rows = [record for record, _why in _named_alike(draft, setting)] if draft.noun in NAMED else _rows(draft, setting)
    same = (record for record in rows if rule(record, draft, proposed, setting))
    level = _wanted(draft)
    found = min(same, key=lambda record: _level(record) != level, default=None) if level else next(same, None)
    return found or proved(_rows(draft, setting), proposed, setting)


def _wanted(draft: Draft) -> str:
    """The level of the authority that a place means: of several at one place a city means its municipality."""
    return draft.values.get("new_level") or draft.values.get("level", "")


def _level(record: Any) -> str:
    return str(getattr(record, "authority", record).level)


def candidates(draft: Draft, setting: Setting) -> tuple[Candidate, ...]:
    """People, organisations and authorities of the register whose names sound like this one, and visits and agreements of the same time."""
    found = _named_alike(draft, setting) if draft.noun in CALLED else _of_the_time(draft, setting)
    return tuple(Candidate(str(record.pk), str(record), why) for record, why in list(found)[:OFFERED])


def _rows(draft: Draft, setting: Setting) -> Any:
    """The records of the kind that may say the same: those of the partnership, of what hangs on none all."""
    model: Any = NOUNS[draft.noun].model
    if model.hangs_on == "partnership":
        rows = queries.visible(setting.by, setting.office, model).filter(partnership=setting.partnership)
    else:
        rows = queries.visible(setting.by, setting.office, model)
    return queries.with_references(rows)


def _named_alike(draft: Draft, setting: Setting) -> Iterable[tuple[Any, str]]:
    """Found as the register's lists find names: in any spelling."""
    name = draft.values.get("family_name") or draft.values.get("name", "")
    if not name:
        return
    wanted = _sounds(draft)
    for record in queries.called(_rows(draft, setting), NOUNS[draft.noun], setting.office, name)[:OFFERED]:
        if not _goes_on(fold(str(record)), fold(name)):
            yield record, _("the same name") if set(fold(str(record)).split()) == wanted else _("a similar name")


def _goes_on(called: str, name: str) -> bool:
    """Whether a name is only a piece of a longer word of another: no Hart is meant by Hartmann; a Petrov may be by Petrova."""
    words = re.findall(rf"\w*{re.escape(name)}\w*", called)
    return all(len(word) - len(name) > 2 for word in words) and bool(words)


def _sounds(draft: Draft) -> set[str]:
    return set(fold(" ".join(draft.values.get(name, "") for name in ("name", "given_name", "family_name"))).split())


def _of_the_time(draft: Draft, setting: Setting) -> Iterable[tuple[Any, str]]:
    name = {"visit": "starts", "agreement": "signed", "honour": "on", "heritage": "since", "action": "starts"}.get(draft.noun)
    if name and setting.partnership and draft.values.get(name):
        for record in _rows(draft, setting):
            if getattr(record, name) and overlap(getattr(record, name), draft.values[name]):
                yield record, _("about the same time")


def _same_name(record: Any, draft: Draft, _proposed: Proposed, _setting: Setting) -> bool:
    return set(fold(str(record)).split()) == _sounds(draft) != set()


def _same_place(record: Any, draft: Draft, proposed: Proposed, _setting: Setting) -> bool:
    town = record.authority.town if draft.noun == "party" else record.town
    return bool(proposed.attributes.get("gid")) and town.place == proposed.attributes["gid"]


def _same_step(record: Any, draft: Draft, _proposed: Proposed, _setting: Setting) -> bool:
    return bool(draft.values["on"]) and record.status == draft.values["status"] and overlap(record.on, draft.values["on"])


def _same_agreement(record: Any, draft: Draft, proposed: Proposed, setting: Setting) -> bool:
    if record.kind != draft.values["kind"] or not overlap(record.signed, draft.values["signed"]):
        return False
    if not between_organisations(proposed.attributes, setting):
        return bool(draft.values["signed"]) or fold(record.title) == fold(draft.values["title"])
    signed = {fold(str(one)) for one in record.signatories.all()}
    return bool(signed) and {fold(str(name)) for name in proposed.attributes["parties"]} <= signed


def _same_visit(record: Any, draft: Draft, _proposed: Proposed, _setting: Setting) -> bool:
    values = draft.values
    if not values["starts"] or record.direction != (values["direction"] or record.direction):
        return False
    theirs, ours = (f"{start}/{end}" if end else start for start, end in ((record.starts, record.ends), (values["starts"], values["ends"])))
    return overlap(theirs, ours)


def _same_honour(record: Any, draft: Draft, _proposed: Proposed, _setting: Setting) -> bool:
    same = record.kind == draft.values["kind"] and fold(str(record.person)) == fold(draft.values["person"])
    return same and overlap(record.on, draft.values["on"])


def _same_title(record: Any, draft: Draft, _proposed: Proposed, _setting: Setting) -> bool:
    return fold(record.title) == fold(draft.values["title"]) != ""


def _same_article(record: Any, draft: Draft, _proposed: Proposed, _setting: Setting) -> bool:
    return bool(record.url and record.url == draft.values["url"]) or _same_title(record, draft, _proposed, _setting)


SAME: dict[str, Callable[[Any, Draft, Proposed, Setting], bool]] = {
    "person": _same_name, "organisation": _same_name, "authority": _same_place, "party": _same_place, "status": _same_step,
    "agreement": _same_agreement, "visit": _same_visit, "honour": _same_honour, "heritage": _same_title, "action": _same_title,
    "mention": _same_article,
}  # fmt: skip
"""When a record of each kind says what the draft says."""
