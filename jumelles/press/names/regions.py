"""Regions: only where the text says region, область, county."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, lexicon, words
from jumelles.press.names.inflected import lemma, nominatives, phrase
from jumelles.press.names.mentions import Mention

if TYPE_CHECKING:
    from jumelles.press.names.gazetteer import Gazetteer, Known
    from jumelles.press.sentences import Sentence

CAP = r"[A-ZÀ-ÖØ-ÞĀŁŚŻŽŠČİĐА-ЯЁ][\w’'-]*"


def regions(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The regions of a sentence, with the id of the atlas where it knows one."""
    word = lexicon(sentence.lang).source("names", "region")
    if sentence.lang == "fr":
        pattern = rf"(?<!\w)(?!District )((?i:{word}))s? (?:(?:autonome|administratif|administrative|fédérale?) )?(?:de la |de l[’']|des |du |de |d[’'])({CAP}(?:[ -]{CAP})*)"
    elif sentence.lang == "en":
        pattern = rf"(?<![\w-])((?:{CAP} )?(?!(?i:municipal)){CAP}) ((?i:{word}))\b(?! (?:University|College|Council|School|Fair|Hospital|Library))|\b((?i:{word})) of ({CAP}(?: {CAP})?)|\b(County|Co\.) ({CAP})(?! (?:Council|Hall|Court|Fair|Championship))"
    else:
        pattern = rf"([А-ЯЁ][\w-]+(?:ск|цк)\w+) ((?i:{word}))|(?<!\w)(?!(?i:област|кра[йяюе]|район))((?i:{word})) ([А-ЯЁ][\w-]+)"
    for match in compiled(pattern, exact=True).finditer(text[sentence.start : sentence.end]):
        bare = match[2] if sentence.lang == "fr" else match[1] or match[4] or match[6]
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if sentence.lang == "en" and bare.split()[0].lower() in words("common_en") and not (match[2] or "")[:1].isupper():
            continue
        if sentence.lang == "en" and bare.split()[-1].lower() in {"and", "of", "the"}:
            continue  # Godalming and District
        if sentence.lang == "ru" and re.search(r"(?:городск|муниципальн|избирательн)\w+\s$", text[max(0, start - 18) : start]):
            continue  # городской округ Самара is the town.
        known = _region_named(match[0], bare, sentence.lang, gazetteer)
        if known is None and _NEEDS_PROOF.search(match[0]):
            continue
        shown = phrase(match[0]) if sentence.lang == "ru" else match[0]
        yield Mention("place", start, end, shown, known.gid if known and known.gid else "region:" + bare.lower(), sentence.lang,
                      {"gid": known.gid if known else None, "kind": "region", "country": known.country if known else "", "bare": bare})  # fmt: skip


_NEEDS_PROOF = re.compile(r"[’']s |(?:District|Department|Republic|State|Canton)$")
"""Words that name quarters, offices and universities as often as regions."""


def _region_named(whole: str, bare: str, lang: str, gazetteer: Gazetteer) -> Known | None:
    return next(filter(None, map(gazetteer.designated, _region_forms(whole, bare, lang))), None)


def _region_forms(whole: str, bare: str, lang: str) -> Iterator[str]:
    if lang != "ru":
        yield from (whole.replace("’", "'"), f"{bare} Oblast", bare)
        return
    for form in nominatives(bare)[:4]:
        yield f"{form} {lemma(whole.rsplit(maxsplit=1)[-1] if whole.split(maxsplit=1)[0] == bare else whole.split(maxsplit=1)[0])}"
    noun = lemma(whole.rsplit(maxsplit=1)[-1])
    stem = re.sub(r"(ск|цк)\w+$", r"\1", bare)
    ending = "ая" if noun.endswith(("ь", "а")) else "ий"
    yield f"{stem}{ending} {noun}"
    if noun == "республика":
        yield re.sub(r"[сц]к$", "ия", stem)  # Чувашская Республика is listed as Чувашия.
    yield from nominatives(bare)[:3]
