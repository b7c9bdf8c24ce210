"""The stocks among which an office looks for matches: of each portfolio one file, of the openings what is read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connection

from jumelles.matching.recent import Recent
from jumelles.openings.building import bridge
from jumelles.openings.profiles import Profile
from jumelles.openings.stock import Stock, WrongStock
from jumelles.web.openings import visible
from jumelles.web.openings.joining import joined
from jumelles.web.register.models import PortfolioItem
from jumelles.web.register.models.opening_words import Confidentiality, OpeningKind
from jumelles.web.surroundings import spoken  # noqa: F401

AT_ONCE = 2000
"""Items of a portfolio that are made ready while somebody waits: one second. More are made ready in the background."""
