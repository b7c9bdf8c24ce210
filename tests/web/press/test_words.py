"""What a proposal is called in the queue, and what stands beside it."""

from typing import Any

import pytest

from jumelles.web.press.words import about, line
from tests.web.press.desk import Desk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "told", "called", "beside"),
    [
        ("accord", {"parties": ["Colmar", "Tver"], "date": "1991/.."}, "jumelées", "Colmar – Tver · since 1991"),
        ("accord", {"parties": None, "date": "bientôt"}, "jumelées", ""),
        ("visit", {"from": "Tver", "to": "Colmar", "date": "2017-03-27"}, "jumelées", "Tver → Colmar · 27 March 2017"),
        ("visit", {"to": "Colmar"}, "jumelées", "Colmar"),
        ("event", {"what": "concert", "date": "2017-05"}, "concert", "May 2017"),
        ("person", {"name": "Anna Petrova"}, "Anna Petrova", ""),
        ("figure", {"value": 12000, "unit": "euros"}, "12,000 euros", ""),
        ("figure", {"value": 1.5, "unit": None}, "1.5", ""),
        ("figure", {"value": "many"}, "many", ""),
    ],
)
def test_a_line_of_the_queue_tells_between_whom_and_when(desk: Desk, kind: str, told: dict[str, Any], called: str, beside: str) -> None:
    one = desk.proposed(desk.clipping("Elles sont jumelées."), kind, "jumelées", **told)

    assert (line(one), about(one)) == (called, beside)
