"""One text as its page shows it: the words with their marks, the proposal to decide, the queue, and what went into the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jumelles.web.press import incoming
from jumelles.web.press.accepting import AT_ONCE, last
from jumelles.web.press.models import Clipping, Decision, Proposed
from jumelles.web.press.planning import plan
from jumelles.web.press.planning.setting import Setting
from jumelles.web.press.spans import pieces
from jumelles.web.press.wanted import STATES, Wanted
from jumelles.web.press.words import MARKS, ONE, REASONS, TYPES, Card, about, card, line
from jumelles.web.register.nouns import NOUNS


@dataclass(frozen=True)
class Group:
    """What the queue shows of a type, each with its line and what it is about; how many wait of `all`; whether they may go in together."""

    type: str
    name: str
    rows: list[tuple[Proposed, str, str]]
    waiting: int
    all: int
    together: bool


def sheet(row: Clipping, asked: Mapping[str, Any], by: Any) -> dict[str, Any]:
    """All that the page of a text shows."""
    proposals = list(row.proposals.select_related("decided_by", "into"))
    wanted = Wanted.of(asked)
    shown = wanted.among(proposals)
    current = _current(str(asked.get("at", "")), proposals, shown)
    setting = Setting.asked(row, by, asked)
    return {
        "clipping": row,
        "pieces": pieces(row.text, (one for one in proposals if one.decision != Decision.REFUSED)),
        "by_number": {one.number: one for one in proposals},
        "wanted": wanted,
        "groups": _groups(shown, proposals),
        "current": current,
        "card": current and _card(current, str(asked.get("noun", "")), setting),
        "others": [(one.number, line(one)) for one in proposals if current and one is not current and one.type == current.type],
        "open": sum(one.decision == Decision.OPEN for one in proposals),
        "all": len(proposals),
        "written": _written(proposals),
        "last": last(row, by),
        "types": TYPES,
        "one": ONE,
        "marks": MARKS,
        "there": [kind for kind in TYPES if any(one.type == kind for one in proposals)],
        "states": {key: name for key, (name, _decisions) in STATES.items()},
        "reasons": REASONS,
        "twin": incoming.twin(row),
        "onto": "",
        "into": current and current.into and (current.into.number, line(current.into)),
    }


def _current(asked: str, proposals: list[Proposed], shown: list[Proposed]) -> Proposed | None:
    """The proposal that the address names, else the first that waits among those that are shown."""
    named = next((one for one in proposals if str(one.number) == asked), None)
    return named or next((one for one in [*shown, *proposals] if one.decision == Decision.OPEN), None)


def _card(current: Proposed, noun: str, setting: Setting) -> Card:
    made = plan(current, by=setting.by, noun=noun, setting=setting) if current.decision == Decision.OPEN else None
    return card(current, made, setting)


def _groups(shown: list[Proposed], proposals: list[Proposed]) -> list[Group]:
    """The queue by types, in their order."""
    groups = []
    for kind, name in TYPES.items():
        rows = [(one, line(one), about(one)) for one in shown if one.type == kind]
        decided = [one.decision for one in proposals if one.type == kind]
        waiting = decided.count(Decision.OPEN)
        if rows:
            groups.append(Group(kind, str(name), rows, waiting, len(decided), kind in AT_ONCE and waiting > 1))
    return groups


def _written(proposals: list[Proposed]) -> list[tuple[str, str, Any]]:
    """The records that decisions made or confirmed: kind, name and number, in the order of the text."""
    keys = [(one["noun"], one["id"]) for each in proposals for one in each.wrote if one["noun"] != "evidence"]
    told = []
    for noun, key in dict.fromkeys(keys):
        record = NOUNS[noun].model.objects.filter(pk=key).first()
        if record:
            told.append((noun, str(record), record.pk))
    return told
