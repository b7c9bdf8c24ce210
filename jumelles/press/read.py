"""Reads a document: names, what happened, what was said; each with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from jumelles.press import merging
from jumelles.press.confidence import calibrated
from jumelles.press.evidence import Evidence
from jumelles.press.facts.agreements.accords import find_accords
from jumelles.press.facts.agreements.merging import merged_accords
from jumelles.press.facts.events import find_events
from jumelles.press.facts.figures import find_figures
from jumelles.press.facts.journeys.merging import merged_visits
from jumelles.press.facts.journeys.visits import find_visits
from jumelles.press.facts.openings import find_openings
from jumelles.press.facts.quotes import find_quotes, quotations
from jumelles.press.names.gazetteer import Gazetteer
from jumelles.press.names.mentions import Spans, spans_of
from jumelles.press.names.organisations import find_organisations
from jumelles.press.names.people import find_people
from jumelles.press.names.places import find_places
from jumelles.press.names.registered import find_registered, with_registered
from jumelles.press.names.roles import give_roles
from jumelles.press.names.shared_roles import give_shared_roles
from jumelles.press.names.unclaimed import find_again, find_unclaimed
from jumelles.press.reading import TYPES, Document, Proposal, Reading, Type
from jumelles.press.reference import Reference
from jumelles.press.sentences import sentences
from jumelles.press.story import Story
from jumelles.press.tongues import spoken

if TYPE_CHECKING:
    from jumelles.atlas.store import Atlas


@cache
def _shipped() -> Gazetteer:
    from jumelles.atlas.opening import open_atlas

    return Gazetteer(open_atlas())


def read(document: Document, atlas: Atlas | None = None, *, tell: Callable[[int, int], None] | None = None) -> Reading:
    """What a document says, the surest of each type first. The same document always gives the same reading.

    Args:
        document: the text.
        atlas: where places are looked up (default: the atlas in use).
        tell: told again and again how much is done and how much there is; whatever it raises ends the reading, so that one can cancel it.

    Raises:
        LanguageError: it is neither French nor English nor Russian.
    """
    lang = spoken(document.text)
    gazetteer = Gazetteer(atlas) if atlas else _shipped()
    story = told(document, lang, gazetteer, tell)
    found = [*_names(story), *_happenings(story)]
    order = {kind: number for number, kind in enumerate(TYPES)}
    found.sort(key=lambda one: (order[one.type], -one.confidence, one.evidence[0].start))
    return Reading(document, tuple(found))


def told(document: Document, lang: str, gazetteer: Gazetteer, tell: Callable[[int, int], None] | None = None) -> Story:
    """The text with its sentences, quotations and names."""
    story = Story(document.text, lang, sentences(document.text, lang), document.published, tell=tell)
    story.quotes = quotations(document.text)
    # In Russian people come first: the complement of an organisation would take a name along. Elsewhere a library's namesake is no person.
    if lang == "ru":
        people = find_people(story, gazetteer, Spans())
        orgs = find_organisations(story, spans_of(people))
    else:
        orgs = find_organisations(story, Spans())
        people = find_people(story, gazetteer, spans_of(orgs))
    story.first_names = frozenset(one.name.split()[0] for one in people if " " in one.name or one.more.get("given"))
    companies = [one for one in orgs if " " not in one.name or one.more["kind"] == "company"]
    story.company_words = frozenset(one.name.split()[0] for one in orgs if " " in one.name and one.more["kind"] == "company")
    places = list(find_places(story, gazetteer, spans_of([*people, *companies]), spans_of(orgs)))
    bare = {(one.start, one.end) for one in places}
    orgs = [one for one in orgs if (one.start, one.end) not in bare]
    names = with_registered(find_registered(story, gazetteer, places), [*people, *orgs, *places])
    names += find_unclaimed(story, names)
    story.names = sorted([*names, *find_again(story, names)], key=lambda one: (one.start, -one.end))
    reference = Reference(story)
    give_roles(story, reference)
    give_shared_roles(story, reference)
    return story


def _proposal(story: Story, kind: Type, spans: Iterable[tuple[int, int]], attributes: dict[str, Any], trust: float, lang: str) -> Proposal:
    marks = tuple(Evidence.of(story.text, start, end) for start, end in list(dict.fromkeys(spans))[: merging.MOST_EVIDENCE])
    return Proposal(kind, marks, attributes, lang, calibrated(kind, trust))


def _names(story: Story) -> Iterator[Proposal]:
    for first, group in merging.names(story.names):
        spans = [(one.start, one.end) for one in group]
        trust = max(float(one.more.get("trust", 0.7)) for one in group) + 0.04 * (len(group) > 1)
        if first.kind == "place":
            told_of = {"name": first.name, "gid": first.more["gid"], "kind": first.more["kind"], "country": first.more["country"]}
        elif first.kind == "person":
            holder = next((one for one in group if one.more.get("role")), first)
            told_of = {"name": first.name, "role": holder.more.get("role"), "of": holder.more.get("of")}
            spans += [holder.more["role_span"]] if holder.more.get("role_span") else []
        else:
            told_of = {"name": first.name, "kind": first.more["kind"]}
        yield _proposal(story, first.kind, spans, told_of, trust, first.lang)  # type: ignore[arg-type]


def _happenings(story: Story) -> Iterator[Proposal]:
    reference, openings = Reference(story), list(find_openings(story))
    offered = [(start, end) for kind, start, end, *_what in openings if kind == "offer"]
    for accord, spans in merged_accords(find_accords(story, reference)):
        yield _proposal(story, "accord", spans, accord.told(), accord.trust, accord.lang)
    for visit, spans in merged_visits(find_visits(story, reference, offered)):
        yield _proposal(story, "visit", spans, visit.told(), visit.trust, visit.lang)
    for event, spans in merging.merged_events(find_events(story, reference)):
        yield _proposal(story, "event", spans, event.told(), event.trust, event.lang)
    for start, end, speaker in find_quotes(story, reference):
        lang = story.sentences[story.sentence_at(start)].lang
        yield _proposal(story, "quote", [(start, end)], {"speaker": speaker}, 0.9, lang)
    for (value, unit), spans in merging.merged_figures(find_figures(story)):
        start = spans[0][0]
        lang = story.sentences[story.sentence_at(start)].lang
        yield _proposal(story, "figure", spans, {"value": value, "unit": unit}, 0.7, lang)
    for kind, start, end, company, what in openings:
        lang = story.sentences[story.sentence_at(start)].lang
        yield _proposal(story, kind, [(start, end)], {"who": company, "what": what}, 0.5, lang)
