"""`python -m benchmarks`: measure everything, print the tables, and write them to out/bench.json."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import (
    build,
    comments,
    daily,
    lists,
    lookups,
    machine,
    open,  # noqa: A004 - the module named after what it measures
    openings,
    portfolio,
    press,
    rankings,
    register,
    start,
)
from benchmarks.figures import table

OUT = Path("out/bench.json")


def main() -> None:
    """Measure in a folder of its own, which goes away afterwards; the user's atlas is neither read nor changed."""
    before = {"date": datetime.now(UTC).date().isoformat(), **machine.described(), "load_before": round(machine.load(), 1)}
    print(_introduction(before), flush=True)
    with tempfile.TemporaryDirectory(prefix="jumelles-bench-") as name:
        folder = Path(name)
        home = folder / "home"
        figures = build.measure(folder)
        _step("opening")
        figures += open.measure(home)
        _step("starting")
        figures += start.measure(home, folder)
        _step("looking up")
        found = lookups.measure(home, folder)
        _step("ranking")
        figures += found.figures + rankings.measure(home, folder)
        _step("serving the register")
        served = register.measure(home, folder)
        figures += served.figures
        _step("ten people at once")
        figures += daily.measure(home, folder)
        _step("a flood of comments")
        figures += comments.measure(home, folder)
        _step("matching openings")
        matched = openings.measure(home)
        figures += matched.figures
        _step("bringing in a portfolio")
        figures += portfolio.measure(folder)
        _step("bringing in a list of agreements")
        figures += lists.measure(folder)
        _step("reading the press")
        figures += press.measure(home)
    print(f"\n{table(figures)}\n\n{found.table()}\n\n{served.table()}\n\n{matched.table()}\n")
    print(f"Unambiguous names that Jumelles did not give their place (the first {lookups.SHOWN}):\n")
    print("\n".join(f"- {line}" for line in found.wrong))
    answers = [
        {"contender": contender, "written": variant, "unambiguous": alone, **counts}
        for (contender, variant, alone), counts in found.answers.items()
    ]
    told = {"machine": before, "figures": [figure.told() for figure in figures], "answers": answers, "wrong": found.wrong}
    _write(told | {"pages": served.told(), "openings": matched.methods})


def _introduction(told: dict[str, Any]) -> str:
    hardware = f"{told['processor']}, {told['cores']} cores, {told['memory_gb']} GB, {told['system']}, Python {told['python']}"
    lines = [f"{told['date']}, {hardware}; load before the start: {told['load_before']}."]
    if told["load_before"] > 0.5:
        lines.append("Other programs are running: the figures are noisy.")
    if not os.environ.get("JUMELLES_MIRROR"):
        lines.append("The full build is left out: set JUMELLES_MIRROR to a folder with the publishers’ files.")
    return "\n".join([*lines, "Measuring takes some minutes."])


def _step(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


def _write(told: dict[str, Any]) -> None:
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"\nWritten to {OUT}.")


if __name__ == "__main__":
    main()
