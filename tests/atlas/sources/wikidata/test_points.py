"""What answers of the Wikidata query service hold."""

import polars as pl
import pytest

from jumelles.atlas.sources.wikidata.points import item, lat, lon, year


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("Point(-27.5 47.25)", (47.25, -27.5)),
        ("Point(-1.5E-4 51.0)", (51.0, -0.00015)),
        ("<http://www.wikidata.org/entity/Q405> Point(23.4 0.6)", (None, None)),  # on the Moon
        ("http://www.wikidata.org/.well-known/genid/4567abcd", (None, None)),
        (None, (None, None)),
    ],
)
def test_points(text: str | None, degrees: tuple[float | None, float | None]) -> None:
    answer = pl.DataFrame({"at": [text]}, schema={"at": pl.String})

    assert answer.select(lat("at").alias("lat"), lon("at").alias("lon")).row(0) == degrees


def test_items() -> None:
    answers = pl.DataFrame({"a": ["http://www.wikidata.org/entity/Q6441", "http://www.wikidata.org/.well-known/genid/4567abcd", None]})

    assert answers.select(item("a")).to_series().to_list() == ["Q6441", None, None]


def test_years() -> None:
    answers = pl.DataFrame({"day": ["1961-10-01T00:00:00Z", "0836-01-01T00:00:00Z", "t1234", None]})

    assert answers.select(year("day")).to_series().to_list() == [1961, 836, None, None]
