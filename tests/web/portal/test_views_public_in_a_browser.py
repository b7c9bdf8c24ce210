"""The pages of this room in a browser: no serious barrier by the rules of axe-core, nothing from elsewhere, none wider than a phone."""

from collections.abc import Callable
from itertools import cycle
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from jumelles.web.people.models import User
from tests.web.browsing import HOST, Gathered, answered, asked, kept
from tests.web.driving import chromium
from tests.web.portal.conftest import House

SEVERE = """async () => (await axe.run({resultTypes: ['violations'], preload: false})).violations
    .filter(rule => ['serious', 'critical'].includes(rule.impact))
    .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`))"""
WIDER = "() => document.documentElement.scrollWidth - innerWidth"


def wrong(page: Any, each: Gathered, rules: str) -> list[str]:
    """The barriers of a page, light and wide, dark and narrow."""
    found = []
    for scheme, width in (("light", 1280), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(HOST + each.path)
        page.evaluate(rules)
        found += [f"{each} {scheme}: {barrier}" for barrier in page.evaluate(SEVERE)]
        found += [f"{each} is too wide by {by} px" for by in [page.evaluate(WIDER)] if by > 0]
    return found


def test_the_pages_of_this_room_have_no_serious_barrier(house: House, browser: Callable[[User | None], Client], visitor: Client) -> None:
    officer, own, news = house.accounts["officer"], house.rows["page"], house.rows["article"]
    inside = (f"publish/partnership/{house.rows['partnership'].pk}/", f"publish/article/{news.pk}/revisions/", "publish/")
    inside += (f"publish/page/{own.pk}/preview/",)
    outside = ("public/", "public/two-towns/", "public/two-towns/news/concert/", "public/two-towns/card/")
    pages, signed_in = [], browser(officer)
    for code, path in zip(cycle(("en", "fr", "ru")), [*inside, *outside], strict=False):
        client, user = (signed_in, officer) if path in inside else (visitor, None)
        answer = asked(client, user, f"/valmore/{path}", code)
        assert answer.status_code == 200, path
        pages.append(kept(f"/valmore/{path}", "", "", code, answer))
    with chromium() as started, started.new_context() as context:
        in_vain = answered(context, pages)
        page, rules = context.new_page(), Axe().axe_script
        found = [sentence for each in pages for sentence in wrong(page, each, rules)]

    assert "\n".join(found) == ""
    assert [url for url in in_vain if "/public/picture/" not in url] == []
