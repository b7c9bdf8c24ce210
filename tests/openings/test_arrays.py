"""Sparse matrices: the greatest entries, rows of length 1."""

import numpy as np
from scipy.sparse import csr_array

from jumelles.openings.arrays import sparse, strongest, top, unit


def test_of_what_is_given_twice_the_sum_or_the_greatest_remains() -> None:
    rows, columns, data = np.array([1, 0, 1]), np.array([2, 0, 2]), np.array([3, 1, 2], np.float32)

    assert sparse(rows, columns, data, (2, 3)).toarray().tolist() == [[1, 0, 0], [0, 0, 5]]
    assert strongest(rows, columns, data, (2, 3)).toarray().tolist() == [[1, 0, 0], [0, 0, 3]]
    assert strongest(rows[:0], columns[:0], data[:0], (2, 3)).shape == (2, 3)


def test_a_row_gets_length_one_and_an_empty_one_stays_empty() -> None:
    found = unit(csr_array(np.array([[3, 4], [0, 0]], np.float32))).toarray()

    assert np.allclose(found, [[0.6, 0.8], [0, 0]])


def test_a_row_keeps_its_greatest() -> None:
    found = top(csr_array(np.array([[1, 3, 2], [0, 0, 5], [0, 0, 0]], np.float32)), 2)

    assert found.toarray().tolist() == [[0, 3, 2], [0, 0, 5], [0, 0, 0]]
