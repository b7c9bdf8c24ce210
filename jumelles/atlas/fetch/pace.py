"""How patiently a server is asked: tries, waits between them, time-outs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from jumelles.atlas.fetch.problems import PassingError

if TYPE_CHECKING:
    from tenacity import RetryCallState, Retrying


@dataclass(frozen=True)
class Pace:
    """Tries per file, and seconds: the first wait (doubled each time, with jitter), the longest wait, the longest silence of a server.

    The silence allowed is above the 60 s that public SPARQL services give a query.
    """

    tries: int = 4
    wait: float = 1.0
    longest: float = 60.0
    silence: float = 75.0


def patient(pace: Pace) -> Retrying:
    """Call again what raised a PassingError; the last one is raised when the tries are used up.

    A server that asks to wait longer than the longest wait is not asked again: coming back earlier would only be refused.
    """
    from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential, wait_random

    backoff = wait_exponential(multiplier=pace.wait, max=pace.longest) + wait_random(0, pace.wait)

    def may_pass(error: BaseException) -> bool:
        return isinstance(error, PassingError) and (error.after or 0) <= pace.longest

    def pause(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.after if isinstance(error, PassingError) else None
        return backoff(state) if asked is None else asked

    return Retrying(stop=stop_after_attempt(pace.tries), wait=pause, retry=retry_if_exception(may_pass), reraise=True)


def seconds_to_wait(retry_after: str | None) -> float | None:
    """Read a Retry-After header, which holds seconds or a date; None where it says nothing."""
    if not retry_after:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    moment = http_date(retry_after)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds()) if moment else None


def http_date(text: str) -> datetime | None:
    """Read a date as HTTP writes it; None where it cannot be read."""
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
