"""The marks of one page are kept beside those of a colleague, and never over them."""

import re
from collections.abc import Callable
from typing import Any

from django.test import Client

from jumelles.web.people.models import User
from jumelles.web.register import models
from tests.web.portal.conftest import House

Browser = Callable[[User | None], Client]


def sent(client: Client, path: str, *, off: tuple[Any, ...] = (), on: tuple[Any, ...] = ()) -> dict[str, list[str]]:
    """What the page sends as it stands now, with some ticks taken away and some set."""
    page = client.get(path).content.decode()
    ticked = set(re.findall(r'name="public" value="([^"]+)" checked', page))
    ticked = (ticked - {str(row.pk) for row in off}) | {str(row.pk) for row in on}
    return {"public": sorted(ticked), "seen": re.findall(r'name="seen" value="([^"]+:[01])"', page)}


def public(house: House, *keys: str) -> list[bool]:
    return [type(house.rows[key]).objects.get(pk=house.rows[key].pk).public for key in keys]


def test_what_one_leaves_alone_stays_as_a_colleague_marked_it(house: House, browser: Browser) -> None:
    path = f"/valmore/publish/partnership/{house.rows['partnership'].pk}/"
    client = browser(house.accounts["officer"])
    mine = sent(client, path, off=(house.rows["visit"],))
    house.change("agreement", public=False)

    answer = client.post(f"{path}marks/", mine)

    assert answer.status_code == 302
    assert public(house, "agreement", "visit", "action") == [False, False, True]
    assert models.Agreement.history.latest().history_change_reason != "marked on the page “Publish”"  # type: ignore[attr-defined]


def test_a_tick_on_what_a_colleague_changed_meanwhile_waits(house: House, browser: Browser) -> None:
    path = f"/valmore/publish/partnership/{house.rows['partnership'].pk}/"
    client = browser(house.accounts["officer"])
    mine = sent(client, path, off=(house.rows["visit"], house.rows["agreement"]))
    house.change("agreement", title="The charter, changed")

    answer = client.post(f"{path}marks/", mine)
    told = answer.content.decode()

    assert (answer.status_code, public(house, "agreement", "visit")) == (409, [True, True])
    assert ("none of your marks was kept" in told, "The charter, changed" in told) == (True, True)
    assert client.post(f"{path}marks/", sent(client, path, off=(house.rows["visit"],))).status_code == 302
    assert public(house, "agreement", "visit") == [True, False]


def test_what_the_page_did_not_show_is_not_marked(house: House, browser: Browser) -> None:
    path = f"/valmore/publish/partnership/{house.rows['partnership'].pk}/"
    client = browser(house.accounts["officer"])

    answer = client.post(f"{path}marks/", {"public": [], "seen": ["x", ":", "1:2:3"]})

    assert (answer.status_code, public(house, "agreement", "visit")) == (302, [True, True])
