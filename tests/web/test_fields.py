"""Dates with their days, goals, and rules between two fields: what a record may hold, and the sentence for what it may not."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from jumelles.web.fields import Bound, check_date, check_goals, in_order
from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register.models import Action, Agreement, Partnership
from tests.web.offices import office

SPANS = {
    "1991": (date(1991, 1, 1), date(1991, 12, 31)),
    "2011-05~": (date(2011, 5, 1), date(2011, 5, 31)),
    "2017-03-31": (date(2017, 3, 31), date(2017, 3, 31)),
    "199X": (date(1990, 1, 1), date(1999, 12, 31)),
    "1991/1993": (date(1991, 1, 1), date(1993, 12, 31)),
    "1991/..": (date(1991, 1, 1), None),
    "../1991": (None, date(1991, 12, 31)),
    "": (None, None),
}


@pytest.fixture
def partnership(settings: Any) -> tuple[Partnership, User, Office]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made, accounts = office("valmore")
    by = accounts["officer"]
    return keep(Partnership(office=made, name="Valmore and Orbeck", kind="contact"), by=by), by, made


@pytest.mark.parametrize("text", SPANS)
def test_a_date_has_its_first_and_last_day(text: str) -> None:
    assert (Bound("starts").day(text), Bound("ends", last=True).day(text)) == SPANS[text]


@pytest.mark.django_db
@pytest.mark.parametrize("text", SPANS)
def test_the_days_to_sort_by_are_stored_with_the_text(text: str, partnership: tuple[Partnership, User, Office]) -> None:
    on, by, made = partnership
    kept = keep(Action(office=made, partnership=on, title="One", domain="culture", starts=text, ends=""), by=by)
    kept = keep(Action(office=made, partnership=on, title="Two", domain="culture", starts="", ends=text), by=by)
    kept.ends, kept.starts = "", text
    keep(kept, by=by, seen=1)

    assert list(Action.objects.values_list("starts_from", "ends_until")) == [(SPANS[text][0], None)] * 2
    told = [(row.starts_from, row.ends_until) for row in Action.history.filter(title="Two")]
    assert told == ([(SPANS[text][0], None), (None, SPANS[text][1])] if text else [(None, None)])


@pytest.mark.django_db
def test_an_end_before_the_beginning_is_a_sentence_not_an_accident(partnership: tuple[Partnership, User, Office]) -> None:
    on, by, made = partnership
    action = Action(office=made, partnership=on, title="One", domain="culture", starts="2018", ends="2017")

    with pytest.raises(ValidationError) as new:
        keep(action, by=by)
    action.ends = "2018-01"
    keep(action, by=by)
    action.starts = "2018-02-01"
    with pytest.raises(ValidationError) as changed:
        keep(action, by=by, seen=1)

    assert [error.value.messages[0][:34] for error in (new, changed)] == ["The end lies before the beginning:"] * 2
    assert Action.objects.get().starts == "2018"


@pytest.mark.django_db
def test_what_is_no_date_is_refused_at_its_field(partnership: tuple[Partnership, User, Office]) -> None:
    on, by, made = partnership
    wrong = Agreement(office=made, partnership=on, kind="charter", title="One", signed="last spring", amount=5, currency="")

    with pytest.raises(ValidationError) as caught:
        keep(wrong, by=by)

    assert caught.value.message_dict["signed"][0].startswith("“last spring” is not a date")
    assert Agreement.objects.count() == 0


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused_in_a_sentence(text: str) -> None:
    try:
        check_date(text)
    except ValidationError as error:
        assert error.messages  # noqa: PT017 - most texts are no dates
    else:
        assert Bound("starts").day(text) is None or Bound("starts").day(text) <= (Bound("starts", last=True).day(text) or date.max)


@given(st.one_of(st.text(max_size=12), st.lists(st.integers(0, 19), max_size=4).map(lambda numbers: ",".join(map(str, numbers)))))
def test_goals_are_numbers_in_their_order(text: str) -> None:
    numbers = text.split(",")
    good = all(number in {str(n) for n in range(1, 18)} for number in numbers) and sorted({int(n) for n in numbers}) == [
        int(n) for n in numbers
    ]

    if good:
        check_goals(text)
    else:
        with pytest.raises(ValidationError, match="from 1 to 17"):
            check_goals(text)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("31.03.2017", "2017-03-31"),
        ("1/9/2017", "2017-09-01"),
        ("03/2017", "2017-03"),
        (" 3.2017 ", "2017-03"),
        ("1991/1993", "1991/1993"),
        ("2011~", "2011~"),
        ("31.03.17", "31.03.17"),
        ("٣١/٠٣/٢٠١٧", "٣١/٠٣/٢٠١٧"),
    ],
)
def test_a_day_may_be_written_as_people_write_it(written: str, kept: str) -> None:
    assert in_order(written) == kept
