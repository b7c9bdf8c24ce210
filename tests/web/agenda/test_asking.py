"""The addresses of the agenda, there and back; what cannot be read asks for today."""

from datetime import date
from urllib.parse import parse_qsl
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.web.agenda.asking import KINDS, Asked, asked

KEY = UUID("12345678-1234-1234-1234-123456789abc")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"month": "2017-03"}, Asked("month", date(2017, 3, 1))),
        ({"month": "2017-03-31"}, Asked("month", date(2017, 3, 1))),
        ({"view": "list", "from": "2017-03-31", "kind": "agreement"}, Asked("list", date(2017, 3, 31), "agreement")),
        ({"view": "day", "day": "2017-03-31", "of": str(KEY)}, Asked("day", date(2017, 3, 31), "", KEY)),
    ],
)
def test_what_is_asked(query: dict[str, str], expected: Asked) -> None:
    assert asked(query) == expected


@pytest.mark.parametrize("month", ["", "2017-13", "0001-01", "9999-12", "2017-3", "٢٠١٧-٠٣", "2017-02-30", "x", "2017-03\n"])
def test_nonsense_asks_for_this_month(month: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 25))

    assert asked({"month": month, "kind": "gossip", "of": "nobody", "view": "year"}) == Asked("month", date(2026, 11, 1))


@given(
    st.sampled_from(["month", "list", "day"]),
    st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    st.sampled_from(["", *KINDS]),
    st.none() | st.uuids(),
)
def test_an_address_asks_for_what_it_was_made_of(view: str, day: date, kind: str, of: UUID | None) -> None:
    one = Asked(view, day.replace(day=1) if view == "month" else day, kind, of)

    assert asked(dict(parse_qsl(one.at()[1:]))) == one
