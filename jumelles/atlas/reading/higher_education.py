"""Which names are those of institutions of higher education, by the rules of higher_education.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import polars as pl

from jumelles.atlas.naming.folding import fold

Register = Literal["ror", "eche"]
_ELISION = re.compile("['`´’‘]")  # these marks part words in French and Italian ("d'études"), and fold would join them


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of higher_education.toml: what its words say, where it holds, and why it was written."""

    name: str
    says: Literal["yes", "no"]
    words: tuple[str, ...]
    because: str
    unless: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    registers: tuple[str, ...] = ("ror", "eche")
    starts: bool = False

    @property
    def pattern(self) -> str:
        """The regular expression of its words."""
        return _whole_words(self.words, before="^(?:the )?" if self.starts else r"\b")

    @property
    def exception(self) -> str:
        """The regular expression that silences the rule, empty if nothing does."""
        return _whole_words(self.unless) if self.unless else ""

    def speaks(self, folded: str, register: str, country: str) -> bool:
        """Whether the rule applies to one folded name."""
        held = register in self.registers and (not self.countries or country in self.countries)
        return held and bool(re.search(self.pattern, folded)) and not (self.unless and re.search(self.exception, folded))


@dataclass(frozen=True)
class Verdict:
    """Whether a name is one of higher education, and the rule that said so ("default: ror" where none spoke)."""

    yes: bool
    rule: str


@dataclass(frozen=True, kw_only=True)
class Sample:
    """What was found by looking at names drawn from one register: how many of each verdict, and how many of those were wrong.

    `pool` is the number of names that the yes and the no were drawn from.
    """

    run: str
    register: str
    drawn: int
    wrong_yes: int
    wrong_no: int
    pool: tuple[int, int]

    @property
    def precision(self) -> float:
        """The share of names judged higher education that are."""
        return 1 - self.wrong_yes / self.drawn

    @property
    def missed(self) -> float:
        """The share of all higher education in the pool that was judged to be something else, an estimate."""
        lost = self.pool[1] * self.wrong_no / self.drawn
        return lost / (lost + self.pool[0] * self.precision)


@dataclass(frozen=True)
class _RuleBook:
    rules: tuple[Rule, ...]  # every "no" before every "yes": the first that speaks decides
    defaults: dict[str, bool]
    exceptions: dict[str, tuple[str, ...]]  # per register, the countries where the default is turned into a no


def judge(names: pl.Series | Sequence[str], *, register: Register, countries: pl.Series | Sequence[str] | None = None) -> pl.Series:
    """Which names are those of institutions of higher education: a boolean series in the order given.

    Args:
        names: as written in the register; scripts, case and accents do not matter.
        register: "ror" (its organisations of type education) or "eche"; they differ in what a name without any sign means.
        countries: the ISO 3166 code of each name. A word such as *college* means different schools in different countries, so
            the measured precision holds with countries; without them the rules of single countries are silent.

    Raises:
        ValueError: for another register, or for countries that are not as many as the names.
    """
    book = _book_for(register)
    written = list(names)
    places = [""] * len(written) if countries is None else [code or "" for code in countries]
    if len(places) != len(written):
        raise ValueError(f"{len(written)} names but {len(places)} countries")
    table = pl.DataFrame({"name": [_folded(name) for name in written], "country": places}, schema={"name": pl.String, "country": pl.String})
    return table.select(_verdict(book, register).alias("higher")).to_series()


def why(name: str, *, register: Register, country: str = "") -> Verdict:
    """The verdict on one name with the rule behind it, as `judge` gives it for many.

    Raises:
        ValueError: for another register.
    """
    book = _book_for(register)
    folded = _folded(name)
    for rule in book.rules:
        if rule.speaks(folded, register, country):
            return Verdict(rule.says == "yes", rule.name)
    return Verdict(book.defaults[register] and country not in book.exceptions[register], f"default: {register}")


def rules() -> tuple[Rule, ...]:
    """All rules in the order in which they are asked."""
    return _book().rules


def measured(samples: Sequence[Sample]) -> str:
    """The table of docs/higher-education.md in Markdown: one row per sample, then the precision of each run."""
    lines = ["| run | register | judged yes, wrong | judged no, wrong | precision | missed |", "|---|---|---|---|---|---|"]
    for one in samples:
        yes, no = (f"{wrong} of {one.drawn} (from {pool:,})" for wrong, pool in zip((one.wrong_yes, one.wrong_no), one.pool, strict=True))
        lines.append(f"| {one.run} | {one.register.upper()} | {yes} | {no} | {one.precision:.1%} | {one.missed:.1%} |")
    for run in dict.fromkeys(one.run for one in samples):
        both = [one for one in samples if one.run == run]
        precision = 1 - sum(one.wrong_yes for one in both) / sum(one.drawn for one in both)
        lines.append(f"| {run} | both | | | {precision:.1%} | |")
    return "\n".join(lines)


def _book_for(register: str) -> _RuleBook:
    book = _book()
    if register not in book.defaults:
        raise ValueError(f"register {register!r} is not one of {', '.join(book.defaults)}")
    return book


def _folded(name: str) -> str:
    return fold(_ELISION.sub(" ", name))


def _verdict(book: _RuleBook, register: str) -> pl.Expr:
    yes, no = (pl.any_horizontal(_spoken(book, says, register)) for says in ("yes", "no"))
    fallback = pl.lit(book.defaults[register]) & ~pl.col("country").is_in(book.exceptions[register])
    return pl.when(no).then(pl.lit(value=False)).otherwise(yes | fallback)


def _spoken(book: _RuleBook, says: str, register: str) -> list[pl.Expr]:
    return [_speaks(rule) for rule in book.rules if rule.says == says and register in rule.registers]


def _speaks(rule: Rule) -> pl.Expr:
    spoken = _contains(rule.pattern)
    if rule.unless:
        spoken &= ~_contains(rule.exception)
    return spoken & pl.col("country").is_in(rule.countries) if rule.countries else spoken


def _contains(pattern: str) -> pl.Expr:
    # polars would compile a Unicode table for each word boundary, which takes longer than the matching; folded names are ASCII
    return pl.col("name").str.contains(pattern.replace(r"\b", r"(?-u:\b)"))


def _whole_words(words: Sequence[str], before: str = r"\b") -> str:
    return rf"{before}(?:{'|'.join(words)})\b".replace(r"\w", "[a-z0-9]")


@cache
def _book() -> _RuleBook:
    document = tomllib.loads(files(__package__).joinpath("higher_education.toml").read_text(encoding="utf-8"))
    defaults = document["defaults"]
    given = [_rule(row) for row in document["rule"]]
    return _RuleBook(
        rules=tuple(sorted(given, key=lambda rule: rule.says)),  # "no" sorts before "yes", and the order of the file is kept
        defaults={register: defaults[register] == "yes" for register in ("ror", "eche")},
        exceptions={register: tuple(defaults.get(f"{register}_no", ())) for register in ("ror", "eche")},
    )


def _rule(row: Mapping[str, Any]) -> Rule:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Rule(**fields)
