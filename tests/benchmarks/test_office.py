from typing import Any

import pytest
from django.test import Client

from benchmarks.office import EMAIL, LEAST, fill
from benchmarks.register import COMPLETED, MADE_ELSEWHERE, SEARCHED, questions
from jumelles.web.people.models import User
from jumelles.web.register.models import RECORDS
from jumelles.web.register.nouns import NOUNS

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> dict[str, Any]:
    return fill(0.002)


def test_a_small_office_has_every_kind_of_record_and_a_past(office: dict[str, Any]) -> None:
    assert set(office["records"]) == set(NOUNS)
    assert all(count >= LEAST for count in office["counts"].values())
    assert office["counts"]["action"] == 40
    for model in RECORDS:
        assert model.history.filter(history_type="+").count() == model.objects.count()
        assert model.history.filter(history_type="~").exists()
        assert model.history.filter(history_type="-").exists()


def test_every_page_that_is_asked_for_is_there(office: dict[str, Any]) -> None:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.get(email=EMAIL), backend="django.contrib.auth.backends.ModelBackend")
    asked = [(page, kind, paths[0]) for page, kind, paths in questions(office) if kind != "place"]

    assert {path: status for _page, _kind, path in asked if (status := client.get(path).status_code) != 200} == {}
    assert {(page, kind) for page, kind, _path in asked} >= {(page, kind) for page in ("list", "record", "edit") for kind in NOUNS}


def test_what_is_asked_for_is_what_the_register_has() -> None:
    assert {key for key, noun in NOUNS.items() if noun.search} == SEARCHED
    assert {key for key, noun in NOUNS.items() if noun.made_elsewhere} == MADE_ELSEWHERE
    assert set(COMPLETED) <= set(NOUNS)
