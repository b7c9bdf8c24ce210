"""The last results of a costly step: each is made once, the oldest goes, and none is taken for that of another basis."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from jumelles.matching.recent import Recent


class Basis:
    """Something that results rest on; two are equal, but not the same."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Basis)

    __hash__ = None  # type: ignore[assignment]


def test_what_is_asked_again_is_not_made_again() -> None:
    recent, basis, made = Recent[int](2), Basis(), []

    found = [recent.of(basis, key, lambda key=key: made.append(key) or 10 * key) for key in (1, 2, 1, 2)]  # type: ignore[misc]

    assert (found, made) == ([10, 20, 10, 20], [1, 2])


def test_what_was_asked_longest_ago_goes_first() -> None:
    recent, basis, made = Recent[int](2), Basis(), []

    for key in (1, 2, 1, 3, 1, 2):
        recent.of(basis, key, lambda key=key: made.append(key) or key)  # type: ignore[misc]

    # 3 takes the place of 2, as 1 was asked for since.
    assert made == [1, 2, 3, 2]


def test_equal_bases_have_results_of_their_own() -> None:
    recent, one, other = Recent[str](4), Basis(), Basis()

    assert [recent.of(one, 1, lambda: "one"), recent.of(other, 1, lambda: "other"), recent.of(one, 1, lambda: "again")] == [
        "one",
        "other",
        "one",
    ]


def test_a_basis_is_kept_so_that_its_number_is_not_given_to_another() -> None:
    recent, numbers = Recent[int](50), set()

    for n in range(50):
        basis = Basis()
        numbers.add(id(basis))
        assert recent.of(basis, "key", lambda n=n: n) == n  # type: ignore[misc]

    assert len(numbers) == 50


def test_threads_that_ask_at_once_get_the_same() -> None:
    recent, basis, together = Recent[int](1), Basis(), Barrier(8)

    def ask(n: int) -> int:
        together.wait()
        return recent.of(basis, n % 2, lambda: 100 + n % 2)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [100, 101] * 4
