"""The letters of a climate class in words."""

import pytest

from jumelles import languages
from jumelles.atlas.climate import CLASSES, described
from jumelles.atlas.store import Atlas


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Csa (Mediterranean, hot summer)"),
        ("fr", "Csa (méditerranéen, été chaud)"),
        ("ru", "Csa (средиземноморский, с жарким летом)"),
    ],
)
def test_a_class_is_described_in_the_current_language(lang: str, words: str) -> None:
    languages.use(lang)

    assert described("Csa") == words


def test_a_class_that_nobody_knows_stays_as_it_is() -> None:
    assert described("Xyz") == "Xyz"


def test_every_class_on_the_map_is_described(world_atlas: Atlas) -> None:
    assert set(world_atlas.table("values")["climate"].drop_nulls()) <= set(CLASSES)
