"""Whether an agreement has ended."""

import pytest

from jumelles.press.facts.agreements.endings import over, reviving


@pytest.mark.parametrize(
    ("clause", "lang", "expected"),
    [
        ("la convention a été résiliée", "fr", True),
        ("la convention prend fin le 31 décembre", "fr", False),
        ("Dax était jumelée avec Logroño jusqu’à ce que le maire change", "fr", True),
        ("l’accord n’a pas été reconduit", "fr", True),
        ("la convention expire en mai et ne sera pas reconduite", "fr", True),
        ("le pacte était resté sans effet jusqu’à ce que le maire change", "fr", False),
        ("the pact had been idle until the mayor read it", "en", False),
        ("the pact runs out in May and will not be renewed", "en", True),
        ("договор утратил силу и продлеваться не будет", "ru", True),
        ("общий проект свёрнут", "ru", True),
        ("the council voted to end its twinning with Gdynia", "en", True),
        ("Hull hopes to end the long wait", "en", False),
        ("the agreement was allowed to lapse", "en", True),
        ("the pact ended in 1990 and was renewed in 2015", "en", False),
        ("соглашение расторгли в 2010 году", "ru", True),
        ("продлили соглашение, срок которого истекал осенью и почти истёк", "ru", False),
        ("договор истекает осенью", "ru", False),
    ],
)
def test_what_is_over(clause: str, lang: str, *, expected: bool) -> None:
    assert over(clause, lang) is expected


@pytest.mark.parametrize(
    ("before", "lang", "expected"),
    [
        ("les élus souhaitent relancer le ", "fr", True),
        ("les élus ont relancé le ", "fr", False),
        ("the mayor wants to revive the ", "en", True),
        ("the mayor revived the ", "en", False),
        ("мэрия намерена возобновить ", "ru", True),
        ("мэрия возобновила ", "ru", False),
    ],
)
def test_what_somebody_would_bring_back_to_life(before: str, lang: str, *, expected: bool) -> None:
    assert reviving(before, lang) is expected
