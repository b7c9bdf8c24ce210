"""The last contact of a partnership, worked out by hand from records of every kind."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jumelles.web.recording import keep
from jumelles.web.register.contacts import Contact, last_contacts, proofs
from jumelles.web.register.models import Action, Agreement, Gift, Honour, MediaMention, Partnership, Person, StatusStep, Visit
from tests.web.offices import office

pytestmark = pytest.mark.django_db
VISIT = (Visit, {"title": "x", "direction": "inbound"})
ACTION = (Action, {"title": "x", "domain": "culture", "stage": "done"})
STEP = (StatusStep, {"source": "x", "status": "signed"})


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    now = datetime(2026, 3, 16, 12, tzinfo=ZoneInfo("Europe/Paris"))
    with mock.patch.object(timezone, "now", return_value=now):
        yield


CASES = [
    (*VISIT, {"starts": "2026-03-16"}, Contact(date(2026, 3, 16), "visit")),
    (*VISIT, {"starts": "2026-03-17"}, None),
    (*VISIT, {"starts": "2020-05-01", "ends": "2020-05-04"}, Contact(date(2020, 5, 4), "visit")),
    (*VISIT, {"starts": "2026-03-10", "ends": "2026-03-20"}, Contact(date(2026, 3, 10), "visit")),
    (*VISIT, {"starts": "2020"}, Contact(date(2020, 1, 1), "visit")),
    (*VISIT, {"starts": "2026-11"}, None),
    (*ACTION, {"starts": "2018-12", "ends": "2019-12"}, Contact(date(2019, 12, 31), "action")),
    (*ACTION, {"starts": "2018-12", "stage": "underway"}, Contact(date(2018, 12, 1), "action")),
    (*ACTION, {"starts": "2018-12", "stage": "planned"}, None),
    (*ACTION, {"starts": "2018-12", "stage": "idea"}, None),
    (*ACTION, {"starts": "2018-12", "stage": "cancelled"}, None),
    (*ACTION, {"starts": ""}, None),
    (Agreement, {"title": "x", "kind": "mou"}, {"signed": "2011-06-24"}, Contact(date(2011, 6, 24), "agreement")),
    (Agreement, {"title": "x", "kind": "mou"}, {"expires": "2011-06-24"}, None),
    (Honour, {"title": "x", "kind": "medal"}, {"on": "2017-10"}, Contact(date(2017, 10, 1), "honour")),
    (Gift, {"title": "x", "giver": "x", "receiver": "y"}, {"on": "2017-10-04"}, Contact(date(2017, 10, 4), "gift")),
    (*STEP, {"on": "1991"}, Contact(date(1991, 1, 1), "status")),
    (*STEP, {"on": "2012", "status": "reactivated"}, Contact(date(2012, 1, 1), "status")),
    (*STEP, {"on": "2012", "status": "dormant"}, None),
    (*STEP, {"on": "2012", "status": "proposed"}, None),
    (*STEP, {"on": "2012", "status": "terminated"}, None),
    (MediaMention, {"title": "x", "outlet": "x"}, {"published": "2020"}, None),
]


@pytest.mark.parametrize(("model", "plain", "fields", "contact"), CASES)
def test_what_is_a_contact_and_when_it_was(model: Any, plain: dict[str, str], fields: dict[str, str], contact: Contact | None) -> None:
    made, accounts = office("ours")
    partnership = keep(Partnership(office=made, name="A – B", kind="twinning"), by=accounts["head"])
    more = {"person": keep(Person(office=made, family_name="x"), by=accounts["head"])} if model is Honour else {}
    record = keep(model(office=made, partnership=partnership, **plain | fields, **more), by=accounts["head"])

    found = last_contacts(made)

    assert found == ({partnership.pk: contact} if contact else {})
    assert proofs(made, found) == ({partnership.pk: record} if contact else {})


def test_the_last_of_several_counts_in_each_partnership_and_office() -> None:
    made, accounts = office("ours")
    other, strangers = office("theirs")
    first, second = (keep(Partnership(office=made, name=name, kind="twinning"), by=accounts["head"]) for name in ("first", "second"))
    third = keep(Partnership(office=other, name="third", kind="twinning"), by=strangers["head"])
    for partnership, house, by, day in (
        (first, made, accounts["head"], "2019-05-01"),
        (first, made, accounts["head"], "2021-07"),
        (second, made, accounts["head"], "1995"),
        (third, other, strangers["head"], "2025"),
    ):
        keep(Visit(office=house, partnership=partnership, title=day, direction="outbound", starts=day), by=by)
    keep(Gift(office=made, partnership=second, title="a vase", giver="x", receiver="y", on="1996-02-03"), by=accounts["head"])

    assert last_contacts(made) == {first.pk: Contact(date(2021, 7, 1), "visit"), second.pk: Contact(date(1996, 2, 3), "gift")}
    assert last_contacts(made, [second.pk]) == {second.pk: Contact(date(1996, 2, 3), "gift")}
    assert str(proofs(made, last_contacts(made))[first.pk]) == "2021-07"


def test_the_number_of_queries_is_bounded() -> None:
    made, accounts = office("ours")
    for n in range(3):
        partnership = keep(Partnership(office=made, name=f"{n}", kind="twinning"), by=accounts["head"])
        keep(Visit(office=made, partnership=partnership, title="x", direction="outbound", starts="2019"), by=accounts["head"])

    with CaptureQueriesContext(connection) as asked:
        found = last_contacts(made)

    assert (len(found), len(asked)) == (3, 6)
