"""A database, a folder for files, and offices for the tests of the web."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from jumelles.web.people.models import User


@pytest.fixture(autouse=True)
def files(tmp_path: Path, settings: Any) -> Path:
    """A folder of its own for the files of each test."""
    settings.FILES = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def browser() -> Callable[[User | None], Client]:
    """Somebody's browser, signed in: `browser(user)`."""

    def signed_in(user: User | None = None) -> Client:
        client = Client(HTTP_HOST="127.0.0.1")
        if user:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in
