"""Ranks with shared places, and lists made one."""

import numpy as np
import pytest

from jumelles.openings.fusion import fused, ranks


def test_equal_values_share_the_middle_of_their_ranks_and_zero_has_none() -> None:
    assert ranks(np.array([0.5, 2, 0, 0.5, -1])).tolist() == [2.5, 1, np.inf, 2.5, np.inf]
    assert ranks(np.array([])).tolist() == []


def test_lists_are_added_by_the_reciprocal_of_their_ranks() -> None:
    found = fused([np.array([1, 2, np.inf]), np.array([np.inf, 1, np.inf])], [1, 0.5])

    assert found.tolist() == [pytest.approx(1 / 11), pytest.approx(1 / 12 + 0.5 / 11), 0]
