"""The heads of columns, and cells that name one of a few choices, as they are compared."""

from __future__ import annotations

import re
import unicodedata


def folded(text: str) -> str:
    """Small letters without accents or signs."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("й", "и"))
    return " ".join(re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign))))
