"""Where the labels of a map go: beside their marks, inside the picture, never over one another."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from jumelles.maps.frame import Box
from jumelles.maps.outline import Point

_ELLIPSIS = "…"
# Directions in the order of preference of cartographers: right before left, above before below.
_DIRECTIONS = ((1, 0), (1, -1), (1, 1), (-1, 0), (-1, -1), (-1, 1), (0, -1), (0, 1))
_DISTANCES = (5.0, 16.0, 32.0, 56.0, 88.0, 128.0)
_SPACE = 2.0
# A line that crosses a label has more of its points under it than this.
_COVERED = 2
_ALOOF = 5.0
_LEADER_FROM = 16.0
_WIDE, _NARROW = "mwMW@%—…жшщюыфмЖШЩЮЫФМДЦ", "iljtfrI1.,:;!'’|()[]/- "


@dataclass(frozen=True)
class Wish:
    """A label looking for a place: its text, the middle and half-size of its mark, its letter size, and whether it may stand far off."""

    text: str
    spot: Point
    radius: float
    size: float
    far: bool


@dataclass(frozen=True)
class Label:
    """A label in its place: the left end of its baseline, and the end of a thin line to its mark when it stands off."""

    text: str
    x: float
    y: float
    box: Box
    leader: Point | None


def width(text: str, size: float) -> float:
    """A generous estimate of the width of a text in pixels, since each machine draws it with its own font."""
    return size * sum(map(_share, text))


def _share(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF:  # pictographs are as wide as high, or more
        return 1.1
    if letter in _NARROW:
        return 0.38
    return 0.94 if letter in _WIDE or unicodedata.category(letter) == "So" else 0.72 if letter.isupper() else 0.6


def shortened(text: str, size: float, room: float) -> str:
    """The text, or as much of its beginning as fits in `room` pixels, with an ellipsis."""
    if width(text, size) <= room:
        return text
    used = width(_ELLIPSIS, size)
    for i, letter in enumerate(text):
        used += size * _share(letter)
        if used > room:
            return text[:i].rstrip() + _ELLIPSIS
    return text


def placed(
    wishes: Sequence[Wish | None], *, inside: Box, taken: Iterable[Box], lines: Sequence[Point], dots: Sequence[Point]
) -> list[Label | None]:
    """A place for each wish in turn, the most important first; None where there is no wish or no room.

    No label leaves `inside` or meets a box of `taken` or another label. The points of lines and the small dots are covered by those
    labels only that may stand far off, where nothing better is near; the others, which have no leader line, also keep their distance
    from the dots of others, so that nobody takes them for theirs.
    """
    boxes = list(taken)
    found: list[Label | None] = []
    for wish in wishes:
        room = partial(_is_free, inside=inside, boxes=boxes, dots=dots)
        label = _best(wish, room, (*lines, *dots)) if wish and wish.text else None
        if label:
            boxes.append(label.box)
        found.append(label)
    return found


def _is_free(label: Label, wish: Wish, *, inside: Box, boxes: Sequence[Box], dots: Sequence[Point]) -> bool:
    if not inside.holds(label.box) or any(label.box.meets(box) for box in boxes):
        return False
    return wish.far or not any(dot != wish.spot and label.box.grown(_ALOOF).surrounds(dot) for dot in dots)


def _best(wish: Wish, is_free: Callable[[Label, Wish], bool], avoid: Sequence[Point]) -> Label | None:
    best, least = None, float("inf")
    for order, label in enumerate(_candidates(wish)):
        if order >= least:
            break
        if not is_free(label, wish):
            continue
        covered = sum(label.box.surrounds(point) for point in avoid)
        cost = order + min(6, 2 * covered)
        if cost < least and (wish.far or covered <= _COVERED):
            best, least = label, cost
    return best


def _candidates(wish: Wish) -> Iterable[Label]:
    wide, high = width(wish.text, wish.size), wish.size * 1.2
    for gap in _DISTANCES if wish.far else _DISTANCES[:1]:
        for across, down in _DIRECTIONS:
            away = wish.radius + (gap if not (across and down) else gap * 0.6)
            middle_x = wish.spot[0] + across * (away + wide / 2)
            middle_y = wish.spot[1] + down * (away + high / 2 - (wish.radius if across else 0))
            box = Box(middle_x - wide / 2 - _SPACE, middle_y - high / 2, middle_x + wide / 2 + _SPACE, middle_y + high / 2)
            corner = middle_x - across * wide / 2, middle_y - (down * high / 2 if not across else 0)
            yield Label(wish.text, box.left + _SPACE, middle_y + wish.size * 0.34, box, corner if gap > _LEADER_FROM else None)
