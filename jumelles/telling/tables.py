"""A ranking as CSV, as a workbook and as GeoJSON."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from jumelles.atlas.indicators import theme_label
from jumelles.languages import _, date, gettext_noop
from jumelles.telling.filters import told
from jumelles.telling.places import kind_word as kind
from jumelles.telling.rows import COLUMNS, rows

if TYPE_CHECKING:
    from jumelles.matching.profile import Profile
    from jumelles.matching.rank import Ranking

TITLES = (
    *(gettext_noop("rank"), "GeoNames", gettext_noop("name"), gettext_noop("region"), gettext_noop("country code")),
    *(
        gettext_noop("name of the country"),
        gettext_noop("level"),
        gettext_noop("population"),
        gettext_noop("latitude"),
        gettext_noop("longitude"),
    ),
    *(gettext_noop("distance, km"), gettext_noop("score"), gettext_noop("structural distance"), gettext_noop("coverage")),
    *(gettext_noop("best rank"), gettext_noop("worst rank"), gettext_noop("twinnings"), gettext_noop("twinnings with our country")),
    *(gettext_noop("twinned already"), gettext_noop("common partners"), gettext_noop("reasons for"), gettext_noop("reasons against")),
    gettext_noop("not known"),
)
"""The columns as a workbook names them, in the user's language; CSV and GeoJSON keep the names of COLUMNS for programs."""
WIDE, NARROW = 60, 14


def as_csv(ranking: Ranking) -> str:
    """Comma-separated, with a header, for programs."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(ranking))
    return text.getvalue()


def as_geojson(ranking: Ranking) -> dict[str, Any]:
    """A collection of points (RFC 7946), the place itself first; a place without a point has a null geometry."""
    place = ranking.place
    home = {"rank": 0, "geonames": place.id, "name": place.name, "country": place.country, "population": place.population}
    features = [_feature(place.lat, place.lon, home)]
    for row in rows(ranking):
        properties = {key: value for key, value in row.items() if key not in {"latitude", "longitude"}}
        features.append(_feature(row["latitude"], row["longitude"], properties))
    return {"type": "FeatureCollection", "features": features}


def _feature(lat: float | None, lon: float | None, properties: dict[str, Any]) -> dict[str, Any]:
    point = None if lat is None or lon is None else {"type": "Point", "coordinates": [round(lon, 5), round(lat, 5)]}
    return {"type": "Feature", "geometry": point, "properties": properties}


def as_xlsx(ranking: Ranking, profile: Profile | None = None) -> bytes:
    """A workbook for offices: the ranking, and on a second sheet what it was made with."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    # Text from the sources is text, even where it begins like a formula or an address.
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head, top = book.add_format({"bold": True, "bottom": 1}), book.add_format({"valign": "top", "text_wrap": True})
    sheet = book.add_worksheet(_("ranking"))
    for column, (title, key) in enumerate(zip(TITLES, COLUMNS, strict=True)):
        sheet.set_column(column, column, WIDE if key.startswith("reasons") else NARROW, top)
        sheet.write_string(0, column, _(title), head)
    for line, row in enumerate(rows(ranking), 1):
        for column, (key, value) in enumerate(row.items()):
            sheet.write(line, column, _cell(key, value))
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, len(rows(ranking)), len(COLUMNS) - 1)
    _basis(book.add_worksheet(_("basis")), ranking, profile)
    book.close()
    return content.getvalue()


def _cell(key: str, value: Any) -> Any:  # noqa: ANN401 - whatever a row holds
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return kind(value) if key == "level" else value


def _basis(sheet: Any, ranking: Ranking, profile: Profile | None) -> None:  # noqa: ANN401 - a worksheet, whose package ships no types
    sheet.set_column(0, 1, WIDE / 2)
    lines: list[tuple[Any, ...]] = [(_("place"), ranking.place.name), (_("candidates"), ranking.candidates)]
    if profile:
        lines.append((_("Profile of {day}: {reason}").format(day=date(profile.made), reason=profile.reason),))
    lines += [(_("weight: {theme}").format(theme=theme_label(theme)), weight) for theme, weight in ranking.weights.items()]
    lines += [(words,) for words in told(ranking.where)]
    for line, cells in enumerate(lines):
        sheet.write_row(line, 0, cells)
