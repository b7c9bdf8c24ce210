"""How good the reading is on texts that somebody labelled: precision and recall by type and language."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from jumelles.errors import JumellesError
from jumelles.languages import _
from jumelles.press.comparing import Fact, same, same_strictly

SCORED = ("place", "person", "org", "accord", "visit", "event", "quote", "figure", "need", "offer")
WHERE_LABELLED = {"need", "offer"}
"""Types that not every folder labels: a text counts for them only if it has one."""


class FolderError(JumellesError):
    """A folder does not hold labelled texts."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its labelled facts."""

    name: str
    lang: str
    published: date | None
    text: str
    facts: tuple[Fact, ...]


@dataclass(slots=True)
class Count:
    """How many were proposed, how many there are, how many of them match, and match in all attributes."""

    proposed: int = 0
    labelled: int = 0
    right: int = 0
    strict: int = 0

    def add(self, other: Count) -> None:
        """Add another count to this one."""
        self.proposed += other.proposed
        self.labelled += other.labelled
        self.right += other.right
        self.strict += other.strict

    @property
    def precision(self) -> float | None:
        """Share of the proposals that are right."""
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        """Share of the facts that were found."""
        return self.right / self.labelled if self.labelled else None

    @property
    def strict_precision(self) -> float | None:
        """Share of the proposals that are right in all attributes."""
        return self.strict / self.proposed if self.proposed else None

    @property
    def strict_recall(self) -> float | None:
        """Share of the facts that were found with all attributes."""
        return self.strict / self.labelled if self.labelled else None

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / ((self.proposed + self.labelled) or 1)

    @property
    def strict_f1(self) -> float:
        """Harmonic mean of strict precision and recall."""
        return 2 * self.strict / ((self.proposed + self.labelled) or 1)


@dataclass(slots=True)
class Score:
    """Counts by (type, language); `wrong_offsets` are spans of proposals whose words are not those of the text."""

    counts: dict[tuple[str, str], Count] = field(default_factory=lambda: defaultdict(Count))
    texts: int = 0
    spans: int = 0
    wrong_offsets: int = 0

    def total(self, types: Iterable[str] = SCORED, lang: str | None = None) -> Count:
        """The sum over some types, and one language or all."""
        whole, types = Count(), set(types)
        for (kind, spoken), count in self.counts.items():
            if kind in types and lang in {None, spoken}:
                whole.add(count)
        return whole

    @property
    def languages(self) -> list[str]:
        """The languages of the texts."""
        return sorted({lang for _kind, lang in self.counts})


def labelled(folder: Path) -> list[Labelled]:
    """The texts of a folder with `gold/*.json`.

    Raises:
        FolderError: it holds none, or one that cannot be read.
    """
    files = sorted((folder / "gold").glob("*.json"))
    if not files:
        raise FolderError(_("{folder} holds no labelled texts: they are files gold/*.json beside the texts.").format(folder=folder))
    try:
        return [_one(folder, file) for file in files]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FolderError(_("The labels in {folder} cannot be read: {reason}").format(folder=folder, reason=error)) from error


def _one(folder: Path, file: Path) -> Labelled:
    told = json.loads(file.read_text("utf-8"))
    published = date.fromisoformat(told["published"]) if told.get("published") else None
    with (folder / told["doc"]).open(encoding="utf-8", newline="") as opened:
        return Labelled(file.stem, told["lang"], published, opened.read(), tuple(told["facts"]))


def pairs(proposed: Sequence[Fact], facts: Sequence[Fact]) -> list[tuple[int, int, bool]]:
    """Which proposal is which fact, one to one, as many as possible and, of these, as many as possible strictly right."""
    from scipy.optimize import linear_sum_assignment

    if not proposed or not facts:
        return []
    worth = [[same(one, other) * (1 + same_strictly(one, other) / 100) for other in facts] for one in proposed]
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return [(int(row), int(column), worth[row][column] > 1) for row, column in zip(rows, columns, strict=True) if worth[row][column]]


def score(texts: Iterable[Labelled], read: Callable[[Labelled], Sequence[dict[str, Any]]]) -> Score:
    """Read all texts and compare; `read` gives facts as data."""
    result = Score()
    for text in texts:
        found = read(text)
        result.texts += 1
        for kind in SCORED:
            if kind in WHERE_LABELLED and not any(fact["type"] in WHERE_LABELLED for fact in text.facts):
                continue
            mine, theirs = ([fact for fact in facts if fact["type"] == kind] for facts in (found, text.facts))
            matched = pairs(mine, theirs)
            result.counts[kind, text.lang].add(Count(len(mine), len(theirs), len(matched), sum(strict for *_both, strict in matched)))
        spans = [mark for fact in found for mark in fact["evidence"]]
        result.spans += len(spans)
        result.wrong_offsets += sum(text.text[mark["start"] : mark["end"]] != mark["exact"] for mark in spans)
    return result
