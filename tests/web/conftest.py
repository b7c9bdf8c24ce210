"""A database, a folder for files, and offices for the tests of the web."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count
from django.test import Client, override_settings

from jumelles.atlas.store import Atlas
from jumelles.web import example
from jumelles.web.people.models import User
from jumelles.web.register import places
from jumelles.web.register.models import Partnership
from tests.web.browsing import Gathered, nowhere, of_links, of_world
from tests.web.walking import world


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


@pytest.fixture(scope="session")
def gathered(
    tmp_path_factory: pytest.TempPathFactory,
    toy_atlas: Atlas,
    world_atlas: Atlas,
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: Any,
) -> list[Gathered]:
    """Every page as its readers get it: of an office of the toy world with one record of each kind, and of the example office."""
    quick = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"], "FILES": tmp_path_factory.mktemp("pages")}
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), override_settings(**quick), transaction.atomic():
        patch.setattr(places, "atlas", lambda: toy_atlas)
        pages = list(of_world(world(quick["FILES"])))
        patch.setattr(places, "atlas", lambda: world_atlas)
        office, client = example.load(), Client(HTTP_HOST="127.0.0.1")
        head = User.objects.get(memberships__office=office, memberships__role="administrator")
        client.force_login(head, backend="django.contrib.auth.backends.ModelBackend")
        rich = Partnership.objects.annotate(visited=Count("visits")).latest("visited")  # most other pages of its kind are nearly empty
        first = [f"partnership/{rich.pk}/", "report/2017/", "search/?q=Kaluga", "partnership/"]
        pages += of_links(client, head, start=[f"/{office.slug}/{path}" for path in first])
        pages += nowhere(client, head)
        transaction.set_rollback(True)
    return list({page.path: page for page in pages}.values())
