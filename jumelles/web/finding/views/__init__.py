"""Its pages: the ranking, two places side by side, one place."""

from __future__ import annotations

from django.http import Http404

from jumelles.facts import Place
from jumelles.web.register import places


def place_or_404(number: int) -> Place:
    """The place of an address; a page that is not found where the atlas has none by this number."""
    world = places.atlas()
    if not world.has(number):
        raise Http404
    return world.place(number)
