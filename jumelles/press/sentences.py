"""A text cut into paragraphs and sentences, each with its language; quotations stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?…]+[»”\"’')\]]*(?=\s+[\"“«‘(\[–—-]*\s*[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ0-9«“\"])|(?<=[»”])\s(?=[A-ZÀ-ÖØ-ÞА-ЯЁ][^.!?]*\bfut\b)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|St|Ste|Mr|Mrs|Ms|Prof|Sr|Jr|Gen|Col|Rev|Hon|Cllr|Capt|Sgt|Lt|Maj|Fr|Sen|Gov|Rep|Mgr|Messrs|Me|No|vs|Inc|Ltd|Co|art|env|cf|p|U\.S|U\.K|"
    r"г|гг|ул|им|тыс|млн|млрд|руб|чел|обл|р-н|пос|д|т\.д|т\.п|т\.е|св|проф|акад|И\.о|и\.о|и\. ?о|врио)|\b[A-ZА-ЯЁ])\.$"
)
_FRENCH = frozenset("le la les des une un du et est dans pour que qui sur avec par au aux ce cette ont été son sa ses en l d".split())
_ENGLISH = frozenset("the of and to in is was for with that on by has have been from will are at their its as his her an said".split())
_WORD = re.compile(r"[^\W\d_]+")
OPENING, CLOSING = "«“„", "»”"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence from `start` to `end` of the text; `paragraph` counts from 0, `heading` tells that it stands alone without a full stop."""

    start: int
    end: int
    lang: str
    paragraph: int
    heading: bool = False


def sentences(text: str, lang: str) -> list[Sentence]:
    """All sentences; paragraphs too short to tell their language have the document's."""
    found = []
    for number, match in enumerate(_PARAGRAPH.finditer(text)):
        spoken = language(match[0]) or lang
        for start, end in _cut(text, *match.span()):
            heading = end - start < 160 and text[end - 1] not in '.!?…»”";:,'
            found.append(Sentence(start, end, spoken, number, heading))
    return found


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begun = start
    for match in _END.finditer(text, start, end):
        piece = text[begun : match.end()]
        if _inside_quotes(piece) or _ABBREVIATED.search(text[max(begun, match.end() - 8) : match.end()]):
            continue
        yield from _trimmed(text, begun, match.end())
        begun = match.end()
    yield from _trimmed(text, begun, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _inside_quotes(piece: str) -> bool:
    """Whether a quotation was opened and not closed; one of more than 3000 letters lost its closing mark."""
    if len(piece) > 3000:
        return False
    opened = sum(map(piece.count, OPENING)) - sum(map(piece.count, CLOSING))
    return opened > 0 or piece.count('"') % 2 == 1


def language(text: str) -> str | None:
    """French, English or Russian by script and small words; None where there are too few of them."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 12:
        return None
    cyrillic = sum("а" <= letter.lower() <= "я" or letter in "ёЁ" for letter in letters)
    if cyrillic > 0.5 * len(letters):
        return "ru"
    words = [word.lower() for word in _WORD.findall(text[:4000])]
    french, english = sum(word in _FRENCH for word in words), sum(word in _ENGLISH for word in words)
    if max(french, english) < 2 or french == english or max(french, english) < 0.08 * len(words):
        return None
    return "fr" if french > english else "en"
