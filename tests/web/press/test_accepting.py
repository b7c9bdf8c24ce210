"""What is accepted stands in the register with its words; what is taken back is gone as if it had never been."""

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError

from jumelles.web.press import accepting
from jumelles.web.press.models import Proposed
from jumelles.web.press.planning import plan
from jumelles.web.record import Record
from jumelles.web.recording import keep
from jumelles.web.register.models import Agreement, Evidence, MediaMention, Organisation, Person, Position, StatusStep, Visit
from tests.web.press.desk import STORIES, Desk

pytestmark = pytest.mark.django_db
TEXT = (
    "Colmar reçoit une délégation de Tver, forte de vingt personnes. Les deux villes ont des relations depuis 1991. "
    "Andreï Belozerov, maire de Tver, est citoyen d’honneur. Un partenariat sera signé entre AlsaSon et Volgamed."
)


def stored() -> dict[str, dict[Any, Any]]:
    """Every record of the register by its kind and number."""
    kinds = [model for model in apps.get_models() if issubclass(model, Record)]
    return {model.__name__: {row.pk: str(row) for row in model.objects.all()} for model in kinds}


def every_kind(desk: Desk) -> list[Proposed]:
    """One proposal of each type."""
    clipping = desk.clipping(TEXT)
    return [
        desk.proposed(clipping, "place", "Tver", name="Kazan", gid=551487, kind="city", country="RU"),
        desk.proposed(clipping, "person", "Andreï Belozerov", name="Andreï Belozerov", role="maire", of="Tver"),
        desk.proposed(clipping, "org", "AlsaSon", name="AlsaSon", kind="company"),
        desk.proposed(
            clipping, "accord", "relations depuis 1991", kind="relation", status="in_force", date="1991", parties=["Colmar", "Tver"]
        ),
        desk.proposed(
            clipping, "accord", "partenariat", kind="partnership", status="planned", date="jeudi", parties=["AlsaSon", "Volgamed"]
        ),
        desk.proposed(clipping, "visit", "délégation de Tver", to="Colmar", status="ongoing", size="20+", date="2017-03-28/2017-03-31"),
        desk.proposed(clipping, "event", "citoyen d’honneur", kind="award", who="Andreï Belozerov", status="past", date=None),
        desk.proposed(clipping, "event", "Un partenariat", kind="culture", what="concert", status="planned", date="2018"),
        desk.proposed(clipping, "quote", "est citoyen", speaker="Somebody"),
        desk.proposed(clipping, "figure", "vingt personnes", value=20, unit="personnes"),
        desk.proposed(clipping, "need", "AlsaSon", who="AlsaSon", what="un partenaire"),
    ]


def test_every_type_is_written_with_its_words_and_taken_back_whole(desk: Desk) -> None:
    kinds = {}
    for proposed in every_kind(desk):
        before = stored()

        record, *_beside = accepting.accept(proposed, by=desk.by)

        kinds.setdefault(proposed.type, []).append(type(record).__name__)
        proved = Evidence.objects.filter(**{plan_key(record): record})
        assert [one.exact for one in proved] == [proposed.evidence[0]["exact"]]
        proposed.refresh_from_db()
        accepting.undo(proposed, by=desk.by)
        assert stored() == before
    assert kinds == {
        "place": ["Authority"],
        "person": ["Person"],
        "org": ["Organisation"],
        "accord": ["StatusStep", "Agreement"],
        "visit": ["Visit"],
        "event": ["Honour", "Action"],
        "quote": ["MediaMention"],
        "figure": ["TerritoryFact"],
        "need": ["Opening"],
    }


def plan_key(record: Any) -> str:
    from jumelles.web.register.nouns import BY_MODEL

    return BY_MODEL[type(record)].key


def test_a_visit_has_its_direction_size_and_dates_and_its_sentence(desk: Desk) -> None:
    proposed = every_kind(desk)[5]

    accepting.accept(proposed, by=desk.by)

    visit = Visit.objects.get()
    assert (visit.direction, visit.starts, visit.ends, visit.headcount) == ("inbound", "2017-03-28", "2017-03-31", 20)
    assert visit.source == "A title, Gazette, 30 March 2017"
    told = Evidence.objects.get(visit=visit)
    assert told.sentence == "Colmar reçoit une délégation de Tver, forte de vingt personnes."
    assert told.around == ("Colmar reçoit une ", "délégation de Tver", ", forte de vingt personnes.")
    assert MediaMention.objects.get().title == "A title"


def test_two_companies_sign_and_what_is_planned_is_not_signed(desk: Desk) -> None:
    accepting.accept(every_kind(desk)[4], by=desk.by)

    agreement = Agreement.objects.get()
    assert (agreement.kind, agreement.signed) == ("company", "")
    assert {str(one) for one in agreement.signatories.all()} == {"AlsaSon", "Volgamed"}
    assert {one.name for one in Organisation.objects.all()} == {"AlsaSon", "Volgamed"}


def test_a_mayor_gets_a_post_in_the_authority_that_the_register_knows(desk: Desk) -> None:
    accepting.accept(every_kind(desk)[1], by=desk.by)

    assert str(Person.objects.get()) == "Andreï Belozerov"
    assert str(Position.objects.get()) == "maire, City of Tver"


def test_only_what_is_ticked_is_written_and_corrections_count(desk: Desk) -> None:
    proposed = every_kind(desk)[5]

    accepting.accept(proposed, by=desk.by, values={"direction": "outbound", "title": "To Tver", "starts": "2016-12"})

    visit = Visit.objects.get()
    assert (visit.direction, visit.title, visit.starts, visit.ends, visit.headcount) == ("outbound", "To Tver", "2016-12", "", None)


def test_what_the_register_holds_is_confirmed_and_gains_what_it_lacked(desk: Desk) -> None:
    there = keep(Visit(office=desk.office, partnership=desk.partnership, direction="inbound", title="Spring", starts="2017-03"), by=desk.by)
    proposed = every_kind(desk)[5]
    assert plan(proposed, by=desk.by).confirms == there

    accepting.accept(proposed, by=desk.by)

    proposed.refresh_from_db()
    visit = Visit.objects.get()
    assert (visit.title, visit.starts, visit.headcount, proposed.decision) == ("Spring", "2017-03", 20, "confirmed")
    assert Evidence.objects.get().visit == there
    accepting.undo(proposed, by=desk.by)
    assert (Visit.objects.get().headcount, Evidence.objects.count()) == (None, 0)


def test_two_articles_about_one_visit_make_one_record_with_two_pieces_of_evidence(desk: Desk) -> None:
    accepting.accept(every_kind(desk)[5], by=desk.by)
    later = desk.clipping("Une délégation russe est à Colmar cette semaine.", title="Another", sha256="1" * 64)
    accepting.accept(desk.proposed(later, "visit", "délégation russe", to="Colmar", status="ongoing", date="2017-03-29"), by=desk.by)

    assert Visit.objects.count() == 1
    assert sorted(one.title for one in Evidence.objects.filter(visit=Visit.objects.get())) == ["A title", "Another"]


def test_nothing_is_written_where_one_part_fails(desk: Desk) -> None:
    before, proposed = stored(), every_kind(desk)[5]

    with pytest.raises(ValidationError, match="“Friday” is not a date"):
        accepting.accept(proposed, by=desk.by, values={"direction": "inbound", "title": "x", "starts": "Friday"})

    assert stored() == before
    assert Proposed.objects.get(pk=proposed.pk).decision == "open"


def test_what_was_decided_in_another_window_is_not_decided_again(desk: Desk) -> None:
    proposed = every_kind(desk)[3]
    stale = Proposed.objects.get(pk=proposed.pk)
    accepting.accept(proposed, by=desk.by)

    for act in (lambda: accepting.accept(stale, by=desk.by), lambda: accepting.refuse(stale, "no", by=desk.by)):
        with pytest.raises(ValidationError, match="Somebody decided this already: accepted"):
            act()

    assert StatusStep.objects.count() == 1


def test_what_somebody_changed_since_is_not_taken_back(desk: Desk) -> None:
    proposed = every_kind(desk)[5]
    visit, *_more = accepting.accept(proposed, by=desk.by)
    visit.purpose = "To sing"
    keep(visit, by=desk.people["head"], seen=visit.version)
    proposed.refresh_from_db()

    with pytest.raises(ValidationError, match="was changed or used since"):
        accepting.undo(proposed, by=desk.by)

    assert (Visit.objects.get().purpose, Evidence.objects.filter(visit=visit).count()) == ("To sing", 1)


def test_refusing_keeps_the_reason_and_merging_joins_the_words(desk: Desk) -> None:
    rows = every_kind(desk)

    accepting.refuse(rows[9], "no fact of ours", by=desk.by)
    accepting.merge(rows[6], rows[5], by=desk.by)

    rows[9].refresh_from_db()
    rows[5].refresh_from_db()
    assert (rows[9].decision, rows[9].reason) == ("refused", "no fact of ours")
    assert [one["exact"] for one in rows[5].evidence] == ["délégation de Tver", "citoyen d’honneur"]
    rows[6].refresh_from_db()
    accepting.undo(rows[6], by=desk.by)
    rows[5].refresh_from_db()
    assert [one["exact"] for one in rows[5].evidence] == ["délégation de Tver"]


def test_what_is_merged_into_an_accepted_fact_proves_its_record_and_not_what_was_made_for_it(desk: Desk) -> None:
    rows = every_kind(desk)
    honour, *_beside = accepting.accept(rows[6], by=desk.by)  # the person is added before the honour
    rows[6].refresh_from_db()

    accepting.merge(rows[7], rows[6], by=desk.by)

    proved = Evidence.objects.filter(honour=honour).values_list("exact", flat=True)
    assert set(proved) == {"citoyen d’honneur", "Un partenariat"}
    assert "Un partenariat" not in Evidence.objects.filter(person__isnull=False).values_list("exact", flat=True)


@pytest.mark.parametrize("role", ["reader"])
def test_a_reader_decides_nothing(desk: Desk, role: str) -> None:
    proposed = every_kind(desk)[0]

    for act in (accepting.accept, accepting.undo):
        with pytest.raises(PermissionDenied):
            act(proposed, by=desk.people[role])


def test_places_names_and_quotes_are_accepted_together_and_nothing_else(desk: Desk) -> None:
    clipping = every_kind(desk)[0].clipping

    assert [accepting.accept_all(clipping, kind, by=desk.by) for kind in ("place", "person", "quote")] == [1, 1, 1]
    with pytest.raises(ValidationError, match="read the others one by one"):
        accepting.accept_all(clipping, "accord", by=desk.by)


def test_words_marked_by_hand_become_a_proposal(desk: Desk) -> None:
    clipping = desk.clipping(TEXT)
    start = TEXT.index("depuis 1991")

    made = accepting.add(clipping, "accord", start, start + len("depuis 1991"), {"status": "in_force", "date": "1991"}, by=desk.by)
    accepting.accept(made, by=desk.by)

    assert (made.evidence[0]["exact"], made.evidence[0]["prefix"][-10:]) == ("depuis 1991", "relations ")
    assert str(StatusStep.objects.get()) == "in force, 1991"
    with pytest.raises(ValidationError, match="Mark the words"):
        accepting.add(clipping, "accord", 5, 5, {}, by=desk.by)


@pytest.mark.parametrize("language", ["fr", "ru"])
def test_a_whole_story_becomes_the_dossier(desk: Desk, language: str) -> None:
    clipping = desk.read((STORIES / f"story_{language}.txt").read_text("utf-8"))
    assert (clipping.state, clipping.told, clipping.partnership) == ("ready", "", desk.partnership)

    for proposed in clipping.proposals.filter(type__in=["accord", "visit", "event"]):
        made = plan(proposed, by=desk.by)
        values = {slot.name: slot.value for slot in made.slots if slot.ticked}
        if "starts" in {slot.name for slot in made.slots if slot.required}:
            values.setdefault("starts", "2017-03")
        if made.noun == "status" and not values.get("on"):
            continue
        accepting.accept(proposed, by=desk.by, values=values)

    steps = {(one.status, one.on) for one in StatusStep.objects.all()}
    visits = {(one.direction, one.starts, one.headcount, one.media) for one in Visit.objects.all()}
    assert {("in_force", "1991"), ("reactivated", "2011")} <= steps
    assert visits == {("inbound", "2017-03-27", 24, 3), ("outbound", "2016-12", None, None)}
    assert Agreement.objects.filter(kind="company", signed="").count() == 2
    assert all(one.exact in clipping.text and one.exact in one.sentence for one in Evidence.objects.all())


def test_what_was_accepted_together_is_taken_back_together(desk: Desk) -> None:
    clipping = desk.clipping(TEXT)
    for name in ("Andreï Belozerov", "Hélène Weiss"):
        desk.proposed(clipping, "person", name if name in TEXT else "", name=name)
    desk.proposed(clipping, "org", "AlsaSon", name="AlsaSon", kind="company")
    before = stored()
    accepting.accept(clipping.proposals.get(number=3), by=desk.by)

    assert [str(one.number) for one in accepting.sure(clipping, "person", by=desk.by)] == ["1", "2"]
    accepting.accept_all(clipping, "person", by=desk.by)
    taken = accepting.undo_last(clipping, by=desk.by)

    assert [one.number for one in taken] == [2, 1]
    assert (Person.objects.count(), Organisation.objects.count()) == (0, 1)
    assert [one.number for one in accepting.undo_last(clipping, by=desk.by)] == [3]
    assert stored() == before
    with pytest.raises(ValidationError, match="no decision of yours"):
        accepting.undo_last(clipping, by=desk.by)


def test_what_is_taken_back_last_is_ones_own(desk: Desk) -> None:
    first, second = every_kind(desk)[8:10]
    accepting.refuse(first, "no", by=desk.people["head"])
    accepting.refuse(second, "no", by=desk.by)

    assert accepting.undo_last(first.clipping, by=desk.people["head"]) == [first]
    assert accepting.last(first.clipping, desk.by) == [second]


def test_nothing_is_taken_back_where_one_of_them_was_used_since(desk: Desk) -> None:
    clipping = desk.clipping(TEXT)
    for name in ("Andreï Belozerov", "Hélène Weiss"):
        desk.proposed(clipping, "person", name if name in TEXT else "", name=name)
    accepting.accept_all(clipping, "person", by=desk.by)
    used = Person.objects.get(family_name="Belozerov")
    used.email = "mayor@tver.example"
    keep(used, by=desk.people["head"], seen=used.version)

    with pytest.raises(ValidationError, match="was changed or used since"):
        accepting.undo_last(clipping, by=desk.by)

    assert (Person.objects.count(), clipping.proposals.filter(decision="accepted").count()) == (2, 2)


def test_a_town_whose_name_the_register_knows_may_be_meant_and_is_not_accepted_with_the_others(desk: Desk) -> None:
    clipping = desk.clipping(TEXT)
    other = desk.proposed(clipping, "place", "Tver", name="Tver", gid=551487, kind="city", country="RU")
    desk.proposed(clipping, "place", "Colmar", name="Kazan", gid=551487, kind="city", country="RU")

    offered = plan(other, by=desk.by).candidates

    assert [one.label for one in offered] == ["City of Tver"]
    assert [one.attributes["name"] for one in accepting.sure(clipping, "place", by=desk.by)] == ["Kazan"]
