"""No serious barrier on any page by the rules of axe-core, in light and dark, wide and narrow; the languages take turns."""

from dataclasses import replace
from itertools import chain, cycle

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web import clipped, commented
from tests.web.browsing import HOST, Gathered, answered
from tests.web.driving import chromium
from tests.web.walking import pages

NOT_PAGES = set(
    "complete complete_place delegation_cards delegation_list export feed file office old_file person_card rank ranking".split()
    + "openings_act openings_gate openings_step intake stop_intake judge".split()
    + "report_docx report_xlsx restore revoke sign_out speak visit_calendar".split()
    + "robots public_feed public_sitemap public_picture public_paper mark_public article_state".split()
) | {*commented.NOT_PAGES, *clipped.NOT_PAGES}
"""Addresses that answer with a file, a part of a page, or by leading on; and a file on its way in, which
tests/web/openings/test_case_pages_in_a_browser.py looks at."""
LOOKS = [[("light", 1280), ("dark", 390)], [("light", 390), ("dark", 1280)]]
"""Pages that look alike for all kinds of records take turns; others are looked at in every way."""
pytestmark = pytest.mark.django_db


def test_every_address_is_looked_at_or_is_no_page(gathered: list[Gathered]) -> None:
    seen = {page.route for page in gathered}

    assert {page.name for page in pages() if page.route not in seen} == NOT_PAGES


SEVERE = """async () => (await axe.run({resultTypes: ['violations'], preload: false})).violations
    .filter(rule => ['serious', 'critical'].includes(rule.impact))
    .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`))"""


def barriers(gathered: list[Gathered]) -> list[str]:
    """What axe-core finds to be serious or critical, as sentences: page, look, rule, where it stands in the page."""
    rules, found = Axe().axe_script, []
    with chromium() as browser, browser.new_context() as context:
        answered(context, gathered)
        page = context.new_page()
        for each, looks in zip(gathered, cycle(LOOKS), strict=False):
            page.goto(HOST + each.path)
            page.evaluate(rules)
            for scheme, width in looks if each.alike else chain(*LOOKS):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 900})
                found += [f"{each} {scheme} {width}: {barrier}" for barrier in page.evaluate(SEVERE)]
    return found


def test_no_page_has_a_serious_barrier(gathered: list[Gathered]) -> None:
    assert "\n".join(barriers(gathered)) == ""


def test_a_barrier_is_noticed(gathered: list[Gathered]) -> None:
    page = next(page for page in gathered if page.path.startswith("/sign-in/"))
    spoilt = replace(page, body=page.body.replace(b"</main>", b'<img src="/static/mark.svg"></main>'))

    assert barriers([spoilt]) == [
        f"{page} {scheme} {width}: image-alt: img" for scheme, width in [("light", 1280), ("dark", 390), ("light", 390), ("dark", 1280)]
    ]
