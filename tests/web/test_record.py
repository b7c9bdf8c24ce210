"""Records in bulk."""

import pytest

from jumelles.web.register.models import RECORDS
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db


def test_an_office_with_everything_can_be_made() -> None:
    made, accounts = office("valmore")

    rows = fill(made, accounts["administrator"])

    assert {type(row) for row in rows.values()} == set(RECORDS)
