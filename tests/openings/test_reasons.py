"""Why an offer answers: codes, concepts, words."""

from jumelles.openings.asking import asked
from jumelles.openings.profiles import Profile
from jumelles.openings.reasons import CONCEPTS, WORDS, Reason, reasons
from jumelles.openings.stock import Stock
from tests.openings.samples import LEAK, OFFERS

STOCK = Stock.of(OFFERS)


def told(need: Profile, key: str) -> list[tuple[str, str, str]]:
    found = reasons(asked(need, STOCK), STOCK, STOCK.keys.index(key))
    return [(reason.kind, reason.ours, reason.theirs) for reason in found]


def test_codes_come_first_with_the_nearest_of_the_other_side() -> None:
    need = Profile("n", "en", "museum", codes=("nace2:62.02", "field:13"))

    found = told(need, "games")

    assert found[0] == ("code", "nace2:62.02", "nace2:62.01")
    assert ("same word", "museum", "museum") in found


def test_concepts_are_codes_of_the_bridge_and_words_those_of_both_sides() -> None:
    found = told(LEAK, "leaks")

    assert ("concept", "idea:leak", "idea:leak") in found
    assert any(kind == "translated word" and theirs.startswith("утеч") for kind, _ours, theirs in found)


def test_there_are_not_too_many() -> None:
    kinds = [kind for kind, _ours, _theirs in told(OFFERS[1], "leaks")]

    assert kinds.count("concept") <= CONCEPTS
    assert kinds.count("same word") + kinds.count("translated word") <= WORDS


def test_what_shares_nothing_has_no_reason() -> None:
    assert told(LEAK, "plain") == []


def test_the_weightiest_of_a_kind_comes_first() -> None:
    found = [reason for reason in reasons(asked(LEAK, STOCK), STOCK, 1) if reason.kind == "concept"]

    assert found == sorted(found, key=lambda reason: -reason.weight)
    assert all(isinstance(reason, Reason) and reason.weight > 0 for reason in found)
