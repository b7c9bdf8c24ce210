"""The machine that measures, and programs run on it as whole processes with their time and peak memory."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MEGABYTE = 1_000_000
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts ru_maxrss."""


@dataclass(frozen=True)
class Run:
    """One program run to its end: seconds by the clock, peak memory in megabytes, and what it printed."""

    seconds: float
    megabytes: float
    printed: str


def run(arguments: list[str], home: Path, *, code: int = 0) -> Run:
    """Run Python with these arguments and JUMELLES_HOME, as a user would start it.

    The peak includes what this process held when it forked, so whoever measures must stay small (no polars here).

    Raises:
        ChildProcessError: the program ended with another exit code than `code`.
    """
    environment = os.environ | {"JUMELLES_HOME": str(home), "JUMELLES_LANG": "en", "PYTHONHASHSEED": "0"}
    start = time.perf_counter()
    # Into a pipe, not a terminal; what is printed is far smaller than the pipe holds or is read as it comes.
    with subprocess.Popen([sys.executable, *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:  # noqa: S603 - our own programs
        printed = process.stdout.read().decode() if process.stdout else ""
        _pid, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != code:
        message = f"{' '.join(arguments)} ended with {process.returncode} instead of {code}:\n{printed}"
        raise ChildProcessError(message)
    return Run(seconds, used.ru_maxrss * RSS_UNIT / MEGABYTE, printed)


def runs(arguments: list[str], home: Path, *, times: int, code: int = 0) -> list[Run]:
    """Run a program some times, after once more that warms the disk cache and does not count."""
    run(arguments, home, code=code)
    return [run(arguments, home, code=code) for _time in range(times)]


def resident(process: int | str = "self") -> float:
    """Megabytes of memory that a process (this one) holds now; not a number where the system does not tell (outside Linux)."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    except OSError:
        return float("nan")
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def described() -> dict[str, Any]:
    """What a reader needs to know of the machine to judge the figures."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def load() -> float:
    """How many programs wanted a core during the last minute, this one included."""
    return os.getloadavg()[0]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()
