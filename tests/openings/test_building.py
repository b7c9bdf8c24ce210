"""The bridge that the vocabularies make."""

from jumelles.openings.building import bridge


def test_it_is_made_once() -> None:
    assert bridge() is bridge()
    assert len(bridge().version) == 12


def test_every_family_has_its_concepts() -> None:
    made = bridge()

    assert len(made.concepts) == sum(made.counts.values()) == len(set(made.concepts))
    assert made.counts["field"] == 35
    assert made.counts["nace2"] == 615
    assert made.counts["idea"] >= 800


def test_the_lexicon_translates() -> None:
    made = bridge()
    names = list(made.stems)

    def best(stem: str, language: str) -> str:
        row = made.lexicon[[made.stems[stem]]].tocoo()
        return max((float(value), names[at]) for at, value in zip(row.col, row.data, strict=True) if names[at].startswith(language))[1]

    assert best("fr:mesur", "en") == "en:measur"
    assert best("en:hous", "ru") == "ru:дом"
    assert best("ru:ткан", "fr") == "fr:tissu"
