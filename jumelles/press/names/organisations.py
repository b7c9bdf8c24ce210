"""Organisations named in a text: by the words such names begin or end with, by abbreviation, by letters within a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, lexicon
from jumelles.press.names.gazetteer import country
from jumelles.press.names.latin_orgs import CAP, UP, latin_spans
from jumelles.press.names.mentions import Mention, Spans
from jumelles.press.names.russian_orgs import russian_organisations
from jumelles.press.names.venues import venues

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_ACRONYM = re.compile(
    r"(?<![\w.-])([A-ZÀ-Þ]{2,7}(?:-[A-ZÀ-Þ]{2,6})?|[А-ЯЁ]{2,6})(?![\w-]|[ \xa0]?\d)(?:[ \xa0](?:North|South|East|West|Scotland|Wales|Ireland|International|Nord|Sud|Est|Ouest)(?![\w-]))?"
)
_CAMEL = re.compile(
    rf"(?<![\w-])(?!(?:Ma?c|Fitz|De|Du|L[aeu]|Di|Van|Jo|Mary|Anna?|Rose)[A-Z]|O[’'])([{UP}][a-zà-ÿа-яё]+[A-ZÀ-ÞА-ЯЁ][\w]+|[A-Z]{{2,}}[a-z]{{2,}}\w*)(?![\w-])"
)
_NO_ORG = frozenset(
    "PDF HTML TV DVD CD USA UK US UAE PRC РФ США КНР ФРГ ОАЭ СССР URSS RDC USSR MOU PME TGV VIP AM PM MoU MOUs MoUs II III IV VI VII VIII IX XI XX XXI XIX XVIII BC AD OK PDG CEO CFO CTO MP MEP MC TVA ДК ЖКХ ЧП СМИ ЗАГС КВН ДТП ЕГЭ ГТО ВИЧ ДНК ИТ АПК МСП ТЭЦ АЭС ВОВ ЭКО МРТ ООО ОАО АО ПАО ЗАО НКО АНО ТОО МУП ГУП НПО СНГ OAM OBE MBE CBE KBE AO JP RN GP QC KC DSO VC FabLab WiFi LinkedIn YouTube WhatsApp PowerPoint TikTok eTwinning ONG NGO ТРК ТРЦ ТЦ БЦ MFA MBA BSc MSc BA MA GCSE FAQ RSVP TBC DIY LGBT RER HLM RTT CDI CDD ZAC PLU DÉCIDE ARRÊTE ADOPTE VOTE VOTÉ DIT PREND DONNE CHARGE FIXE ÉMET ENTENDU VU OUÏ MOVED AGREED NOTED CARRIED РЕШИЛ РЕШИЛИ".split()
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
    _abbreviations(story, found)
    _shortened(found)
    return sorted(found, key=lambda one: one.start)


def _abbreviations(story: Story, found: list[Mention]) -> None:
    """An abbreviation in brackets right after a name is that name, wherever it stands: Bhubaneswar Municipal Corporation (BMC)."""
    full = {one.end: one for one in found}
    short: dict[str, Mention] = {}
    for one in found:
        if one.name.isupper() and story.text[one.start - 1 : one.start] == "(" and (whole := full.get(one.start - 2)):
            short[one.name] = whole
    for one in found:
        if whole := short.get(one.name):
            one.name, one.key, one.more = whole.name, whole.key, whole.more


def _shortened(found: list[Mention]) -> None:
    """A name without its first words is the only one of the text that ends so: the Chamber of Commerce, больница имени Назимова."""
    names = {one.name for one in found}
    for one in found:
        longer = [name for name in names if name.lower().endswith(f" {one.name.lower()}")] if " " in one.name else []
        if len(longer) == 1:
            one.name, one.key = longer[0], longer[0].lower().strip('«»“”" ')


_ITEM = rf"(?:[LlDd][’'])?(?:la |le |l[’']|the )?{CAP}(?:[ \xa0](?:(?:of|de|&)[ \xa0])?{CAP})*"
_LIST = rf"(?P<list>{_ITEM}(?:(?:\s*,\s*|\s+(?:et|and|ou|or|и)\s+|\s*,\s*(?:et|and|ou|or|и)\s+){_ITEM})*)"
_LISTED = {
    "fr": re.compile(rf"(?i:\b(?:entreprises?|sociétés?|groupes?|start-up|startups?|firmes?|compagnies?|industriels?|marques?)\b)(?-i:(?:\s+(?!et\b)[a-zà-ÿ’'-]+(?: à [A-Z]\w+)?){{0,10}}?\s*,?\s+(?:comme|telles? que|tels? que|dont|notamment|parmi lesquel(?:le)?s)\s+{_LIST}|(?:\s+[a-zà-ÿ]{{5,}}s?)?\s+(?P<close>{_ITEM}(?:(?:\s*,\s*|\s+et\s+){_ITEM})*))"),
    "en": re.compile(rf"(?i:\b(?:companies|firms?|businesses|company|start-ups?|startups?|manufacturers?|brands?)\b)(?:(?:\s*,?\s+(?:such as|like|including|called|named)\s+)|\s+){_LIST}"),
    "ru": re.compile(rf"(?i:(?<!\w)(?:компани\w+|предприяти\w+|фирм\w*|корпораци\w+))(?:\s+(?:такие как|как|в том числе|вроде))?\s+{_LIST}"),
}  # fmt: skip


def _quoted_whole(story: Story, start: int, end: int) -> bool:
    quote = story.quote_at(start)
    return quote is not None and quote[0] < start and end < quote[1] and quote[1] - quote[0] < 40


def _spans(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    piece, lang = text[sentence.start : sentence.end], sentence.lang
    capitals = sum(map(str.isupper, piece)) > 0.4 * max(1, sum(map(str.isalpha, piece)))
    found = [] if lang == "ru" else [span for span in latin_spans(piece, lang) if not _FAIR_OF.match(piece, span[1])]
    found += [] if lang == "ru" or capitals else list(venues(piece, lang))
    found += _listed(piece, lang)
    found += [match.span() for match in _CAMEL.finditer(piece) if match[1] not in _NO_ORG and not _event(piece, *match.span(), lang)]
    # In a heading in capitals nothing is an abbreviation.
    found += [match.span() for match in _ACRONYM.finditer(piece) if not capitals and _abbreviates(piece, match, lang)]
    for start, end in found:
        yield sentence.start + start, sentence.start + end


def _abbreviates(piece: str, match: re.Match[str], lang: str) -> bool:
    return match[1] not in _NO_ORG and not country(match[1], lang) and not _in_capitals(piece, match.start())


_FAIR_OF = re.compile(
    r"[ \xa0](?:Festival|Fair|Cup|Prize|Award|Awards|Trophy|Summit|Forum|Tournament|Marathon|Regatta|Week|Day|Street|Road)\b"
)
"""What makes a thing or an event of a name: the Wexford Opera Festival."""
_FAIR = re.compile(
    r"\s(?:trade fair|fair|expo|exhibition|festival|conference|forum|summit|tournament|cup|prize|award|project|programme|program|trophy)\b",
    re.IGNORECASE,
)


def _event(piece: str, start: int, end: int, lang: str) -> bool:
    """Whether a word for an exhibition or a project stands right beside a name: на выставке AquaCentral, the PolFrost trade fair."""
    before = compiled(rf"(?<!\w)(?:{lexicon(lang).source('names', 'titled')})\s*$").search(piece[max(0, start - 30) : start])
    return bool(before or _FAIR.match(piece[end:]))


def _listed(piece: str, lang: str) -> Iterator[tuple[int, int]]:
    """What is told one after the other as companies, or as a maker of something just after its name."""
    for match in _LISTED[lang].finditer(piece):
        group = "list" if match["list"] else "close"
        for item in re.finditer(rf"(?:[LD]’)?{CAP}(?:[ \xa0](?:(?:of|de|&)[ \xa0])?{CAP})*", match[group]):
            yield match.start(group) + item.start(), match.start(group) + item.end()
    if lang != "ru":
        yield from (match.span("name") for match in _MADE_BY[lang].finditer(piece))
        yield from (match.span("name") for match in _MAKER[lang].finditer(piece) if not _goes_on(piece, match.start("name")))


def _goes_on(piece: str, start: int) -> bool:
    """Whether the word before has a capital, too, so that the name does not begin here."""
    return bool(re.search(rf"(?<![\w’'])[{UP}][\w’-]*[ \xa0]$", piece[max(0, start - 25) : start]))


_NAMED = rf"(?<![\w’'-])(?<!\b(?:en|in|at|de|to|of|En|In|At|De) )(?<!\b[àÀ] )(?<!\b(?:near|from|Near|From) )(?P<name>(?!(?:À|En|Dans|Chez|Près|In|At|De|Near|From)[ \xa0]){CAP}(?:[ \xa0](?:&[ \xa0])?{CAP}){{0,3}})"
_MAKER = {
    "fr": re.compile(rf"{_NAMED}(?:,\s(?:une?\s|le\s|la\s|l[’'])?(?:[a-zà-ÿ]+\s)?(?:fabricante?|fabrique|entreprise|société|PME|start-up|spécialiste|filiale|constructeur|éditeur|éditrice de logiciels|exportateur|importateur|fournisseur|distributeur|brasserie|producteur|transporteur|bureau d[’']études|coopérative)\b|\s\((?:[^()]{{0,20}},\s)?\d[\d  ]*\s(?:salariés|employés|collaborateurs)\))"),
    "en": re.compile(rf"{_NAMED}(?:,\s(?:an?\s|the\s|which (?:makes|manufactures|produces|supplies|employs|builds|sells|exports|imports|brews)\b|)(?!(?:needs?|seeks?|wants?|is|are|has|have|had|was|offers?|looks?|lacks?)\s)(?:[a-z-]+\s){{0,2}}(?:maker|manufacturer|supplier|firm|company|producer|exporter|importer|distributor|brewer|brewery|start-up|startup|developer of|subsidiary|co-operative|cooperative|builder|foundry|distillery)\b|\s\((?:[^()]{{0,20}},\s)?\d[\d,]*\s(?:staff|employees|workers)\))"),
}  # fmt: skip
"""A name and what it makes: Elbtec, a maker of pump controls; Ardeal Foraje, fabricant de têtes de forage."""
_MADE_BY = {
    "fr": re.compile(rf"\bune?\s(?:[a-zà-ÿ]+\s)?(?:fabricante?|fabrique|entreprise|société|PME|constructeur|éditeur|brasserie|producteur|coopérative|fromagerie|distillerie|verrerie|scierie|menuiserie|filature|conserverie)(?:\s[a-zà-ÿ’'-]+){{0,7}},\s(?P<name>{CAP}),\s(?!(?:une?|le|la|les|qui|dont)\s)"),
    "en": re.compile(rf"\b(?:an?|the)\s(?:[a-z-]+\s){{0,3}}(?:maker|manufacturer|firm|company|producer|exporter|importer|brewery|start-up|startup|co-operative|cooperative|foundry|distillery|dairy|sawmill|bakery|shipyard)(?:\s[a-z’'-]+){{0,7}},\s(?P<name>{CAP}),\s(?!(?:an?|the|who|which)\s)"),
}  # fmt: skip
"""What is made, and then by whom: un fabricant de jouets en bois, Lutera, se propose."""


def _in_capitals(piece: str, at: int) -> bool:
    """A dateline such as INTERNATIONAL. or a surname in capitals after a given name."""
    if re.search(r"[A-ZÀ-Þ]{2,}[ /]$", piece[:at]):
        return True
    return bool(re.match(rf"[{UP}]{{2,}}\.?\s+[{UP}]{{3,}}", piece[at:])) or (at == 0 and bool(re.match(rf"[{UP}]{{5,}}", piece)))


_BEFORE_COMPANY = re.compile(
    r"(?i:entreprises?|sociétés?|start-ups?|startups?|groupes?|compan(?:y|ies)|firms?|manufacturers?|brewery|компани\w+|корпораци\w+|завод\w*|предприяти\w+|фирм\w*)\s+(?:la |le |l[’']|d[’'])?$"
)


def _mention(name: str, start: int, end: int, lang: str, *, company: bool) -> Mention:
    from jumelles.press.names.inflected import phrase

    shown = _unmarked(re.sub(r"\s+", " ", name))
    if lang == "en" and shown.isupper() and " " in shown:
        shown = re.sub(r"(?<= )(?:And|Of|For|The)(?= )", lambda match: match[0].lower(), shown.title())
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
        if compiled(rf"(?<!\w)(?:{words})").search(name):
            return str(key)
    return "company" if _CAMEL.fullmatch(name) else "organisation"
