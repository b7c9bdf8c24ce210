"""Concepts, words and codes of a need beside those of a stock."""

from jumelles.openings.asking import asked
from jumelles.openings.scoring import scores
from jumelles.openings.stock import Stock
from tests.openings.samples import LEAK, OFFERS

STOCK = Stock.of(OFFERS)


def test_each_way_of_looking_finds_the_offer() -> None:
    found = scores(asked(LEAK, STOCK), STOCK)

    assert STOCK.keys[int(found.concepts.argmax())] == "leaks"
    assert STOCK.keys[int(found.words.argmax())] == "leaks"
    assert found.codes.tolist() == [0, 0, 0, 0, 0]


def test_numbers_stay_in_their_bounds() -> None:
    found = scores(asked(OFFERS[1], STOCK), STOCK)

    assert found.codes.tolist() == [0, 1, 0, 0, 0]
    assert 0 <= found.concepts.min() <= found.concepts.max() <= 1.0001
    assert found.words.max() <= found.most * 2.2


def test_an_empty_stock_has_no_scores() -> None:
    empty = Stock.of([])

    assert len(scores(asked(LEAK, empty), empty).words) == 0
