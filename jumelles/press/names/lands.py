"""Countries of which a word has no capital (République tchèque), and where the name of a country or region means something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, lexicon
from jumelles.press.names.gazetteer import countries
from jumelles.press.names.mentions import Mention

if TYPE_CHECKING:
    from jumelles.press.names.gazetteer import Known
    from jumelles.press.sentences import Sentence


@cache
def _with_small_words() -> re.Pattern[str]:
    names = sorted((name for name in countries() if re.search(r"[A-Za-zÀ-ÿ] [a-zà-ÿ]{4,}", name)), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


def lands(text: str, sentence: Sentence) -> Iterator[Mention]:
    """The countries of a French sentence that the run of capitals would cut short."""
    if sentence.lang != "fr":
        return
    for match in _with_small_words().finditer(text, sentence.start, sentence.end):
        known = countries()[match[0]]
        more = {"gid": known.gid, "kind": known.kind, "country": known.country, "bare": known.name, "trust": 1.0, "region": None}
        yield Mention("place", *match.span(), known.name, known.gid, sentence.lang, more)


_PART_AFTER = re.compile(r"\s(?:centrale|orientale|occidentale|septentrionale|méridionale|du [NS]ord|du [Ss]ud|de l[’'][EeOo]u?est)\b")
_PART_BEFORE = re.compile(
    r"(?:\b(?:[Cc]entral|[Ee]astern|[Ww]estern|[Nn]orthern|[Ss]outhern|South-[Ee]ast(?:ern)?)|(?:[Вв]осточн|[Зз]ападн|[Цц]ентральн|[Сс]еверн|[Юю]жн)\w+)\s$"
)


def part_of(known: Known, before: str, after: str) -> bool:
    """Whether only a part of a continent is meant, which is a region of its own: Eastern Europe."""
    return known.kind == "continent" and bool(_PART_AFTER.match(after) or _PART_BEFORE.search(before))


_DAY = re.compile(r"\s(?:Day|Week|Street|Road|Square|Avenue|House|Hall|Cup|Prize|Park|Bridge|Gardens?|Weekend|Festival|Open)\b")


def gives_its_name(before: str, after: str, lang: str) -> bool:
    """Whether a country only gives its name to a day, a feast, a street or a prize: Canada Day, la place de l’Europe."""
    if lang == "en" and _DAY.match(after):
        return True
    words = lexicon(lang).source("names", "not_names")
    of = r"(?:de la |de l[’']|des |du |de |d[’'])" if lang == "fr" else r"(?:of the |of )" if lang == "en" else "(?=[А-ЯЁ]|$)"
    return bool(
        compiled(
            rf"(?<!\w)(?:{words}|journée|h[ôo]tel|café|tour|championnats?|coupe|conseil|council|cup|day|кубк\w+|чемпионат\w*)\s{of}$"
        ).search(before)
    )


_WITH_ARTICLE = frozenset("Vienne Ain Allier Aube Aude Cher Eure Gard Indre Landes Lot Tarn Var Oise Orne Meuse Mayenne".split())
_ARTICLE = re.compile(
    r"(?:\bdans (?:le|la|les) |\bdans l[’']|\b(?:départements?|région|pays|conseil départemental|CCI|chambre \w+(?: et d[’']\w+)?|entreprises|industriels|élus|préfet|préfète|communes|habitants) (?:du |de la |de l[’']|des ))$"
)


def too_short(known: Known, before: str) -> bool:
    """Whether the name of a département is rather the river’s or a word: le Lot is one only where something lies in it or belongs to it."""
    return known.name in _WITH_ARTICLE and not _ARTICLE.search(before)
