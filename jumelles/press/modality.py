"""Whether a sentence tells what was done, is going on, is planned or is only wished."""

from __future__ import annotations

from jumelles.press.lexicon import lexicon


def future(piece: str, lang: str) -> str | None:
    """`wished` or `planned` where a clause lies ahead; None where it does not."""
    words = lexicon(lang)
    if words.pattern("modality", "wished").search(piece):
        return "wished"
    if words.pattern("modality", "planned").search(piece) or words.pattern("modality", "future").search(piece):
        return "planned"
    return None


def done(piece: str, lang: str) -> bool:
    """Whether a verb stands in the past."""
    return bool(lexicon(lang).pattern("modality", "past").search(piece))


def going_on(piece: str, lang: str) -> bool:
    """Whether it is happening as the text is written."""
    return bool(lexicon(lang).pattern("modality", "ongoing").search(piece))
