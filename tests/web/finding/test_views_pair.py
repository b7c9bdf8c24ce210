"""Two places side by side: both ranks, every figure drawn where it stands, institutions, ties, and what is not known."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from jumelles.atlas.indicators import themes
from jumelles.web.people.models import User

pytestmark = pytest.mark.django_db
Made = Callable[..., Any]
BY_SIZE = "&".join(f"{theme}=0" for theme in themes() if theme != "size")


@pytest.fixture
def ask(house: Any, browser: Callable[[User | None], Client]) -> Made:
    """Ask for a pair as a reader: `ask(1001, 1007)`, or in another role."""

    def answered(a: int, b: int, query: str = "", role: str = "reader") -> Any:
        return browser(house[1][role]).get(f"/ours/find/pair/{a}/{b}/?{query}")

    return answered


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def part(response: Any, key: str) -> str:
    """A section of the page, as HTML."""
    return str(response.content.decode().partition(f'id="{key}"')[2].partition("</section>")[0])


def line(response: Any, label: str) -> str:
    """One line of the chart, as HTML."""
    found = re.search(rf'<tr role="row"><th scope="row"[^>]*>{re.escape(label)}</th>.*?</tr>', response.content.decode(), re.DOTALL)
    assert found, label
    return found[0]


def test_the_head_tells_how_the_two_rank_for_each_other(ask: Made) -> None:
    told = text(ask(1001, 1007).content.decode())

    assert "Valmore and Klarenburg" in told
    # Six towns abroad were compared with Valmore, of which Klarenburg is the nearest; the four of other countries with Klarenburg.
    assert "Klarenburg for Valmore no. 1 of 6 places compared" in told
    assert "Valmore for Klarenburg no. 2 of 4 places compared" in told
    # Size, economy, connections, and site of nine themes.
    assert "Known on both sides 44%" in told


def test_each_mark_stands_where_its_place_stands_among_comparable_ones(ask: Made) -> None:
    """Of Valmore's size are Valmore (400), Klarenburg (380) and Novigrad (200 thousand); of equals, half count as below."""
    drawn = line(ask(1001, 1007), "Population")

    # 2.5 of 3 and 1.5 of 3 on a line from 12 that is 216 long.
    assert '<circle class="a" cx="192.0"' in drawn
    assert '<rect class="b" x="113.5"' in drawn
    assert 'd="M192.0 11H120.0"' in drawn
    assert 'aria-label="Valmore: above 83% of comparable places; Klarenburg: above 50% of comparable places"' in drawn
    assert text(drawn) == "Population 400,000 380,000"


def test_what_is_not_known_is_said_and_not_drawn(ask: Made) -> None:
    answered = ask(1001, 1007)
    laboratories, climate = line(answered, "Laboratories and research institutes"), line(answered, "Climate (Köppen-Geiger)")

    assert text(laboratories) == "Laboratories and research institutes 1 (50%) not known"
    assert ("<rect" in laboratories, "<svg" in climate) == (False, False)
    unknown = text(part(answered, "unknown"))
    assert "Themes left open higher education, research, health, digital and commitments" in unknown
    assert "Not known of Klarenburg laboratories and research institutes," in unknown
    assert "Not known of Valmore" not in unknown
    assert "incubators" in unknown.partition("Not known of either")[2]


def test_reasons_stand_on_their_sides(ask: Made) -> None:
    told = text(ask(1001, 1007).content.decode())
    pro, _mark, con = told.partition("What speaks for it")[2].partition("Figure by figure")[0].partition("What speaks against it")

    assert "Size and rank population: 400,000 380,000" in pro
    assert "latitude: 45.0° north 47.5° north" in con


def test_twins_are_a_chain_of_two(ask: Made) -> None:
    ties = text(part(ask(1001, 1007), "ties"))

    assert ties.startswith("> How they are linked They are twinned with each other")
    assert "Valmore XU Klarenburg XV" in ties
    assert "Distance 361 km" in ties


def test_towns_that_nothing_joins_are_said_to_be_so(ask: Made) -> None:
    ties = text(part(ask(1001, 1009), "ties"))

    assert "No chain of documented twinnings joins the two." in ties
    assert "None is documented." in ties


def test_institutions_stand_side_by_side(ask: Made) -> None:
    told = text(part(ask(1001, 1007), "institutions"))

    assert "Higher education 1 1 no field in common Université de Valmore Klarenburg State University" in told
    assert "Research 1 0 no field in common Laboratoire d'optique de Valmore none known" in told


def test_the_foot_credits_sources_with_licence_and_date(ask: Made) -> None:
    credited = text(ask(1001, 1007).content.decode()).partition("Sources, licences and dates")[2]

    assert "GeoNames: GeoNames, CC-BY-4.0, May 2026" in credited
    assert "ROR: " in credited


def test_the_pair_is_weighed_as_the_ranking_was(ask: Made) -> None:
    told = text(ask(1001, 1009, BY_SIZE).content.decode())

    # By size alone Starograd is second, after Klarenburg; everything counts that is known.
    assert "Starograd for Valmore no. 2 of 6 places compared" in told
    assert "Known on both sides 100%" in told


def test_filters_that_do_not_admit_the_place_are_left_out_and_that_is_said(ask: Made) -> None:
    answered = ask(1001, 1007, "unlinked=on")

    assert answered.status_code == 200
    assert "The filters of the ranking do not admit Klarenburg: it is compared without them." in text(answered.content.decode())


def test_the_two_change_places_and_the_question_stays(ask: Made) -> None:
    page = unescape(ask(1001, 1007, "education=3").content.decode())

    assert 'href="/ours/find/pair/1007/1001/?education=3"' in page


def test_another_place_is_compared_by_its_name(ask: Made) -> None:
    answered = ask(1001, 1007, "education=3&other=Starograd")

    assert (answered.status_code, answered.headers["Location"]) == (302, "/ours/find/pair/1001/1009/?education=3")


def test_a_name_that_nobody_bears_is_said_beside_the_pair(ask: Made) -> None:
    answered = ask(1001, 1007, "other=Nowhere at all")

    assert answered.status_code == 422
    assert "No place is called “Nowhere at all”" in text(answered.content.decode())
    assert "Valmore and Klarenburg" in text(answered.content.decode())


def test_an_officer_opens_a_partnership_from_here_a_reader_does_not(ask: Made) -> None:
    way = "/ours/find/open/1007/?"

    assert (way in ask(1001, 1007, role="officer").content.decode(), way in ask(1001, 1007).content.decode()) == (True, False)


def test_where_there_is_a_partnership_the_page_leads_to_it(ask: Made, authority: Made, partnership: Made) -> None:
    held = partnership("Ours and theirs", home=[authority(1001, "Valmore")], partner=[authority(1007, "Klarenburg")])

    page = ask(1001, 1007, role="officer").content.decode()

    assert page.count(f"/ours/partnership/{held.pk}/") == 2
    assert "/ours/find/open/1007/" not in page


@pytest.mark.parametrize(
    ("a", "b", "status", "sentence"),
    [
        (1001, 1001, 422, "Valmore is compared with itself: name a second place."),
        (1001, 1003, 422, "Valmore-Nord is a part of a town or no longer exists: name the town itself."),
        (1001, 5, 404, "There is no such page"),
        (5, 1001, 404, "There is no such page"),
        (1001, 10**30, 404, "There is no such page"),
    ],
)
def test_what_cannot_be_compared_is_told_in_a_sentence(ask: Made, a: int, b: int, status: int, sentence: str) -> None:
    answered = ask(a, b)

    assert (answered.status_code, sentence in text(answered.content.decode())) == (status, True)


@pytest.mark.parametrize(("a", "b"), [(9001, 9002), (1001, 9001), (1011, 1002)])
def test_regions_and_towns_are_compared_with_each_other(ask: Made, a: int, b: int) -> None:
    assert ask(a, b).status_code == 200


def test_a_wrong_question_does_no_harm(ask: Made) -> None:
    assert ask(1001, 1007, "education=many&distance_from=-3&countries=QQ").status_code == 200
