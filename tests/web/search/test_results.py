"""Who finds what: members all of their office, guests what the register shows them, nobody anything of another office."""

from typing import Any

import pytest
from django.utils import translation

from jumelles.web.recording import keep, remove
from jumelles.web.register import models, queries
from jumelles.web.register.nouns import BY_MODEL, NOUNS
from jumelles.web.search.asking import asked
from jumelles.web.search.near import suggestions
from jumelles.web.search.results import Found, Seeker
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db
UNSEEN, SEEN = "Rohrdommel", "Kormoran"


def answer(by: Any, made: Any, text: str, **narrowed: Any) -> Found:
    question = asked(text, {})
    assert question
    return Seeker(by, made).found(question, **({"kind": "", "partnership": None, "number": None} | narrowed))


def told(found: Found) -> list[tuple[str, str]]:
    return [(result.noun, "".join(piece for piece, _mark in result.title)) for result in found.leaf.object_list]


@pytest.fixture
def house() -> Any:
    """An office of two partnerships, to the second of which alone a guest is invited; with a document that guests may read."""
    made, accounts = office("valmore")
    by = accounts["administrator"]
    remove(fill(made, by, mark=UNSEEN)["invitation"], by=by, seen=1)
    rows = fill(made, by, mark=SEEN)
    return made, accounts, rows["invitation"].member.user, rows


def test_a_guest_finds_exactly_the_records_that_the_register_shows(house: Any) -> None:
    made, _accounts, guest, rows = house
    rows["document"].shared = True
    keep(rows["document"], by=_accounts["administrator"], seen=rows["document"].version)

    shown = {pk for model in BY_MODEL for pk in queries.visible(guest, made, model).values_list("pk", flat=True)}

    assert set(Seeker(guest, made).entries().values_list("record", flat=True)) == shown
    assert rows["document"].pk in shown


HIDDEN = "note source reason protocol 12345 giver receiver suite requirement required 5000 fish pdf firm".split()


@pytest.mark.parametrize("word", [UNSEEN, "Document", *HIDDEN])
def test_what_guests_do_not_read_they_do_not_find(house: Any, word: str) -> None:
    made, accounts, guest, _rows = house

    assert told(answer(guest, made, word)) == []
    assert told(answer(accounts["reader"], made, word))


def test_the_quotations_of_guests_are_of_what_they_read(house: Any) -> None:
    made, accounts, guest, _rows = house

    def quotations(by: Any) -> str:
        results = answer(by, made, "outcome").leaf.object_list
        return "".join(piece for result in results for piece, _mark in result.quotation)

    assert quotations(guest) == "purpose Kormoran · outcome Kormoran"
    assert "protocol Kormoran" in quotations(accounts["reader"])


def test_nobody_finds_anything_of_another_office(house: Any) -> None:
    made, accounts, guest, _rows = house
    other, strangers = office("brisac")
    fill(other, strangers["administrator"], mark="Seeschwalbe")

    assert told(answer(accounts["administrator"], made, "Seeschwalbe")) == []
    assert told(answer(strangers["administrator"], made, SEEN)) == []
    assert told(answer(guest, other, "Seeschwalbe")) == []


def test_words_like_the_typed_ones_are_only_those_that_one_would_find(house: Any) -> None:
    made, accounts, guest, _rows = house

    def offered(by: Any, text: str) -> list[str]:
        question = asked(text, {})
        assert question
        return suggestions(Seeker(by, made), question)

    assert offered(accounts["reader"], "Rohrdonnel Kormorant ") == ["Rohrdommel", "Kormoran"]
    assert offered(guest, "Rohrdonnel Kormorant ") == ["Kormoran"]
    assert offered(guest, "protocols") == []


def test_titles_come_first_then_the_better_fit_then_the_newer() -> None:
    made, accounts = office("valmore")
    by = accounts["officer"]
    partnership = keep(models.Partnership(office=made, name="Valmore – Brisac", kind="twinning"), by=by)

    def action(title: str, about: str, starts: str) -> None:
        fields = {"title": title, "about": about, "starts": starts, "domain": "culture"}
        keep(models.Action(office=made, partnership=partnership, **fields), by=by)

    action("Music", "market market market", "2020")
    action("Wine market", "", "1999")
    action("Forum", "a long text about many other things that are not the market", "2021")
    action("Spring market", "", "2005")

    found = answer(by, made, "market")

    assert [title for _noun, title in told(found)] == ["Spring market", "Wine market", "Music", "Forum"]


def test_results_are_counted_and_narrowed_down(house: Any) -> None:
    made, accounts, _guest, rows = house
    by, partnership = accounts["reader"], rows["partnership"].pk

    both, one = answer(by, made, "agreement", kind=""), answer(by, made, "agreement", kind="agreement", partnership=partnership)

    assert [(facet.value, facet.count) for facet in both.kinds if facet.value == "agreement"] == [("agreement", 2)]
    assert {facet.name for facet in both.partnerships} == {f"Partnership {SEEN}", f"Partnership {UNSEEN}"}
    assert told(one) == [("agreement", f"Agreement {SEEN}")]
    assert one.leaf.object_list[0].partnership == f"Partnership {SEEN}"


def test_twenty_results_make_a_page() -> None:
    made, accounts = office("valmore")
    for n in range(23):
        keep(models.Person(office=made, family_name=f"Heron {n:02}"), by=accounts["officer"])

    first, last = (answer(accounts["reader"], made, "heron", number=number) for number in (1, 2))

    assert [len(found.leaf.object_list) for found in (first, last)] == [20, 3]
    assert len(set(told(first) + told(last))) == 23


@pytest.mark.parametrize("word", ["Fès", "fes", "FES", "Fe\u0300s", '"fès"', "fe"])
def test_a_name_is_found_in_any_spelling(word: str) -> None:
    made, accounts = office("valmore")
    keep(models.Person(office=made, family_name="Fès"), by=accounts["officer"])

    assert told(answer(accounts["reader"], made, word)) == [("person", "Fès")]


def test_a_phrase_does_not_reach_from_one_text_to_the_next() -> None:
    made, accounts = office("valmore")
    keep(models.Organisation(office=made, name="Institute", kind="other", about="of the river", phone="harbour"), by=accounts["officer"])

    assert told(answer(accounts["reader"], made, '"the river"')) == [("organisation", "Institute")]
    assert told(answer(accounts["reader"], made, '"river harbour"')) == []


def test_lists_find_names_in_other_spellings_too() -> None:
    made, accounts = office("valmore")
    fes = keep(models.Person(office=made, family_name="Fès", note="Калуга"), by=accounts["officer"])
    rows, noun = models.Person.objects.filter(office=made), NOUNS["person"]

    assert list(queries.called(rows, noun, made, "fes")) == [fes]
    assert list(queries.called(rows, noun, made, "ès")) == [fes]
    assert list(queries.called(rows, noun, made, "Kaluga")) == []
    assert list(queries.called(rows, noun, made, "")) == [fes]


def test_a_record_comes_before_those_that_are_called_after_it(house: Any) -> None:
    made, accounts, _guest, _rows = house

    kinds = [noun for noun, _title in told(answer(accounts["reader"], made, '"Authority Kormoran"'))]

    assert all(kinds.index("authority") < kinds.index(other) for other in ("party", "signatory", "budget"))


def test_a_title_that_is_a_choice_is_told_in_the_language_of_the_reader(house: Any) -> None:
    made, accounts, _guest, _rows = house

    with translation.override("fr"):
        assert ("status", "Signé") in told(answer(accounts["reader"], made, "подписано"))
