"""Figures in words, in three languages."""

import pytest

from jumelles import languages
from jumelles.atlas.card import Figure
from jumelles.atlas.indicators import indicators
from jumelles.facts import Fact, Source
from jumelles.telling import figures

ROR = Source("ror", "ROR", "Research Organization Registry", "ROR", "CC0-1.0", "ROR", "https://ror.org/", "2026-07")


def figure(
    key: str, value: float | str, *, share: float | None = None, rank: int | None = None, among: int | None = None, fact: Fact | None = None
) -> Figure:
    known = fact or Fact(1001, key, value, indicators()[key].unit, ROR, "2026-07")
    return Figure(indicators()[key], known, share, rank, among)


def fact(level: str = "place", *, own: bool = False, source: Source | None = ROR, date: str = "2026-07") -> Fact:
    return Fact(1001, "covenant", 0.25, "share", source, date, level, own)  # type: ignore[arg-type]


VALUES: list[tuple[str, float | str, tuple[str, str, str]]] = [
    ("population", 400_000.0, ("400,000", "400 000", "400 000")),
    ("population", 829.0, ("829", "829", "829")),
    ("country_rank", 1_234.0, ("no. 1,234", "n° 1 234", "1 234-е место")),
    ("country_share", 0.65252, ("65%", "65 %", "65 %")),
    ("country_share", 0.0123, ("1.2%", "1,2 %", "1,2 %")),
    ("country_share", 0.00012, ("0.01%", "0,01 %", "0,01 %")),
    ("country_share", 0.00001, ("less than 0.01%", "moins de 0,01 %", "менее 0,01 %")),
    ("country_share", 0.0, ("0%", "0 %", "0 %")),
    ("seat", 3.0, ("national capital", "capitale du pays", "столица страны")),
    ("seat", 0.0, ("none", "aucun", "нет")),
    ("gdp_per_head", 41_480.0, ("US$ 41,500", "41 500 $ US", "41 500 долл. США")),
    ("coast_km", 111.0, ("111 km", "111 km", "111 км")),
    ("elevation", 21.52, ("22 m", "22 m", "22 м")),
    ("elevation", -12.0, ("-12 m", "-12 m", "-12 м")),
    ("latitude", 45.0, ("45.0° north", "45,0° nord", "45,0° с. ш.")),
    ("latitude", -33.4, ("33.4° south", "33,4° sud", "33,4° ю. ш.")),
    (
        "climate",
        "Dfb",
        ("Dfb (continental, humid, warm summer)", "Dfb (continental humide, été tempéré)", "Dfb (континентальный влажный, с тёплым летом)"),
    ),
    ("covenant", 1.0, ("yes", "oui", "да")),
    ("covenant", 0.0, ("no", "non", "нет")),
    ("digital_potential", 62.5, ("62.5 out of 100", "62,5 sur 100", "62,5 из 100")),
    ("airports_100km", 1.53, ("1.5", "1,5", "1,5")),
    ("universities", 0.0, ("0", "0", "0")),
]


def plain(text: str) -> str:
    """With ordinary blanks: which narrow one a language uses is Babel's affair."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("key", "value", "words"), VALUES)
def test_a_value_in_words(key: str, value: float | str, words: tuple[str, str, str]) -> None:
    said = []
    for lang in ("en", "fr", "ru"):
        languages.use(lang)
        said.append(plain(figures.value(figure(key, value))))

    assert tuple(said) == words


@pytest.mark.parametrize(("lang", "words"), [("en", "12 (2.5%)"), ("fr", "12 (2,5 %)"), ("ru", "12 (2,5 %)")])
def test_a_count_stands_with_its_share(lang: str, words: str) -> None:
    languages.use(lang)

    assert plain(figures.with_share(figure("universities", 12.0, share=0.025))) == words
    assert figures.with_share(figure("universities", 12.0)) == "12"


@pytest.mark.parametrize(("rank", "among", "words"), [(12, 3490, "12/3,490"), (1, 2, "1/2"), (1, 1, ""), (1, 0, ""), (None, None, "")])
def test_a_rank_among_others(rank: int | None, among: int | None, words: str) -> None:
    assert figures.standing(figure("population", 1.0, rank=rank, among=among)) == words


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (fact(), "ROR 2026"),
        (fact("country"), "ROR 2026, country"),
        (fact("nuts3", date="2020"), "ROR 2020, NUTS 3"),
        (fact("region"), "ROR 2026"),
        (fact(own=True), "office 2026"),
        (fact(source=Source("corrections", "INSEE", "INSEE", "Jumelles", "", "INSEE", "", "2026-11-22")), "corrected 2026"),
        (fact(source=None), ""),
    ],
)
def test_an_origin_in_short(known: Fact, words: str) -> None:
    assert figures.origin(figure("covenant", 0.25, fact=known)) == words


def test_of_a_region_a_commitment_is_a_share_of_its_people() -> None:
    assert figures.value(figure("covenant", 0.25, fact=fact("region"))) == "25%"
