"""The table of indicators: what each is, in which theme and unit, how it compares, what it is called."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jumelles.facts import Place
from jumelles.languages import current


@dataclass(frozen=True)
class Indicator:
    """One indicator of `indicators.toml`, whose head explains the fields."""

    key: str
    theme: str
    unit: str
    transform: str
    region: str
    sources: tuple[str, ...]
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    covered: str = ""
    structural: bool = True
    least: float = 1.0
    scale: float | None = None

    @property
    def label(self) -> str:
        """Its name in the current language."""
        return self.labels[current()]

    @property
    def definition(self) -> str:
        """What it counts, in the current language."""
        return self.definitions[current()]

    @property
    def by_office(self) -> bool:
        """Whether only an office's own figures can fill it."""
        return self.sources == ("office",)

    def speaks_of(self, place: Place) -> bool:
        """Whether the indicator means something for that kind of place: a region has no rank in its region."""
        return place.kind != "region" or self.region != "none"

    @property
    def is_text(self) -> bool:
        """Whether its values are words (a climate class) rather than numbers."""
        return self.unit == "class"


@cache
def _data() -> dict[str, dict[str, dict[str, object]]]:
    return tomllib.loads(resources.files("jumelles.atlas").joinpath("indicators.toml").read_text("utf-8"))


@cache
def indicators() -> Mapping[str, Indicator]:
    """All indicators by key, in the order of the table."""
    rows = _data()["indicator"]
    return {
        key: Indicator(
            key=key,
            theme=str(row["theme"]),
            unit=str(row["unit"]),
            transform=str(row["transform"]),
            region=str(row["region"]),
            sources=tuple(row["sources"]),  # type: ignore[arg-type]
            labels=dict(row["label"]),  # type: ignore[call-overload]
            definitions=dict(row["definition"]),  # type: ignore[call-overload]
            covered=str(row.get("covered", "")),
            structural=bool(row.get("structural", True)),
            least=float(row.get("least", 1.0)),  # type: ignore[arg-type]
            scale=row.get("scale"),  # type: ignore[arg-type]
        )
        for key, row in rows.items()
    }


def themes() -> tuple[str, ...]:
    """The keys of the themes, in the order in which they are shown."""
    return tuple(str(key) for key in _data()["themes"])


def theme_label(theme: str) -> str:
    """The name of a theme in the current language."""
    return str(_data()["theme"][theme][current()])
