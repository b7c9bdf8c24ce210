"""Organisations named in a text: by the words such names begin or end with, by abbreviation, by letters within a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.lexicon import Lexicon, lexicon
from jumelles.press.names.gazetteer import country
from jumelles.press.names.mentions import Mention, Spans
from jumelles.press.names.russian_orgs import russian_organisations

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_UP = r"A-ZÀ-ÖØ-ÞĀŁŚŻŽŠČİĐА-ЯЁ"
_CAP = rf"[{_UP}][\w’'&-]*"
_QUOTED = r"(?:«\s?[^»]{2,60}\s?»|“[^”]{2,60}”|\"[^\"\n]{2,60}\")"
_ACRONYM = re.compile(r"(?<![\w.-])([A-ZÀ-Þ]{2,6}(?:-[A-ZÀ-Þ]{2,6})?|[А-ЯЁ]{2,6})(?![\w-])")
_ENGLISH = re.compile(
    rf"(?<![\w’'-])(?:{_CAP}[  ]){{1,4}}(?:University|College|Institute|School|Museum|Council|Chamber of Commerce|Foundation|Society|Hospital)(?![\w-])|University of {_CAP}(?:[  ]{_CAP})?"
)
"""English names in a French text."""
_BRANCH = re.compile(rf"(?<![\w.-])(?:UC|UNC|SUNY|CUNY|UT|UMass|YMCA|YWCA|AFS)[  ]{_CAP}(?:[  ]{_CAP})?(?![\w-])")
"""A school or club whose town follows its abbreviation."""
_ELSEWHERE = {"fr": (_ENGLISH,), "en": (_BRANCH,)}
_CAMEL = re.compile(rf"(?<![\w-])(?!Ma?c[A-Z]|Fitz[A-Z]|De[A-Z]|L[ae][A-Z]|Di[A-Z]|Van[A-Z]|O[’'])([{_UP}][a-zà-ÿа-яё]+[A-ZÀ-ÞА-ЯЁ][\w]+|[A-Z]{{2,}}[a-z]{{2,}}\w*)(?![\w-])")
_NO_ORG = frozenset(
    "PDF HTML TV DVD CD USA UK US UAE PRC РФ США КНР ФРГ ОАЭ СССР URSS RDC USSR MOU PME TGV VIP AM PM MoU MOUs MoUs II III IV VI VII VIII IX XI XX XXI XIX XVIII BC AD OK PDG CEO CFO CTO MP MEP MC TVA ДК ЖКХ ЧП СМИ ЗАГС КВН ДТП ЕГЭ ГТО ВИЧ ДНК ИТ АПК МСП ТЭЦ АЭС ВОВ ЭКО МРТ ООО ОАО АО ПАО ЗАО НКО АНО ТОО МУП ГУП НПО СНГ".split()
)


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    words: Lexicon = lexicon(lang)
    heads, of = words.source("names", "orgs"), words.source("names", "of")
    if lang == "en":
        part = rf"(?:{_CAP}|\d+(?:st|nd|rd|th))"
        return re.compile(
            rf"(?<![\w-])((?:{part}[  ](?:&[  ])?){{0,5}}(?:{heads})(?:[  ](?:{of})[  ](?:the )?{_CAP}(?:[  ](?:(?:of|&) )?{_CAP}){{0,2}}){{0,2}})(?![\w])"
        )
    if lang == "fr":
        item = rf"(?:{_CAP}(?:[ -]{_CAP})*|{_QUOTED}|[a-zà-ÿ]{{4,}}(?: [a-zà-ÿ-]{{4,}}(?:ale?s?|aux|iques?|elle?s?|aire?s?|ives?|ifs?|ois|oises?|ais|aises?|iens?|iennes?|ains?|aines?|ers|ères|és|ées))?)"
        return re.compile(
            rf"(?<![\w-])((?i:{heads})(?![\w-])(?: (?!(?:des|les|et|est)\b)(?:[a-zà-ÿ-]+(?:ale?|aux|ique|elle|aire|ive|if|en|enne|ois|oise|ais|aise|ain|aine|né|née|ieure?|al|ée|es))(?![\w])){{0,2}}(?: ?(?:{of}) ?{item}){{0,4}}(?: (?:n°|no|№) ?\d+)?(?: {_CAP}(?:[ -]{_CAP})*| {_QUOTED})?)"
        )
    item = (
        rf"(?:{_CAP}|{_QUOTED}|№[  ]?\d+|(?!и\b)[а-яё-]{{3,}}(?:ого|его|ой|ей|ых|их|ия|ии|ию|ью|а|ы|и|у|ю|ов|ям|ам|ств|ства|в)(?![а-яё]))"
    )
    adjective = r"(?:[\w-]+(?:ый|ий|ая|ое|ого|ой|ому|ым|ую|ом|ем|ей|ые|ых|ими)[  ])"
    return re.compile(
        rf"(?<![\w-])({adjective}{{0,3}}(?i:(?:{heads}))[а-яё]{{0,6}}(?:-[а-яё]+)?(?![\w])(?:[  ](?:(?:{of})[  ])?{item}){{0,4}}(?:[  ]{_QUOTED})?)"
    )


def _before_people(story: Story, start: int, end: int, people: Spans) -> int:
    """Where a name ends if a person's begins within it; a namesake (имени) is part of it."""
    for a, b in people.touched(start, end):
        if start <= a < end and not re.search(r"(?:имени|им\.)\s*$", story.text[max(start, a - 8) : a]):
            end = start + len(story.text[start:a].rstrip()) if a > start else start
        elif a < start < b:
            end = start
    return end


def find_organisations(story: Story, people: Spans) -> list[Mention]:
    """All organisations; a name ends where a person's begins."""
    found: list[Mention] = []
    spans = Spans()
    for sentence in story.walk():
        if sentence.lang == "ru":
            for one in russian_organisations(story, sentence, people):
                if not spans.touched(one.start, one.end):
                    spans.add((one.start, one.end))
                    found.append(one)
        for start, end in _spans(story.text, sentence):
            end = _before_people(story, start, end, people)  # noqa: PLW2901 - the same name, cut
            if end - start >= 3 and not spans.touched(start, end) and not _quoted_whole(story, start, end):
                spans.add((start, end))
                company = bool(_BEFORE_COMPANY.search(story.text[max(0, start - 20) : start]))
                found.append(_mention(story.text[start:end], start, end, sentence.lang, company=company))
    return sorted(found, key=lambda one: one.start)


_ITEM = rf"(?:[LlDd][’'])?(?:la |le |l[’']|the )?{_CAP}(?:[  ](?:(?:of|de|&)[  ])?{_CAP})*"
_LIST = rf"(?P<list>{_ITEM}(?:(?:\s*,\s*|\s+(?:et|and|ou|or|и)\s+|\s*,\s*(?:et|and|ou|or|и)\s+){_ITEM})*)"
_LISTED = {
    "fr": re.compile(rf"(?i:\b(?:entreprises?|sociétés?|groupes?|start-up|startups?|firmes?|compagnies?|industriels?|marques?)\b)(?-i:(?:\s+(?!et\b)[a-zà-ÿ’'-]+(?: à [A-Z]\w+)?){{0,10}}?\s*,?\s+(?:comme|telles? que|tels? que|dont|notamment)\s+{_LIST}|(?:\s+[a-zà-ÿ]{{5,}}s?)?\s+(?P<close>{_ITEM}(?:(?:\s*,\s*|\s+et\s+){_ITEM})*))"),
    "en": re.compile(rf"(?i:\b(?:companies|firms?|businesses|company|start-ups?|startups?|manufacturers?|brands?)\b)(?:(?:\s*,?\s+(?:such as|like|including|called|named)\s+)|\s+){_LIST}"),
    "ru": re.compile(rf"(?i:(?<!\w)(?:компани\w+|предприяти\w+|фирм\w*|корпораци\w+))(?:\s+(?:такие как|как|в том числе|вроде))?\s+{_LIST}"),
}  # fmt: skip


def _quoted_whole(story: Story, start: int, end: int) -> bool:
    quote = story.quote_at(start)
    return quote is not None and quote[0] < start and end < quote[1] and quote[1] - quote[0] < 40


def _spans(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    piece = text[sentence.start : sentence.end]
    at, pattern = 0, _pattern(sentence.lang) if sentence.lang != "ru" else None
    while pattern and (match := pattern.search(piece, at)):
        start, end = _trimmed(piece, *match.span(1), sentence.lang)
        # What was cut off may be the beginning of another name.
        at = max(end, match.start(1) + 1)
        if end - start > 3 and _named(piece[start:end], sentence.lang, piece[max(0, start - 14) : start]):
            yield sentence.start + start, sentence.start + end
    yield from _listed(piece, sentence)
    for match in (match for match in _CAMEL.finditer(piece) if match[1] not in _NO_ORG and not _event(piece[: match.start()], sentence.lang)):
        yield sentence.start + match.start(), sentence.start + match.end()
    if sum(map(str.isupper, piece)) > 0.4 * max(1, sum(map(str.isalpha, piece))):
        return  # A heading in capitals: nothing in it is an abbreviation.
    for pattern in _ELSEWHERE.get(sentence.lang, ()):
        yield from ((sentence.start + match.start(), sentence.start + match.end()) for match in pattern.finditer(piece))
    for match in _ACRONYM.finditer(piece):
        if match[1] not in _NO_ORG and not country(match[1], sentence.lang) and not _in_capitals(piece, match.start()):
            yield sentence.start + match.start(), sentence.start + match.end()


def _event(before: str, lang: str) -> bool:
    """Whether a word for an exhibition or a project stands right before a name: на выставке AquaCentral."""
    return bool(re.search(rf"(?<!\w)(?:{lexicon(lang).source('names', 'titled')})\s*$", before[-30:], re.IGNORECASE))


def _listed(piece: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """What is told one after the other as companies."""
    for match in _LISTED[sentence.lang].finditer(piece):
        group = "list" if match["list"] else "close"
        for item in re.finditer(rf"(?:[LD]’)?{_CAP}(?:[  ](?:(?:of|de|&)[  ])?{_CAP})*", match[group]):
            yield sentence.start + match.start(group) + item.start(), sentence.start + match.start(group) + item.end()


def _in_capitals(piece: str, at: int) -> bool:
    """A dateline such as INTERNATIONAL. or a surname in capitals after a given name."""
    return bool(re.match(rf"[{_UP}]{{2,}}\.?\s+[{_UP}]{{3,}}", piece[at:])) or (at == 0 and bool(re.match(rf"[{_UP}]{{5,}}", piece)))


_HEAD_RU = re.compile(rf"(?i)(?:{lexicon('ru').source('names', 'orgs')})")


def _adjective(word: str) -> bool:
    from jumelles.press.names.inflected import parses

    return any(one.tag.POS in {"ADJF", "PRTF"} for one in parses(word.rpartition("-")[2].lower())[:3])


def _no_complement(word: str) -> bool:
    """A verb, pronoun or adverb ends the name that stands before it."""
    from jumelles.press.names.inflected import parses

    return parses(word.lower())[0].tag.POS in {"VERB", "INFN", "ADVB", "NPRO", "PRED", "GRND", "PRCL", "PRTS", "ADJS"} or word == "под"


_COMPANY = re.compile(
    rf"(?i:entreprises?|sociétés?|start-ups?|startups?|groupes?|quotidien|hebdomadaire|journal|газет\w+|телеканал\w*|телекомпани\w+|радиостанци\w+|холдинг\w*|концерн\w*|компани[яиюей]+|корпораци\w+|завод\w*|фирм\w+|предприяти\w+)\s+(?:[a-zà-ÿ]{{4,}}\s+)?(?=(?:[LlDd][’'])?[{_UP}«“\"])"
)
_BEFORE_COMPANY = re.compile(
    r"(?i:entreprises?|sociétés?|start-ups?|startups?|groupes?|compan(?:y|ies)|firms?|manufacturers?|brewery|компани\w+|корпораци\w+|завод\w*|предприяти\w+|фирм\w*)\s+(?:la |le |l[’']|d[’'])?$"
)
_FRENCH_TAIL = re.compile(r"(?:\s|[  ])+(?:de la|de l[’']|du|des|de|d[’']|pour|et|aux|à la|au|en|avec les|et des|et de)?\s*$")


def _trimmed(piece: str, start: int, end: int, lang: str) -> tuple[int, int]:  # noqa: C901 - each language has its own ends
    """Without small words and verbs that the pattern took along at the end."""
    if head := _COMPANY.match(piece[start:end]):
        start += head.end()
    if lang == "fr":
        end = start + len(_FRENCH_TAIL.sub("", piece[start:end]))
        words = re.search(
            r"\s(?:a|est|ont|sont|qui|que|dans|sur|ce|cette|lors|(?:de |le |du )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))\b.*$",
            piece[start:end],
        )
        if words:
            end = start + words.start()
        joined = re.search(rf"\set\s(?:le |la |les |l[’'])?(?i:{lexicon('fr').source('names', 'orgs')})(?!\w)|\set\s\w+$", piece[start:end])
        if joined and joined.start():
            end = start + joined.start()
    if lang == "ru":
        from jumelles.press.names.inflected import tagged

        while not head and start < end and not _HEAD_RU.match(piece[start:end]) and not _adjective(piece[start:end].split(maxsplit=1)[0]):
            start += len(piece[start:end].split(maxsplit=1)[0]) + 1
        for number, match in enumerate(re.finditer(r"[\w-]+", piece[start:end])):
            stop = (match[0][0].isupper() and tagged(match[0], "Name")) or (number and match[0][0].islower() and _no_complement(match[0]))
            if match.start() and stop and not re.search(r"(?:имени|им\.)\s*$", piece[start : start + match.start()]):
                end = start + len(piece[start : start + match.start()].rstrip())
                break
        joined = re.search(
            rf"[  ]и[  ](?:[\w-]+(?:ый|ий|ая|ое|ого|ой|ым|им|ому|ему)[  ]){{0,3}}(?i:{lexicon('ru').source('names', 'orgs')})",
            piece[start : end + 40],
        )
        if joined and 0 < joined.start() < end - start:
            end = start + joined.start()
        end = start + len(re.sub(r"[  ](?:и|по|при|в|для|с|имени)$", "", piece[start:end]))
    if lang == "en":
        piece_now = re.sub(
            r"^(?:The|A|An|In|At|On|After|From|By|For|With|And|As|This|Our|Its|Their|Mr|Mayor|President)[  ]", "", piece[start:end]
        )
        start = end - len(piece_now)
        halves = re.match(
            rf"(.+(?:{lexicon('en').source('names', 'orgs')}))[  ]and[  ](?=.*(?:{lexicon('en').source('names', 'orgs')})$)",
            piece[start:end],
        )
        if halves:
            end = start + halves.end(1)
    return start, end


_GENERIC = re.compile(
    r"(?:le |la |une? |the )?(?:comité|groupe|maison|centre|office|club|parc|jardin|société|entreprise|association|école|lycée|collège|conseil|chorale|orchestre|ensemble|union|start-up|startup|théâtre|université|musée|hôpital|agence|banque|radio|journal|cinéma)s?$",
    re.IGNORECASE,
)


def _named(name: str, lang: str, before: str) -> bool:
    """Whether it is a name, not only a kind of thing: with a capital, a quotation, or a complement of its own."""
    if lang == "en":
        return " " in name or bool(re.search(r"Consulate", name))
    if _GENERIC.fullmatch(name) or name.lower() in {"métropole", "chambre", "communauté", "syndicat"}:
        return False
    if re.fullmatch(rf"(?:[LlDd][’'])?{_CAP}(?: {_CAP})*", name) or name[0] in '«“"':
        return True
    if (
        lang == "fr"
        and re.search(r"\b(?:de|à|d[’']) ?\w+(?:er|ir|re)$|conseil d[’']administration|comité de jumelage$", name)
        and not re.search(rf"[{_UP}]", name[1:])
    ):
        return False
    if lang == "fr" and _ANY_OF.search(before) and not re.search(rf"[{_UP}«“\"]", name[1:]):
        return False
    if lang == "fr":
        return (
            not _GENERIC.fullmatch(name)
            and (" " in name)
            and bool(
                re.search(rf"[{_UP}«“\"]|\bno \d|n°", name[1:])
                or re.search(r" (?:de|des|du|d[’'])\b.* ", name)
                or re.search(
                    r"agence de presse|relations internationales|^conseil (?:municipal|départemental|régional|communautaire)|^hôtel de ville",
                    name,
                )
            )
        )
    if name.lower() in _BARE_RU:
        return False
    if re.match(rf"[{_UP}][а-яё-]+(?:ск|цк)\w+\s", name):
        return True
    return bool(re.search(rf"[{_UP}«\"№]", name[1:])) or bool(
        re.match(
            r"(?i)пресс-служб|(?:министерств|департамент|управлени|комитет)\w{0,3}(?:\s+по)?\s+[а-яё]{4,}|дом\w{0,2} (?:дружбы|культуры|творчества)|администраци\w+ (?:город|област|район)|городск\w+ (?:дум|администрац|совет|собрани)",
            name,
        )
    )


_ANY_OF = re.compile(r"(?:\b(?:une?|des|deux|trois|plusieurs|quelques|chaque|toute?|aucune?)\s(?:\w+\s)?|\bd[’']une?\s)$", re.IGNORECASE)
"""What stands before a kind of thing, never before a name."""
_BARE_RU = frozenset(
    "музей музея служба школа школы театр центр центра совет совета администрация администрации фирма компания институт университет университета управление фонд союз клуб".split()
)


def _mention(name: str, start: int, end: int, lang: str, *, company: bool) -> Mention:
    from jumelles.press.names.inflected import phrase

    shown = _unmarked(re.sub(r"\s+", " ", name))
    if lang == "ru":
        shown = phrase(shown)
    sort = "company" if company else kind(name, lang)
    return Mention("org", start, end, shown, shown.lower().strip('«»“”" '), lang, {"kind": sort, "trust": 0.6})


def _unmarked(name: str) -> str:
    """Without quotation marks around the whole, or one whose other half was cut off."""
    bare = name.strip(" ")
    while bare and (bare[0] in '«“"' or (bare[-1] in '»”"' and not re.search('[«“"]', bare[:-1])) or bare[-1] in "«“"):
        bare = (bare[1:] if bare[0] in '«“"' else bare[:-1]).strip(" ")
        if bare.endswith(("»", "”", '"')) and not re.search('[«“"]', bare[:-1]):
            bare = bare[:-1].rstrip()
    return bare


def kind(name: str, lang: str) -> str:
    """What sort of organisation a name tells; `organisation` where it does not."""
    told = lexicon(lang).told["names"]["org_kinds"]
    for key, words in told.items():
        if re.search(rf"(?<!\w)(?:{words})", name, re.IGNORECASE):
            return str(key)
    return "company" if _CAMEL.fullmatch(name) else "organisation"
