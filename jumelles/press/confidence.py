"""From the rules' own trust in a proposal to the share of like proposals that were right."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "confidence.json"


@cache
def _table() -> dict[str, list[tuple[float, float]]]:
    if not TABLE.exists():
        return {}
    return {kind: [(float(low), float(share)) for low, share in steps] for kind, steps in json.loads(TABLE.read_text("utf-8")).items()}


def calibrated(kind: str, trust: float) -> float:
    """The measured share for a proposal of this type and trust; the trust itself where none was measured."""
    steps = _table().get(kind)
    if not steps:
        return max(0.05, min(0.97, trust))
    return steps[max(0, bisect_right([low for low, _share in steps], trust) - 1)][1]
