"""One more opinion on which texts are alike, of a service of embeddings that the keeper of the installation has chosen: none by default."""

from __future__ import annotations

import httpx
import numpy as np
from django.conf import settings
from django.utils.translation import gettext as _

from jumelles.errors import JumellesError

PATIENCE = 5.0
"""Seconds that a page waits for the service."""
LONGEST = 2000
"""Characters of a text that are sent."""


class Silent(JumellesError):
    """The service did not answer, or not with vectors."""


def ranked(asked: str, texts: dict[str, str]) -> list[str]:
    """The keys of the texts, those first that are most like what is asked.

    Raises:
        Silent: the service cannot be used now.
    """
    if not texts:
        return []
    vectors = _vectors([asked[:LONGEST], *(text[:LONGEST] for text in texts.values())])
    lengths = np.linalg.norm(vectors, axis=1)
    likeness = vectors[1:] @ vectors[0] / np.maximum(lengths[1:] * lengths[0], 1e-12)
    keys = list(texts)
    return [keys[at] for at in np.argsort(-likeness, kind="stable")]


def _vectors(texts: list[str]) -> np.ndarray:
    config = settings.CONFIG
    try:
        answer = httpx.post(config.embeddings, json={"model": config.embeddings_model, "input": texts}, timeout=PATIENCE)
        answer.raise_for_status()
        rows = sorted(answer.json()["data"], key=lambda one: one["index"])
        vectors = np.array([row["embedding"] for row in rows], np.float64)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _silent() from error
    if vectors.ndim != 2 or len(vectors) != len(texts) or not np.isfinite(vectors).all():
        raise _silent()
    return vectors


def _silent() -> Silent:
    return Silent(_("The service of embeddings does not answer as it should: these matches were found without it."))
