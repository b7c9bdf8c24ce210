"""The page on which a text opens its partnership."""

import re

import pytest
from django.test import Client

from jumelles.web.register.models import Partnership
from tests.web.press.desk import COLMAR, Desk
from tests.web.press.test_founding import LUCCA, TUSCANY, about

pytestmark = pytest.mark.django_db


def test_a_text_without_a_partnership_leads_to_its_own(desk: Desk, officer: Client) -> None:
    clipping = about(desk)
    desk.proposed(clipping, "accord", "se jumelle avec Lucques", kind="twinning", status="signed")
    here = f"/ours/press/{clipping.pk}/"
    assert f'href="{here}partnership/"' in officer.get(here).content.decode()

    page = officer.get(f"{here}partnership/").content.decode()
    assert re.findall(r'value="(\d+)"[^>]* checked', page) == [str(LUCCA)]
    assert 'value="twinning" selected' in page

    answer = officer.post(f"{here}partnership/", {"ours": COLMAR, "theirs": [LUCCA, TUSCANY], "kind": "twinning"}, follow=True)
    assert answer.redirect_chain == [(here, 302)]
    assert Partnership.objects.filter(name="Colmar – Lucca – Tuscany", kind="twinning").count() == 1
    assert "“Colmar – Lucca – Tuscany” is open" in answer.content.decode()
    assert officer.get(f"{here}partnership/").status_code == 302


def test_a_side_must_be_chosen_and_be_one_of_the_text(desk: Desk, officer: Client) -> None:
    here = f"/ours/press/{about(desk).pk}/partnership/"
    for theirs in ([], ["99"]):
        assert officer.post(here, {"ours": COLMAR, "theirs": theirs, "kind": "twinning"}).status_code == 422
    assert Partnership.objects.count() == 1


def test_a_text_without_two_sides_says_so(desk: Desk, officer: Client) -> None:
    clipping = desk.clipping("Colmar fête le printemps.", partnership=None)
    page = officer.get(f"/ours/press/{clipping.pk}/partnership/").content.decode()
    assert "The text names no two places that could be the sides of a partnership." in page
