"""An office at work at its press desk."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.web.press.desk import Desk
from tests.web.press.desk import desk as made


@pytest.fixture
def desk(db: None) -> Desk:  # noqa: ARG001
    return made()


@pytest.fixture
def officer(desk: Desk, browser: Callable[[Any], Client]) -> Client:
    """The officer at work."""
    return browser(desk.by)
