"""An office for the reports, and the day on which they are made."""

from datetime import date
from typing import Any

import pytest

from jumelles.web.people.models import Office, User
from jumelles.web.report import numbers
from tests.web.offices import office


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """The first of June 2018."""
    monkeypatch.setattr(numbers.timezone, "localdate", lambda: date(2018, 6, 1))
    return date(2018, 6, 1)


@pytest.fixture
def made(db: None, today: date, settings: Any) -> tuple[Office, dict[str, User]]:  # noqa: ARG001 - they must be there first
    """An office without records, and its accounts."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return office("valmore")
