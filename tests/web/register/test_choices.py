"""The weights and filters of a choice in words."""

import pytest

from jumelles.web.register.choices import basis


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ("", ["All themes weighed the same."]),
        ("[weights]\nresearch = 1.0\n", ["All themes weighed the same."]),
        ("[weights]\nresearch = 2.5\nsize = 0\n", ["Weights: size and rank × 0 and research × 2.5; all others 1."]),
        (
            'reason = "Why"\n[weights]\nhealth = 3\n[where]\ncountries = ["RU"]\npopulation_to = 300000\nunlinked = true\n',
            ["Weights: health × 3; all others 1.", "Filters: countries: Russia; inhabitants: up to 300,000; not twinned already"],
        ),
    ],
)
def test_what_is_not_usual_is_told(profile: str, told: list[str]) -> None:
    assert basis(profile) == told


@pytest.mark.parametrize(
    "profile", ["no profile", "weights = 3", "[weights]\nfuture = 1", "[where]\nmoon = true", "[where]\ncountries = 3"]
)
def test_what_another_version_kept_is_not_guessed(profile: str) -> None:
    assert basis(profile) == []
