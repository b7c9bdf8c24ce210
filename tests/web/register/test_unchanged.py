"""What is kept of an office serves until a record, a setting or the day changes, and no trace remains of a change that was taken back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from jumelles.web.people.models import Office, User
from jumelles.web.recording import bring_back, keep, remove
from jumelles.web.register import unchanged
from jumelles.web.register.models import Partnership, Stamp, StatusStep
from jumelles.web.register.unchanged import while_unchanged
from tests.web.offices import office

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> tuple[Office, User]:
    made, accounts = office("valmore")
    return made, accounts["administrator"]


@pytest.fixture
def count(house: tuple[Office, User]) -> Callable[[], int]:
    """How often it was computed, after having been asked for twice more."""
    made: list[int] = []

    def ask() -> None:
        now = Office.objects.get(pk=house[0].pk)
        while_unchanged(now, "partnerships", lambda: made.append(Partnership.objects.filter(office=now).count()))

    def asked() -> int:
        ask()
        ask()
        return len(made)

    return asked


def test_it_is_computed_once_and_anew_after_each_change(house: tuple[Office, User], count: Callable[[], int]) -> None:
    made, by = house
    assert count() == 1
    record = keep(Partnership(office=made, name="Kormoran", kind="twinning"), by=by)
    assert count() == 2
    step = keep(StatusStep(office=made, partnership=record, status="signed", on="1991", source="minutes"), by=by)
    assert count() == 3
    remove(step, by=by, seen=step.version)
    assert count() == 4
    bring_back(StatusStep.history.filter(id=step.pk).latest(), by=by)
    assert count() == 5


def test_what_is_kept_without_a_change_leaves_it(house: tuple[Office, User], count: Callable[[], int]) -> None:
    made, by = house
    record = keep(Partnership(office=made, name="Kormoran", kind="twinning"), by=by)
    assert count() == 1
    keep(record, by=by, seen=record.version)
    assert count() == 1


def test_another_office_changes_nothing(count: Callable[[], int]) -> None:
    assert count() == 1
    other, accounts = office("lumbra")
    keep(Partnership(office=other, name="Sittich", kind="twinning"), by=accounts["officer"])
    assert count() == 1


def test_nothing_remains_of_a_change_that_was_taken_back(house: tuple[Office, User], count: Callable[[], int]) -> None:
    made, by = house
    with transaction.atomic():
        keep(Partnership(office=made, name="Kormoran", kind="twinning"), by=by)
        aside = Stamp.objects.get(office=made).mark
        transaction.set_rollback(True)
    assert count() == 1
    keep(Partnership(office=made, name="Kormoran", kind="twinning"), by=by)

    assert Stamp.objects.get(office=made).mark != aside
    assert count() == 2


def test_the_settings_and_the_day_count(house: tuple[Office, User], count: Callable[[], int], monkeypatch: pytest.MonkeyPatch) -> None:
    made, by = house
    assert count() == 1
    made.quiet_after = 12
    keep(made, by=by, seen=made.version)
    assert count() == 2

    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(unchanged.timezone, "localdate", lambda: tomorrow)
    assert count() == 3


def test_results_have_names(house: tuple[Office, User]) -> None:
    def told(what: Any) -> Any:
        return while_unchanged(house[0], what, lambda: what)

    names = ["years", ("report", 2016), ("report", 2017), "years"]
    assert [told(name) for name in names] == names
