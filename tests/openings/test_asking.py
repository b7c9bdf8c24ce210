"""A need made ready for a stock."""

from jumelles.openings.asking import asked
from jumelles.openings.profiles import Profile
from jumelles.openings.stock import Stock
from tests.openings.samples import LEAK, OFFERS

STOCK = Stock.of(OFFERS)


def ways(need: Profile) -> dict[str, dict[str, str]]:
    return {term.written: {STOCK.written[at]: way for at, (_worth, way) in term.found.items()} for term in asked(need, STOCK).terms}


def test_a_word_finds_itself_its_translation_and_what_sounds_like_it() -> None:
    assert ways(Profile("n", "en", "museums"))["museums"]["museum"] == "same"
    assert ways(LEAK)["fuite"]["утечек"] == "translated"
    assert ways(Profile("n", "fr", "acoustique"))["acoustique"]["Акустический"] in {"alike", "translated"}


def test_the_same_word_is_worth_most() -> None:
    (term,) = asked(Profile("n", "en", "museum"), STOCK).terms

    assert max(term.found.values()) == (1.0, "same")
    assert all(worth <= 0.9 for worth, way in term.found.values() if way != "same")


def test_only_known_codes_are_asked_for() -> None:
    assert asked(Profile("n", "en", "x", codes=("nace2:26.51", "oops", "nace2:26.51")), STOCK).codes == ("nace2:26.51",)


def test_words_without_any_counterpart_ask_for_nothing() -> None:
    assert asked(Profile("n", "en", "Xyloph"), STOCK).terms == ()
