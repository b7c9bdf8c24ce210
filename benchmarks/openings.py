"""Matching needs and offers across languages: how good it is on two sets of pairs, and how fast in a large portfolio.

`python -m benchmarks.openings` measures both and prints the tables; `python -m benchmarks.openings one two` only how good it is.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import openings_speed
from benchmarks.figures import Figure, rows_as_table, table
from benchmarks.machine import run

SETS = ("one", "two")
FUSED = "all fused"


@dataclass(frozen=True)
class Matched:
    """The figures, and for each set what every method reaches."""

    figures: list[Figure]
    methods: dict[str, dict[str, dict[str, float]]] = field(default_factory=dict)

    def table(self) -> str:
        """The methods by set."""
        return "\n\n".join(_table(name, methods) for name, methods in self.methods.items())


def _table(name: str, methods: dict[str, dict[str, float]]) -> str:
    columns = list(methods[FUSED])
    rows = [(method, *(f"{values[column]:.3f}" for column in columns)) for method, values in methods.items()]
    return rows_as_table([(f"set {name}", *columns), *rows])


def measure(home: Path) -> Matched:
    """Everything, each part in a process of its own."""
    judged = judge(home, SETS)
    return Matched(judged.figures + openings_speed.measure(home), judged.methods)


def judge(home: Path, sets: tuple[str, ...]) -> Matched:
    """How good the matches are."""
    told = json.loads(run(["-m", "benchmarks.openings_judged", *sets], home).printed)
    figures = [figure for name in sets for figure in _figures(name, told[name])]
    return Matched(figures, {name: told[name]["methods"] for name in sets})


def _figures(name: str, told: dict[str, Any]) -> list[Figure]:
    fused = told["methods"][FUSED]
    wrong = next(values for method, values in told["methods"].items() if method.startswith(f"{FUSED},"))
    return [
        Figure(f"openings, set {name}: offers of the other language among the first five", (fused["cross R@5"],), "", at_least=0.9),
        Figure("… mean reciprocal rank", (fused["cross MRR"],), "", at_least=0.8),
        Figure("… with 30 % wrong codes: among the first five", (wrong["cross R@5"],), "", at_least=0.85),
        Figure("… mean reciprocal rank", (wrong["cross MRR"],), "", at_least=0.75),
        *(Figure(f"… {what}", (value,), "") for what, value in told["fitting"].items()),
    ]


def main(sets: tuple[str, ...]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="jumelles-bench-") as name:
        matched = judge(Path(name), sets) if sets else measure(Path(name))
    print(f"{matched.table()}\n\n{table(matched.figures)}")


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
