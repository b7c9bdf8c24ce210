"""Tries, waits, and what servers say of them."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from jumelles.atlas.fetch import FetchError, Pace
from jumelles.atlas.fetch.pace import http_date, patient, seconds_to_wait
from jumelles.atlas.fetch.problems import PassingError


def tries(pace: Pace, errors: list[Exception]) -> list[float]:
    """Run what raises these errors one after the other, and return the seconds at which it was tried."""
    moments: list[float] = []
    start = time.monotonic()

    def attempt() -> None:
        moments.append(time.monotonic() - start)
        if errors:
            raise errors.pop(0)

    try:
        patient(pace)(attempt)
    except FetchError:
        moments.append(-1)
    return moments


def test_patient_waits_longer_each_time() -> None:
    moments = tries(Pace(wait=0.1), [PassingError("down")] * 3)
    waits = [after - before for before, after in pairwise(moments)]
    assert len(moments) == 4
    assert all(least <= wait < least + 0.2 for least, wait in zip((0.1, 0.2, 0.4), waits, strict=True))


def test_patient_gives_up_after_the_last_try() -> None:
    assert (len(tries(Pace(wait=0), [PassingError("down")] * 9)), len(tries(Pace(tries=2, wait=0), [PassingError("down")] * 9))) == (5, 3)


def test_patient_does_not_try_again_what_will_not_pass() -> None:
    assert len(tries(Pace(wait=0), [FetchError("gone")])) == 2


def test_patient_waits_as_long_as_it_is_asked() -> None:
    moments = tries(Pace(wait=0), [PassingError("busy", after=0.3)])
    assert 0.3 <= moments[1] < 0.6


def test_patient_is_not_kept_waiting_for_too_long() -> None:
    assert len(tries(Pace(wait=0, longest=5), [PassingError("busy", after=6)])) == 2


def test_seconds_to_wait_reads_seconds_and_dates() -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert [seconds_to_wait(text) for text in ("120", " 0 ", "", None, "soon", "Wed, 21 Oct 2015 07:28:00 GMT")] == [
        120,
        0,
        None,
        None,
        None,
        0,
    ]
    assert seconds_to_wait(soon) == pytest.approx(89, abs=2)


def test_http_date_reads_dates_as_utc() -> None:
    assert http_date("Wed, 21 Oct 2015 07:28:00 GMT") == datetime(2015, 10, 21, 7, 28, tzinfo=UTC)
    assert http_date("Wed, 21 Oct 2015 07:28:00 -0000") == datetime(2015, 10, 21, 7, 28, tzinfo=UTC)
    assert http_date("yesterday") is None
