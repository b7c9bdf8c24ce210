"""What is computed once for an atlas and all its views: a table that one of them has read, the others need not read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class shared(Generic[T]):  # noqa: N801 - it reads like `property`
    """As `functools.cached_property`, kept in the dictionary `shared` of the object, which its views have in common with it.

    Two threads that ask for the same at the same moment may both compute it; either result will do.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        """`make` computes it from the object."""
        self._make, self._name = make, make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> shared[T]: ...

    @overload
    def __get__(self, owner: Any, kind: type) -> T: ...  # noqa: ANN401 - whatever has a dictionary `shared`

    def __get__(self, owner: Any, kind: type) -> T | shared[T]:
        """The result, computed when it is first asked for."""
        if owner is None:
            return self
        if self._name not in owner.shared:
            owner.shared[self._name] = self._make(owner)
        found: T = owner.shared[self._name]
        return found
