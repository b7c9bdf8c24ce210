"""Companies of one unknown word at the beginning of a sentence or an item of a list, told by what they look for or offer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.lexicon import lexicon
from jumelles.press.names.latin_orgs import CAP

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story


@cache
def _subject(lang: str) -> re.Pattern[str]:
    words = lexicon(lang)
    acts = rf"{words.source('company', 'need')}|{words.source('company', 'offer')}"
    between = r"(?P<beside>,\s[^,;.]{2,60},|\s\([^()]{2,80}\))?\s(?:also |still |now |en outre |aussi |encore |quant à elle,? )?(?:est |sont |se dit )?"
    return re.compile(
        rf"(?P<item>[•●▪*–—-]\s*|\(?\d{{1,2}}[.)]\s*)?(?:L[ea]s?\s|L[’']|The\s)?(?P<name>(?-i:(?!(?:In|At|On|From|To|For|With|By|After|À|En|Dans|Pour|Avec|Sur|De|Du|Des|Chez|Depuis|Selon)\b){CAP}(?:[ \xa0](?:& |du |de |des )?{CAP}){{0,3}})){between}(?:{acts})(?!\w)",
        re.IGNORECASE,
    )


def seekers(story: Story, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The subject of a sentence that looks for something or offers it: Écolam, à Bellignat, est en quête d’un distributeur."""
    if sentence.lang == "ru" or not (match := _subject(sentence.lang).match(story.text, sentence.start, sentence.end)):
        return
    name = match["name"]
    # One word begins a sentence with a capital whatever it is, but hardly an item of a list, or with its town behind it.
    if len(name) > 3 and (" " in name or match["item"] or match["beside"]) and name.lower() not in story.lower_words:
        yield match.span("name")
