"""An office at work at its press desk."""

import pytest

from tests.web.press.desk import Desk
from tests.web.press.desk import desk as made


@pytest.fixture
def desk(db: None) -> Desk:  # noqa: ARG001
    return made()
