"""How a source's files reach the machine: from a mirror folder, a mirror over HTTP, or their publishers, with a cache."""

from jumelles.atlas.fetch.bars import bars
from jumelles.atlas.fetch.files import Files
from jumelles.atlas.fetch.pace import Pace
from jumelles.atlas.fetch.problems import FetchError
from jumelles.atlas.fetch.wanted import Wanted

__all__ = ["FetchError", "Files", "Pace", "Wanted", "bars"]
