"""Jumelles: town twinning, and the cooperation that hangs on it. The public names load on first use, so that the import is quick."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumelles.atlas.build import build_atlas
    from jumelles.atlas.opening import open_atlas
    from jumelles.matching.explain import explain
    from jumelles.matching.match import match
    from jumelles.matching.where import Where

__all__ = ["Where", "build_atlas", "explain", "match", "open_atlas"]

_WHERE = {
    "Where": "jumelles.matching.where",
    "build_atlas": "jumelles.atlas.build",
    "explain": "jumelles.matching.explain",
    "match": "jumelles.matching.match",
    "open_atlas": "jumelles.atlas.opening",
}


def __getattr__(name: str) -> object:
    """Find a public name in the module that defines it."""
    if name not in _WHERE:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_WHERE[name]), name)
