"""Which figures are put in front of a territory's profile."""

from dataclasses import replace

from jumelles.atlas.card import Card, card
from jumelles.atlas.store import Atlas
from jumelles.web.finding.territory import figures, strong


def ranked(told: Card, ranks: dict[str, tuple[int, int]]) -> Card:
    """The card with other ranks for its figures."""
    figures = tuple(
        replace(figure, rank=ranks.get(figure.indicator.key, (None, None))[0], among=ranks.get(figure.indicator.key, (None, None))[1])
        for figure in told.figures
    )
    return replace(told, figures=figures)


def test_the_first_tenth_is_put_in_front_the_best_first(toy: Atlas) -> None:
    told = ranked(card(toy, toy.place(1001)), {"country_share": (10, 100), "gdp_per_head": (2, 100), "universities": (11, 100)})

    assert [line["key"] for line in strong(told, figures(told))] == ["gdp_per_head", "country_share"]


def test_few_places_and_heights_make_nobody_stand_out(toy: Atlas) -> None:
    told = ranked(
        card(toy, toy.place(1001)), {"gdp_per_head": (1, 9), "population": (1, 100), "latitude": (1, 100), "country_rank": (1, 100)}
    )

    assert strong(told, figures(told)) == []


def test_no_more_than_asked_for(toy: Atlas) -> None:
    told = ranked(card(toy, toy.place(1001)), {"universities": (1, 100), "gdp_per_head": (2, 100), "country_share": (3, 100)})

    assert [line["key"] for line in strong(told, figures(told), most=2)] == ["universities", "gdp_per_head"]
