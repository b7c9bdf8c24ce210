"""The answer to a question: the ranking, or in one sentence each what is wrong with the question."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from jumelles.errors import JumellesError
from jumelles.facts import Place
from jumelles.matching.rank import Ranking, rank
from jumelles.web.finding import home
from jumelles.web.finding.asking import Asking, asked_as, query
from jumelles.web.finding.figures import atlas_of
from jumelles.web.register import places

OFFERED = 8


@dataclass(frozen=True)
class Answer:
    """What was asked (`form`, `city` as a text that means the place), and the ranking where there is one.

    `wrong` are sentences about the question, `meant` places one of which may be meant.
    """

    form: Asking
    city: str = ""
    place: Place | None = None
    ranking: Ranking | None = None
    wrong: list[str] = field(default_factory=list)
    meant: list[Place] = field(default_factory=list)

    def asked(self, **changed: Any) -> str:
        """The question as an address says it, some of it changed."""
        return query(self.form, self.city, **changed) if self.form.is_valid() else ""


def answer(office: Any, data: Any) -> Answer:
    """Read the question and rank; without a city for the office's own town."""
    form = Asking(data)
    form.is_valid()
    told = form.data.get("city", "").strip()
    if "city" in form.errors:
        return Answer(form, wrong=form.sentences())
    try:
        place = places.find(told) if told else home.town(office)
    except ValidationError as error:
        cause = error.__cause__
        meant = getattr(cause, "candidates", None) or getattr(cause, "suggestions", None) or []
        return Answer(form, told, wrong=error.messages[:1], meant=list(meant)[:OFFERED])
    city = told or (asked_as(place) if place else "")
    if place is None or form.errors:
        return Answer(form, city, place, wrong=form.sentences())
    try:
        return Answer(form, city, place, _ranked(office, place, form))
    except JumellesError as error:
        return Answer(form, city, place, wrong=[str(error)])


def _ranked(office: Any, place: Place, form: Asking) -> Ranking:
    where = form.where
    ours = home.partners_for(office, place, where)
    return rank(atlas_of(office), place, weights=form.weights, where=where, top=form.listed, partners=ours)
