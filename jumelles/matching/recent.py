"""The last results of a costly step, kept for whoever asks the same again: a moved slider changes the weights, not the distances."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class Recent(Generic[T]):
    """At most `size` results, those asked for last. Several threads may ask at once; what is kept must never be changed."""

    def __init__(self, size: int) -> None:
        """Nothing is kept yet."""
        self._size, self._lock = size, Lock()
        self._kept: OrderedDict[tuple[int, Hashable], tuple[object, T]] = OrderedDict()

    def of(self, basis: object, key: Hashable, make: Callable[[], T]) -> T:
        """The result for a key of one basis (an atlas, a world), made now unless it is kept.

        The basis is told by identity and kept along, so that no later object can take its number.
        """
        wanted = id(basis), key
        with self._lock:
            if wanted in self._kept:
                self._kept.move_to_end(wanted)
                return self._kept[wanted][1]
        # Outside the lock: two who ask at the same moment both compute, and nobody waits for what another one needs.
        made = make()
        with self._lock:
            self._kept[wanted] = basis, made
            self._kept.move_to_end(wanted)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return made
