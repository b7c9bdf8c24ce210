"""What accepting a proposal would write: the plan that the desk shows, attribute by attribute, before anybody decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be meant already, and why it may: shown beside “add a new one”."""

    key: str
    label: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One attribute: the field of the form it goes to, its text there, whether it is ticked, what else it may be.

    `choices` are the pairs (value, label) of a list. `problem` is a sentence where the value cannot be kept as it is. `held` is what the
    register says instead, of a row that differs from it.
    """

    name: str
    label: str
    value: str
    ticked: bool = True
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    problem: str = ""
    held: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The record that a proposal becomes: of kind `noun` (a key of `nouns.NOUNS`), with its attributes; `kinds` it may become instead.

    `confirms` is the record of the register that says the same already; `candidates` those that may be meant. `along` says in words what is
    written beside it (a party, a post, a media mention). `partnerships` are those it may be about, as pairs (key, label), where there are
    several, `partnership` the key of the one it is planned for. `note` says what to look at before it is accepted, `problem` why it cannot
    be accepted as it is; `refused` that it was not taken as a person sent it, `objection` why, as far as that is about none of its fields.
    """

    noun: str
    kinds: tuple[tuple[str, str], ...] = ()
    slots: tuple[Slot, ...] = ()
    confirms: Any = None
    candidates: tuple[Candidate, ...] = ()
    along: tuple[str, ...] = field(default=())
    partnerships: tuple[tuple[str, str], ...] = ()
    partnership: str = ""
    note: str = ""
    problem: str = ""
    objection: str = ""
    refused: bool = False
