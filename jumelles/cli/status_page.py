"""The state of the atlas on the terminal: where it lies, when it was built, and each source with its date and gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from jumelles.atlas.indicators import indicators
from jumelles.languages import _, date, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterator


def page(told: dict[str, Any]) -> Iterator[Text | Table]:
    """The parts of the page, from the manifest and the office's own figures."""
    yield Text(_("Atlas in {folder}").format(folder=told["folder"]))
    origin = {"snapshot": _("the snapshot shipped with Jumelles"), "publishers": _("the publishers")}.get(told["origin"], told["origin"])
    yield Text(_("built {day} from {origin}").format(day=date(told["built"][:10]), origin=origin))
    places = told["places"]
    yield Text(
        _("{cities} cities, {regions} regions, {sections} parts of towns, {former} former towns").format(
            cities=number(places.get("city", 0)),
            regions=number(places.get("region", 0)),
            sections=number(places.get("section", 0)),
            former=number(places.get("former", 0)),
        )
    )
    own = len(told["own_figures"])
    yield Text(ngettext("{n} figure of the office’s own", "{n} figures of the office’s own", own).format(n=number(own)))
    yield _sources(told["sources"])
    yield _coverage(told["coverage"])


def _sources(sources: dict[str, dict[str, Any]]) -> Table:
    table = Table(box=None, pad_edge=False)
    for title, justify in (
        (_("source"), "left"),
        (_("licence"), "left"),
        (_("as of"), "left"),
        (_("rows"), "right"),
        (_("left out"), "right"),
    ):
        table.add_column(Text(title, "dim"), justify=justify)  # type: ignore[arg-type]
    for source in sources.values():
        rows, lost = sum(source["rows"].values()), sum(source["left_out"].values())
        table.add_row(source["short"], _(source["licence"]), date(source["as_of"]), number(rows), number(lost))
    return table


def _coverage(coverage: dict[str, dict[str, float]]) -> Table:
    """In how many countries each indicator is known of every city, and in how many of some."""
    table = Table(box=None, pad_edge=False)
    table.add_column(Text(_("indicator"), "dim"))
    for title in (_("countries where it is known of all cities"), _("of some")):
        table.add_column(Text(title, "dim"), justify="right")
    for key, indicator in indicators().items():
        known = coverage.get(key, {}).values()
        whole = sum(part == 1 for part in known)
        if not indicator.by_office:
            table.add_row(indicator.label, number(whole), number(len(known) - whole))
    return table
