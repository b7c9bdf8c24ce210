"""The checklists that Jumelles ships: what the law of a country asks of an agreement (checklists.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def shipped(country: str, language: str) -> list[dict[str, Any]]:
    """The lines for a country in one language, as the fields of a `Requirement`; none where we know no law."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return [
        {"country": country, "place": n, "text": line[language], "law": line["law"]} for n, line in enumerate(table.get(country, []), 1)
    ]
