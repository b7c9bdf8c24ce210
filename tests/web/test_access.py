"""Who gets where: every address as every role, and that the walk would notice if a rule were not asked."""

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path
from rules.permissions import permissions

from jumelles.atlas.store import Atlas
from jumelles.web import access
from jumelles.web.people.models import Office, User
from jumelles.web.register import places, queries
from jumelles.web.register.models import RECORDS, Document, Invitation
from jumelles.web.register.nouns import BY_MODEL
from jumelles.web.register.rules import GUESTS_SEE
from tests.web.walking import World, pages, walk, world

pytestmark = pytest.mark.django_db
NOUNS = {f"{act}_{model._meta.model_name}": BY_MODEL[model].key for model in RECORDS for act in ("view", "write")}
NOUNS["address_comment"] = "emails"
"""What a permission is about."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, toy_atlas: Atlas, django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:  # noqa: ARG001
    """The offices, made once for all walks: each request of a walk is undone."""
    folder = tmp_path_factory.mktemp("walk") / "files"
    quick = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"], "FILES": folder}
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), override_settings(**quick), transaction.atomic():
        patch.setattr(places, "atlas", lambda: toy_atlas)
        yield world(folder)
        transaction.set_rollback(True)


def test_everybody_gets_what_their_role_allows_and_nothing_else(made: World) -> None:
    assert list(walk(made)) == []


def test_the_walk_goes_to_every_page(made: World) -> None:
    assert {visit.page.route for visit in made.visits} == {page.route for page in pages()}


def test_a_page_without_a_stated_role_is_noticed(made: World) -> None:
    addresses: Any = ModuleType("addresses")
    addresses.urlpatterns = [path("", include("jumelles.web.urls")), path("secret/", lambda request: HttpResponse("open"))]

    with override_settings(ROOT_URLCONF=addresses):
        assert next(walk(made), None) == "no role is stated for secret/"


@pytest.mark.parametrize("permission", sorted(permissions))
def test_a_rule_that_is_not_asked_is_noticed(made: World, permission: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = NOUNS.get(permission.partition(".")[2])
    monkeypatch.setitem(permissions, permission, rules.always_true)

    assert next(walk(made, kinds={kind} if kind else {"", "partnership", "guest", "member"}), None)


def everything(_by: User, office: Office, model: Any) -> Any:
    return model.objects.filter(office=office)


def whatever_guests_see(by: User, office: Office, model: Any) -> Any:
    rows = model.objects.filter(office=office)
    known = access.may(by, "view", office) or (model in GUESTS_SEE and model is not Document)
    return rows if known else rows.filter(shared=True) if model is Document else rows.none()


def documents_not_shared(by: User, office: Office, model: Any) -> Any:
    invited = Invitation.objects.filter(office=office, member__user=by).values("partnership")
    return model.objects.filter(office=office) if access.may(by, "view", office) else model.objects.filter(partnership__in=invited)


@pytest.mark.parametrize(
    ("careless", "kind"), [(everything, "person"), (whatever_guests_see, "partnership"), (documents_not_shared, "document")]
)
def test_a_list_that_shows_guests_too_much_is_noticed(
    made: World, careless: Callable[..., Any], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "visible", careless)

    assert next(walk(made, kinds={kind}), None)


def test_a_stated_role_shows_through_other_decorators() -> None:
    stated = {page.name: page.view.least for page in pages()}

    assert {name: stated[name] for name in ("sign_in", "restore", "member", "import")} == {
        "sign_in": "anyone",
        "restore": "officer",
        "member": "head",
        "import": "keeper",
    }


def test_a_role_that_nobody_has_cannot_be_stated() -> None:
    with pytest.raises(ValueError, match="mayor"):
        access.page("mayor")


def test_what_the_rules_forbid_stops(made: World) -> None:
    with pytest.raises(PermissionDenied):
        access.require(made.users["stranger"], "view", made.shared["person"])
    assert access.require(made.users["reader"], "view", made.shared["person"]) is None
