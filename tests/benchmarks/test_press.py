"""Steps of confidence: the more trust, the larger the share that was right, and none is certain."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.press import LEAST, steps


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=120))
def test_steps_never_fall_and_never_promise_certainty(rows: list[tuple[float, bool]]) -> None:
    found = steps(rows)

    shares = [share for _low, share in found]
    assert shares == sorted(shares)
    assert [low for low, _share in found] == sorted({low for low, _share in found})
    assert all(0 < share < 1 for share in shares)


def test_two_levels_are_told_apart() -> None:
    assert steps([(0.4, False)] * LEAST + [(0.8, True)] * LEAST) == [
        (0.4, round(1 / (LEAST + 2), 3)),
        (0.8, round((LEAST + 1) / (LEAST + 2), 3)),
    ]
