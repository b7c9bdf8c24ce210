"""Matches across languages, with reasons; whatever the text."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jumelles.openings.matching import Answer, best
from jumelles.openings.profiles import Profile
from jumelles.openings.stock import Stock
from tests.openings.samples import LEAK, OFFERS

ANY = st.builds(
    Profile,
    key=st.text(max_size=5),
    lang=st.sampled_from(["", "fr", "en", "ru", "zh"]),
    title=st.text(max_size=60),
    text=st.text(max_size=200) | st.sampled_from([offer.text for offer in OFFERS]),
    terms=st.lists(st.text(max_size=20), max_size=3).map(tuple),
    codes=st.lists(st.sampled_from(["nace2:26.51", "field:10", "hs:9026", "nonsense", "nace2:"]), max_size=3).map(tuple),
)


@pytest.fixture(scope="module")
def stock() -> Stock:
    return Stock.of(OFFERS)


def keys(answer: Answer) -> list[str]:
    return [match.key for match in answer.matches]


def test_a_french_need_finds_a_russian_offer(stock: Stock) -> None:
    answer = best(LEAK, stock)

    assert keys(answer)[0] == "leaks"
    assert answer.fits
    assert {reason.kind for reason in answer.matches[0].reasons} >= {"concept", "translated word"}
    assert ("fuites", "утечек") in {(reason.ours, reason.theirs) for reason in answer.matches[0].reasons} or (
        "fuite",
        "утечка",
    ) in {(reason.ours, reason.theirs) for reason in answer.matches[0].reasons}


def test_the_offer_finds_the_need() -> None:
    other = replace(OFFERS[2], key="other")

    assert keys(best(OFFERS[1], Stock.of([other, LEAK])))[0] == "need"


def test_nothing_fits_what_is_far_from_all(stock: Stock) -> None:
    answer = best(Profile("n", "en", "Marathon timekeeping for a stadium", "", ("race", "athletes")), stock)

    assert not answer.fits


def test_what_shares_nothing_is_no_match(stock: Stock) -> None:
    assert best(Profile("n", "en", "Xyloph", ""), stock) == Answer([], fits=False)
    assert "plain" not in keys(best(LEAK, stock))


def test_scores_fall_and_stay_between_nothing_and_one(stock: Stock) -> None:
    scores = [match.score for match in best(LEAK, stock).matches]

    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_as_many_as_asked(stock: Stock) -> None:
    need = Profile("n", "en", "museum cheese honey leak")

    assert len(best(need, stock, 2).matches) == 2
    assert best(need, stock, 0).matches == []


def test_codes_alone_are_enough(stock: Stock) -> None:
    answer = best(Profile("n", "", "", codes=("nace2:10.52",)), stock)

    assert keys(answer) == ["cheese"]
    assert [(reason.kind, reason.ours, reason.theirs) for reason in answer.matches[0].reasons] == [("code", "nace2:10.52", "nace2:10.51")]


def test_a_list_from_elsewhere_counts_as_one_more(stock: Stock) -> None:
    need = Profile("n", "en", "museum")
    alone = best(need, stock)

    helped = best(need, stock, further=[["plain", "unknown", "plain"], ["plain", "games"]])

    assert keys(alone)[0] == keys(helped)[0] == "games"
    assert set(keys(helped)) - set(keys(alone)) == {"plain"}
    assert keys(best(need, stock, further=[["plain"]] * 9))[0] == "plain"


def test_an_empty_stock_has_no_match() -> None:
    assert best(LEAK, Stock.of([]), further=[["x"]]) == Answer([], fits=False)


@settings(max_examples=60)
@given(ANY, st.lists(ANY, max_size=4))
@example(Profile("", "", "\ud800"), [Profile("", "", "\ud800 leak")])
def test_any_profiles_have_an_answer(need: Profile, offers: list[Profile]) -> None:
    answer = best(need, Stock.of(offers), limit=3)

    assert len(answer.matches) <= min(3, len(offers))
    assert {match.key for match in answer.matches} <= {offer.key for offer in offers}
    assert all(0 < match.score <= 1.0001 for match in answer.matches)


@settings(max_examples=40)
@given(st.lists(ANY, max_size=3))
def test_further_offers_take_no_match_away(others: list[Profile]) -> None:
    before = set(keys(best(LEAK, Stock.of(OFFERS), limit=99)))

    after = set(keys(best(LEAK, Stock.of([*OFFERS, *others]), limit=99)))

    assert before <= after


def test_a_whole_book_is_no_trouble(stock: Stock) -> None:
    assert keys(best(replace(LEAK, text=LEAK.text * 3000), stock))[0] == "leaks"
