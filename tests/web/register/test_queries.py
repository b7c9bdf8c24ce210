"""What is found, what a partnership's status is, who sees what; and that no page asks more of the database because there are more rows."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, reset_queries
from django.db.models import ForeignKey, QuerySet, UniqueConstraint
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jumelles.web.people.models import Membership, Office, User
from jumelles.web.recording import keep
from jumelles.web.register import models, queries
from jumelles.web.register.models import RECORDS, Partnership, Person, StatusStep
from jumelles.web.register.nouns import BY_MODEL, NOUNS
from jumelles.web.register.rules import GUESTS_SEE
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db
Browser = Callable[[User], Client]

# What a page asks of the database


MANY = range(1, 50)
"""More than a page of a list shows, and more than a timeline tells: a short life of a partnership is read at once, a long one in parts."""
AS_MANY_AGAIN = range(50, 99)
"""With which that page, too, asks no more."""


def multiply(rows: dict[str, Any], numbers: range) -> None:
    """Put copies with these numbers beside each record, with the same references, and a history to each."""
    copies: dict[type[Any], list[Any]] = {Membership: guests(rows["invitation"], numbers)}
    for model in RECORDS:
        one = rows[BY_MODEL[model].key]
        beside = [{each: made[place] for each, made in copies.items()} for place in range(len(numbers))]
        copies[model] = QuerySet(model).bulk_create([copy(one, n, others) for n, others in zip(numbers, beside, strict=True)])
        model.history.bulk_history_create(copies[model])
        model.history.bulk_history_create(copies[model], update=True)


def guests(invitation: Any, numbers: range) -> list[Any]:
    users = QuerySet(User).bulk_create([User(email=f"guest{n}@many.example", name=f"guest {n}") for n in numbers])
    return QuerySet(Membership).bulk_create([Membership(office=invitation.office, user=user, role="guest") for user in users])


def copy(one: Any, n: int, copies: dict[type[Any], Any]) -> Any:
    """As the record, but for the last field of each of its constraints of uniqueness."""
    model = type(one)
    made = model(**{field.attname: getattr(one, field.attname) for field in model._meta.concrete_fields if field.name != "id"})
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            field: Any = model._meta.get_field(constraint.fields[-1])
            value = getattr(one, field.attname)
            if isinstance(field, ForeignKey):
                setattr(made, field.name, copies[field.related_model] if value else None)
            else:
                setattr(made, field.name, value + n if isinstance(value, int) else f"{1880 + n}" if field.name == "on" else f"{value} {n}")
    return made


def pages(slug: str, rows: dict[str, Any]) -> Iterator[str]:
    """Every page of every kind of record, and the history of the office."""
    for key, noun in NOUNS.items():
        above = f"?on={rows[key].above.pk}" if noun.model.hangs_on else ""
        yield f"/{slug}/{key}/"
        yield f"/{slug}/{key}/{above}"
        yield f"/{slug}/{key}/?q=Kormoran"
        yield f"/{slug}/{key}/{rows[key].pk}/"
        yield f"/{slug}/{key}/{rows[key].pk}/edit/"
        yield f"/{slug}/{key}/{rows[key].pk}/delete/"
        yield f"/{slug}/{key}/{rows[key].pk}/history/"
        if not noun.made_elsewhere:
            yield f"/{slug}/{key}/add/{above}"
    yield f"/{slug}/history/"
    yield f"/{slug}/history/?deleted=1"
    yield f"/{slug}/partnership/{rows['partnership'].pk}/invite/"


def guest_pages(slug: str, rows: dict[str, Any]) -> Iterator[str]:
    for key in (BY_MODEL[model].key for model in GUESTS_SEE):
        yield f"/{slug}/{key}/"
        yield f"/{slug}/{key}/{rows[key].pk}/"


def asked(client: Client, paths: list[str]) -> dict[str, int]:
    """How many queries each page needs, once the process is warm."""
    counts = {}
    for path in paths:
        reset_queries()  # the log holds nine thousand
        for _time in range(2):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(path).status_code == 200, path
        counts[path] = len(captured)
    return counts


def test_no_page_asks_more_of_the_database_where_there_are_more_rows(browser: Browser) -> None:
    made, accounts = office("valmore")
    rows = fill(made, accounts["administrator"])
    for key in NOUNS:  # a change in each history
        rows[key].note = "changed"
        keep(rows[key], by=accounts["administrator"], seen=rows[key].version)
    member, paths = browser(accounts["administrator"]), list(pages("valmore", rows))
    page = f"/valmore/partnership/{rows['partnership'].pk}/"
    before = asked(member, paths)

    multiply(rows, MANY)

    after = asked(member, paths)
    assert {path: (before[path], after[path]) for path in paths if path != page and after[path] > before[path]} == {}
    multiply(rows, AS_MANY_AGAIN)
    assert asked(member, [page]) == {page: after[page]}
    assert max(after[f"/valmore/{key}/"] for key in NOUNS) <= 10


def test_nor_does_a_page_of_a_guest(browser: Browser) -> None:
    made, accounts = office("valmore")
    rows = fill(made, accounts["administrator"])
    rows["document"].shared = True
    keep(rows["document"], by=accounts["administrator"], seen=rows["document"].version)
    guest, paths = browser(rows["invitation"].member.user), list(guest_pages("valmore", rows))
    page = f"/valmore/partnership/{rows['partnership'].pk}/"
    before = asked(guest, paths)

    multiply(rows, MANY)

    after = asked(guest, paths)
    assert {path: (before[path], after[path]) for path in paths if path != page and after[path] > before[path]} == {}
    multiply(rows, AS_MANY_AGAIN)
    assert asked(guest, [page]) == {page: after[page]}


def test_nor_does_a_history_where_there_are_more_changes(browser: Browser) -> None:
    made, accounts = office("valmore")
    rows = fill(made, accounts["administrator"])
    client, path = browser(accounts["administrator"]), f"/valmore/person/{rows['person'].pk}/history/"

    def change(n: int) -> None:
        rows["person"].diet = f"diet {n}"
        keep(rows["person"], by=accounts["administrator"], seen=rows["person"].version)

    change(0)
    before = asked(client, [path, "/valmore/history/"])
    for n in range(1, 20):
        change(n)

    after = asked(client, [path, "/valmore/history/"])
    assert {one: (before[one], after[one]) for one in before if after[one] > before[one]} == {}


def test_a_page_of_a_list_is_in_the_order_of_the_whole_list() -> None:
    made, accounts = office("valmore")
    by = accounts["officer"]
    for name in ("Weber", "Anand", "Иванов", "Moreau", "Anand"):
        keep(Person(office=made, family_name=name, given_name="A"), by=by)
    rows = Person.objects.filter(office=made)

    leaves = [queries.leaf(rows, NOUNS["person"], made, number, 2) for number in (1, 2, 3)]

    assert [row.pk for leaf in leaves for row in leaf] == [row.pk for row in rows]
    assert (leaves[0].paginator.count, leaves[0].paginator.num_pages, leaves[0].has_next()) == (5, 3, True)
    assert queries.leaf(rows.none(), NOUNS["person"], made, "x", 2).object_list == []


# What is found

NAMES = (
    """
Обнинск|ОБНИНСК|обнинская школа|Évian-les-Bains|évian|EVIAN|Μαρούσι Αθήνας|Straße 5|München|100 % sure|a_b|axb|a*b|[draft] яблоко
draft яблоко|я?б|яxб|я[1]|я1|^я|back\\slash я|И́ван|Ёлка ёж|10 ёж
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
WORDS = (
    """
Обнинск|обнинск|ОБНИНСК|бНиН|évian|ÉVIAN|evian|bains|αθήνας|ΑΘΉΝΑΣ|straße|STRAßE|münchen|MÜN|%|100 %|a_b|a*b|[draft]|[DRAFT] Я|я?б|я[1]|я*
^я|[^я]|\\|ёлка|ЁЖ|школа обнинск|школа evian|ЁЖ 1| |
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


def test_a_word_is_found_in_any_capitals_and_every_sign_means_itself() -> None:
    made, accounts = office("valmore")
    for name in NAMES:
        keep(Partnership(office=made, name=name, kind="twinning"), by=accounts["officer"])

    found = {text: {row.name for row in queries.found(Partnership.objects.all(), NOUNS["partnership"], text)} for text in WORDS}

    def expected(text: str) -> set[str]:
        return {name for name in NAMES if all(re.search(re.escape(word), name, re.IGNORECASE) for word in text.split())}

    assert found == {text: expected(text) for text in WORDS}


def test_the_words_may_stand_in_different_fields() -> None:
    made, accounts = office("valmore")
    by = accounts["officer"]
    both = keep(Person(office=made, family_name="Иванова", given_name="Anna", own_name="Ёлкина"), by=by)
    keep(Person(office=made, family_name="Иванова", given_name="Olga"), by=by)

    assert list(queries.found(Person.objects.all(), NOUNS["person"], "ANNA иванова")) == [both]
    assert list(queries.found(Person.objects.all(), NOUNS["person"], "ёлк ann")) == [both]


def test_accents_count() -> None:
    made, accounts = office("valmore")
    keep(Person(office=made, family_name="Müller"), by=accounts["officer"])

    assert queries.found(Person.objects.all(), NOUNS["person"], "MÜLLER").count() == 1
    assert queries.found(Person.objects.all(), NOUNS["person"], "Muller").count() == 0


def test_only_the_first_eight_words_count() -> None:
    made, accounts = office("valmore")
    keep(Person(office=made, family_name="Weber"), by=accounts["officer"])

    assert queries.found(Person.objects.all(), NOUNS["person"], "e " * 8 + "missing").count() == 1


# The present status

TOMORROW = f"{date.today() + timedelta(days=2)}"  # noqa: DTZ011 - two days on, it is tomorrow in every time zone


LIVES: list[tuple[list[tuple[str, str]], tuple[str | None, str | None]]] = [
    ([], (None, None)),
    ([("signed", "1991")], ("signed", "1991")),
    ([("dormant", "2011"), ("signed", "1991")], ("dormant", "2011")),
    ([("in_force", "1991-05-04"), ("signed", "1991-05-04"), ("proposed", "1991-05-04")], ("in_force", "1991-05-04")),
    ([("terminated", "1991"), ("signed", "1991")], ("terminated", "1991")),
    ([("in_force", "1991-05"), ("dormant", "1991")], ("in_force", "1991-05")),
    ([("signed", "1990-12-31"), ("dormant", "1991")], ("dormant", "1991")),
    ([("signed", "1991"), ("terminated", TOMORROW)], ("signed", "1991")),
    ([("proposed", TOMORROW)], (None, None)),
    ([("dormant", "2011~"), ("reactivated", "201X")], ("dormant", "2011~")),
]
"""The steps of a partnership, and the status that follows."""


def test_the_present_status_is_the_last_step_of_the_past() -> None:
    made, accounts = office("valmore")
    by = accounts["officer"]
    for n, (steps, _status) in enumerate(LIVES):
        partnership = keep(Partnership(office=made, name=f"{n:02}", kind="twinning"), by=by)
        for key, on in steps:
            keep(StatusStep(office=made, partnership=partnership, status=key, on=on, source="minutes"), by=by)

    found = [(row.status, row.status_on) for row in queries.with_status(Partnership.objects.filter(office=made))]

    assert found == [status for _steps, status in LIVES]


# Who sees what


def seen(by: User, made: Office) -> dict[str, int]:
    return {key: count for key, noun in NOUNS.items() if (count := queries.visible(by, made, noun.model).count())}


def test_members_see_all_and_strangers_nothing() -> None:
    made, accounts = office("valmore")
    other, strangers = office("lumbra")
    fill(made, accounts["administrator"])
    fill(other, strangers["administrator"], mark="Sittich")

    assert set(seen(accounts["reader"], made)) == set(NOUNS)
    assert seen(accounts["reader"], made) == seen(accounts["administrator"], made)
    assert queries.visible(accounts["reader"], made, models.Authority).count() == 2
    for stranger in (*strangers.values(), User.objects.create(email="nobody@elsewhere.example", name="Nobody", language="en")):
        assert seen(stranger, made) == {}


def test_what_hangs_on_a_record_of_another_office_is_not_in_this_one() -> None:
    made, accounts = office("valmore")
    other, strangers = office("lumbra")
    partnerships = [
        keep(Partnership(office=each, name="a", kind="twinning"), by=by)
        for each, by in ((made, accounts["officer"]), (other, strangers["officer"]))
    ]
    for partnership, by in zip(partnerships, (accounts["officer"], strangers["officer"]), strict=True):
        keep(models.Action(office=partnership.office, partnership=partnership, title="x", domain="culture"), by=by)

    counts = [queries.visible(accounts["officer"], made, models.Action, on=partnership).count() for partnership in partnerships]

    assert counts == [1, 0]
    assert queries.visible(strangers["officer"], made, models.Action, on=partnerships[0]).count() == 0


def test_a_guest_sees_the_partnership_it_is_invited_to_and_the_documents_shown_to_it() -> None:
    made, accounts = office("valmore")
    by = accounts["administrator"]
    rows = fill(made, by)
    other = keep(Partnership(office=made, name="another", kind="twinning"), by=by)
    keep(models.Action(office=made, partnership=other, title="of another", domain="culture"), by=by)
    guest = rows["invitation"].member.user
    kinds = {BY_MODEL[model].key for model in GUESTS_SEE}

    assert set(seen(guest, made)) == kinds - {"document"}
    assert list(queries.visible(guest, made, Partnership)) == [rows["partnership"]]
    assert {row.partnership_id for row in queries.visible(guest, made, models.Action)} == {rows["partnership"].pk}

    rows["document"].shared = True
    keep(rows["document"], by=by, seen=rows["document"].version)

    assert list(queries.visible(guest, made, models.Document)) == [rows["document"]]


def test_a_guest_searches_only_what_it_sees() -> None:
    made, accounts = office("valmore")
    rows = fill(made, accounts["administrator"])
    guest = rows["invitation"].member.user
    seen, noun = queries.visible(guest, made, Partnership), NOUNS["partnership"]

    assert list(queries.found(seen, noun, "reason", inside=False)) == []
    assert list(queries.found(seen, noun, "Partnership", inside=False)) == [rows["partnership"]]


def test_a_partnership_is_found_by_its_parties_once() -> None:
    made, accounts = office("valmore")
    rows = fill(made, accounts["administrator"])
    every, noun = queries.visible(accounts["reader"], made, Partnership), NOUNS["partnership"]

    assert list(queries.found(every, noun, "kormoran")) == [rows["partnership"]]
    assert list(queries.found(every, noun, "ОБЛАСТЬ")) == [rows["partnership"]]
