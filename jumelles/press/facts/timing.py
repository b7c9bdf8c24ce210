"""Whether something is over, going on or lies ahead: the nearest day and the nearest verb tell, and a comma or a relative clause between makes them farther."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from jumelles.press import when
from jumelles.press.facts.acts import of_acts

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_COMMA, _STRONG, _WHICH = 25, 70, 60
"""How many letters a mark between two words counts for."""
_BARRIER = {
    "fr": re.compile(r"(?P<strong>[;:()]|\s[–—]\s)|(?P<comma>,)|(?P<which>\b(?:qui|que|dont|où|lorsque|quand|alors que|tandis que|puis|mais)\b|\b[lL]equel\b|\bqu[’'])", re.IGNORECASE),
    "en": re.compile(r"(?P<strong>[;:()]|\s[–—]\s)|(?P<comma>,)|(?P<which>\b(?:who|which|that|where|when|while|after|before|but|then)\b)", re.IGNORECASE),
    "ru": re.compile(r"(?P<strong>[;:()])|(?P<comma>,)|(?P<which>(?<!\w)(?:котор\w+|где|когда|что|чтобы|но|а|затем|после чего)(?!\w))", re.IGNORECASE),
}  # fmt: skip
_TENSES = {
    "fr": re.compile(
        r"(?P<no>\b(?:inaugura|dura|figura|assura|jura|entoura|admira|inspira|retira|attira|opéra|respira|vira|tira|mesura|montra|entra|rencontra)\b)"
        r"|(?P<ahead>\b(?:a|ont|avait|avaient)\s(?:\w+\s)?(?:décidé|voté|proposé|approuvé|convenu|promis|choisi|projeté)\s(?:de\b|d[’'])|\b(?:est|sont)\s(?:\w+\s)?(?:attendu|prévu|programmé|fixé|annoncé|envisagé|projeté)\w*|\b\w+(?:er|ir|dr|vr|ur|rr|oir)(?:a|ont|ai|ons|ez)\b|\b\w+(?:er|dr|cevr|ttr|oir)(?:ait|aient)\b|\b(?:est|sont|sommes)\s(?:\w+\s)?(?:invité|convié)e?s?\s(?:à|au|aux)\b|(?<!été )(?<!avait )(?<!fut )(?<!furent )(?<!était )(?<!étaient )\binvitée?s?\s(?:à|au|aux)\b|\b(?:convie|convient|invite|invitent)\b|\b(?:décide|décident|vote|votent)\s(?:de\b|d[’'])|\b(?:serait|seraient|aurait lieu|auraient lieu|devrait|devraient|pourrait|pourraient|va|vont|doit|doivent|prévoi\w+|prévue?s?|programmée?s?|fixée?s?|attendue?s?|prochaine?s?|prochainement|prépare\w*|bientôt|demain|envisag\w+|souhait\w+|espèr\w+|s[’']apprêt\w+|projet(?:te|tent)?|annoncée?s? pour)\b|à venir\b|\b(?:subvention|euros?)\b[^.;]{0,40}?\bpour\b|\bbillets?\b[^.;]{0,40}en vente|en vue d|l[’'](?:an|année) prochain)"
        r"|(?P<past>\b(?:a|ont|avait|avaient|est|sont|était|étaient|fut|furent|ayant|vient de|viennent de|avons|avoir|suis)\s(?:[\w’']+\s){0,2}(?!jusqu|début|salut|but\b|mai\b|midi\b|jeudi\b|lundi\b|mardi\b|samedi\b|vendredi\b)\w+(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite|ert|erte|erts|ertes)\b|[’'](?:est|a|étai\w+|ai|ont)\s(?:\w+\s){0,2}\w+(?:é|i|u|t|s)e?s?\b|\b\w+(?:èrent|irent|urent|inrent)\b|\b(?:inaugura|dura|dévoila|célébra|planta|posa|donna|remit|reçut|eut|fut|tint|prit|vint|put|fit|rassembla|réunit)\b|\b\w{2,}(?:[^r]ait|[^r]aient)\b|\bdernière?s?\b|\bhier\b|\bil y a\b|\b(?:lors|à l[’']issue|au terme) d)"
        r"|(?P<now>\b(?:se poursui\w+|visibles?|à (?:voir|découvrir)|actuellement|en ce moment|en cours|(?-i:cette semaine)|ces jours-ci|court|bat(?:tent)? son plein|reste ouverte?)\b)(?! dernière)|(?P<day>\b(?:se tient|se tiennent|a lieu|ont lieu|se déroule\w*|ouvre|accueille|inaugure|(?<!la )(?<!une )(?<!cette )(?<!de )(?<!en )(?<!notre )(?<!leur )fête|célèbre|revient|reviennent)\b)", re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?P<no>\bused to\b|\b(?:is|are) held(?= (?:every|each|annually|alternately)))"
        r"|(?P<ahead>\b(?:will|shall|would|could|may|might|is to|are to|is due|are due|due to|is set|are set|scheduled|is expected|are expected|is planned|are planned|planned for|planning|plans?|upcoming|forthcoming|(?:is|are) (?:preparing|organi[sz]ing|rehearsing|getting ready)|tickets? [\w ,]{0,30}on sale|going to|hopes?|hoping|looks? forward|looking forward|tomorrow|(?<!were )(?<!was )invited to|in preparation|(?:grant|[£€$]\s?\d[\d,.]*)[^.;]{0,80}?\b(?:towards?)|pencilled in|earmarked|mean to|means to|being (?:planned|prepared|organi[sz]ed)|(?:agreed|decided|voted|resolved|proposed|vowed|promised|pledged) to|next (?=\w))\b|[’']ll\b|\bto be \w+ed\b|\bto be (?:held|given|laid))"
        r"|(?P<past>\b(?:was|were|had|did|(?:has|have) been(?! (?:showing|running|hosting|on (?:show|display|view)))|took|held|met|gave|made|won|lost|saw|brought|drew|sang|played|laid|became|got|came|went|led(?! by)|ran|began|spoke|told|put|cut|beat|took part|left|sent|yesterday|last|ago|(?<!the )(?<! a )(?<!an )(?<!its )(?<!their )(?<!this )(?<!newly )(?<!be )(?<!being )(?<!be officially )(?<!be formally )\w{3,}ed(?! by))\b|\b(?:has|have)\s(?:\w+ly\s)?\w+(?:ed|en|wn|ne|un)\b)"
        r"|(?P<now>\b(?:(?:is|are) being|runs|is running|are running|continues|currently|on display|on show|on view|under way|underway|(?:every|each) (?:other |second )?(?:year|month|week|summer|autumn|winter|spring|fall|season|january|february|march|april|may|june|july|august|september|october|november|december)|annually|alternate years|(?:has|have) been (?:showing|running|hosting|on))\b)|(?P<day>\b(?:takes place|take place|opens|meets|hosts|unveils|begins|starts|features|returns)\b)", re.IGNORECASE,
    ),
}  # fmt: skip
_RUSSIAN = re.compile(
    r"(?P<ahead>(?<!\w)(?:будет|будут|предсто\w+|план(?:ирует|ируют|ы|ах|е)\w*|запланир\w+|намер\w+|готов(?:ит|ят|ится|ятся|им|имся)|собира\w+ся|назначен\w*|намечен\w*|завтра|обеща\w+|выдел(?:или|ил|ила|ено|ит|ят)\b[^.;]{0,30}? на|пригла(?:шает|шают|шаем|сит|сят)|хот(?:ят|им|ел\w* бы)|провести|ожида\w+|будущ\w+|следующ\w+|предстоящ\w+|решено|решили|приурочить|должн\w+)(?!\w))"
    r"|(?P<past>(?<!\w)(?:\w+вш(?:ий|ая|ее|ие|его|ей|их|им|ем|ую)(?:ся)?|прошедш\w+|прошл\w+|недавн\w+|вчера|накануне)(?!\w))|(?P<now>(?<!\w)(?:сейчас|ежегодно|каждый год|кажд(?:ое|ую|ый|ой) (?:лето|осень|весну|зиму|месяц|\w+(?:ря|рь|ль|ст)|март|май|июнь|воскресенье|субботу)|раз в (?:год|два года)|в эти дни|на этой неделе)(?!\w))|(?P<word>(?<![\w-])[а-яё]{3,}(?:л|ла|ло|ли|лся|лась|лось|лись|т|ём|ем|им|мся|тся|ся|н|на|но|ны|та|то|ты)(?![\w-]))",
    re.IGNORECASE,
)
_OWN = 60
"""Letters within which a day surely belongs to something."""
_LASTS = re.compile(
    r"\b(?:extended|remains?|continues?|prolong\w+|rester?a?|visible|à voir)\b|(?<!\w)(?:продл\w+|работа\w+|открыт[аы]?)(?!\w)",
    re.IGNORECASE,
)
"""What goes on until a day to come."""
_UNTIL = {
    "fr": re.compile(r"jusqu[’'](?:au|à|en)\s[^.;]{0,16}$", re.IGNORECASE),
    "en": re.compile(r"\b(?:until|till|to|through)\s[^.;]{0,12}$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)до\s[^.;]{0,10}$", re.IGNORECASE),
}


def tell(piece: str, start: int, end: int, lang: str, published: date | None) -> tuple[str | None, str | None]:
    """`past`, `ongoing` or `planned` of what stands from `start` to `end` in a sentence, None where nothing tells; and its date."""
    piece = _HISTORY.sub(lambda match: match[0] if match.start() < end and start < match.end() else " " * len(match[0]), piece)
    tenses = sorted((distance(piece, lang, (start, end), span), told) for told, span in _tensed(piece, lang))
    far, told = tenses[0] if tenses and tenses[0][0] < 999 else (_NOWHERE, None)
    dates = when.dates(piece, lang, published)
    dates += months(piece, lang, published, told, [(one.start, one.end) for one in dates])
    days = sorted(
        ((distance(piece, lang, (start, end), (one.start, one.end)), one) for one in (dates if told == "ongoing" else of_acts(dates))),
        key=lambda pair: pair[0],
    )
    days = [pair for pair in days if pair[0] < _NOWHERE]
    if told == "day" and days and days[0][1].edtf is None and not _LAST.search(days[0][1].words):
        return "planned", days[0][1].shown
    told = None if told == "day" else told
    away, day = next((pair for pair in days if pair[1].edtf), days[0] if days else (_NOWHERE, None))
    if day is None:
        return told, None
    return _both(piece, lang, (far, told), (away, day), published), day.shown


_HISTORY = re.compile(
    r",\s(?:first (?:held|staged|run)|launched|founded|started|dont la première|créée?s?|lancée?s?|née?s?|впервые|основанн\w+)\s[^,;.]*,",
    re.IGNORECASE,
)
"""When it was held first, told beside: “the fair, first held in 1998, returns in June”."""
_NOWHERE = 160
"""Letters, marks counted as more, from which on a verb or a day belongs to something else."""


def _both(piece: str, lang: str, tense: tuple[int, str | None], dated: tuple[int, when.When], published: date | None) -> str | None:
    """What a verb and a day tell together: the nearer counts where they disagree, and until a day to come it goes on."""
    (far, told), (away, day) = tense, dated
    by_day = against(day.edtf, published)
    if by_day is None:
        return told
    if (
        away < _OWN
        and by_day == "planned"
        and _UNTIL[lang].search(piece[: day.start])
        and _LASTS.search(piece[max(0, day.start - 60) : day.start])
    ):
        return "ongoing"
    if by_day == "planned" and _UNTIL[lang].search(piece[: day.start]):
        return told if told in {"past", "planned"} else "ongoing"
    explicit = bool(re.search(r"\d{4}", day.words))
    if told is not None and told != by_day and far < away and (not explicit or far < 12):
        return told
    return by_day


_ASIDE = re.compile(
    r",\s(?:(?:d[’']abord |initialement |originally |first |initially |первоначально |изначально )?(?:qui|que|dont|prévue?s?|programmée?s?|annoncée?s?|fixée?s?|who|which|planned|scheduled|due|billed|set|announced|котор\w+|(?:заплан|назнач|намеч|анонс)\w+нн\w+)"
    r"|по словам|selon|d[’']après|according to)\s[^,;.]+,|\([^()]*\)",
    re.IGNORECASE,
)
"""A relative clause, what was planned or a bracket that is over is no barrier."""


def distance(piece: str, lang: str, one: tuple[int, int], other: tuple[int, int]) -> int:
    """Letters between two spans, and more for each mark between them."""
    low, high = min(one[1], other[1]), max(one[0], other[0])
    if high <= low:
        return 0
    between = _ASIDE.sub(" ", piece[low:high])
    if len(between) < 4:
        return len(between)
    return len(between) + sum({"strong": _STRONG, "comma": _COMMA}.get(str(m.lastgroup), _WHICH) for m in _BARRIER[lang].finditer(between))


_HOUR = re.compile(r"(?<![\d.,/])(?:[01]?\d|2[0-3])\s?(?:h\b|heures?\b|[:.][0-5]\d(?!\d|\s?(?:%|€))|[ap]m\b|час)|\bnoon\b", re.IGNORECASE)

_IN_MONTH = {
    "fr": r"\b(?:en|début|fin|mi-|au mois d[e’']|courant)\s?(?P<month>{})\b(?! (?:\d|dernier))",
    "en": r"\b(?:in|early in|late in|this|next|last|by|mid-)\s?(?P<month>{})\b(?!,? \d)",
    "ru": r"(?<!\w)(?:в|к)\s(?:(?:начале|середине|конце|этом|прошлом)\s)?(?P<month>{})(?!\w)(?! \d)",
}


@cache
def _month_words(lang: str) -> re.Pattern[str]:
    return re.compile(_IN_MONTH[lang].format("|".join(when.MONTHS[lang])), re.IGNORECASE)


def months(piece: str, lang: str, published: date | None, told: str | None, taken: list[tuple[int, int]]) -> list[when.When]:
    """Months without a year, on the side of the publication that the verb tells, else the nearest one."""
    found = []
    for match in _month_words(lang).finditer(piece) if published else ():
        if published and not any(a < match.end() and match.start() < b for a, b in taken):
            number = when.month_number(match["month"], lang)
            ahead = number - published.month + (12 if number < published.month else 0)
            back = told == "past" or (told != "planned" and ahead > 6)
            year = published.year + (number < published.month) - (back and ahead > 0)
            found.append(when.When(match.start(), match.end(), f"{year}-{number:02}", match[0]))
    return found


_MONTH = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|june|july|august|september|october|november|december|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_PROGRAMME = re.compile(
    r"^\W*(?:dès |à |from |at |в )?\d{1,2}(?:\s?h\b|[:.]\d\d|\s?[ap]m\b|\s+[–—-])"
    rf"|^\W*(?:\w+,? )?(?:\d{{1,2}}(?:er|st|nd|rd|th)?(?:\s?[–-]\s?\d{{1,2}})? (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}})\b(?!,? (?:\d{{4}}|г))",
    re.IGNORECASE | re.MULTILINE,
)
"""Lines that begin with an hour or with a day without its year."""


@lru_cache(maxsize=2)
def _programme(text: str) -> bool:
    return len(_PROGRAMME.findall(text)) > 2


def listed(story: Story, sentence: Sentence, date: str | None) -> tuple[str | None, str | None]:
    """What a line without a verb has from the lines before it: the day under which a programme lists it; what has an hour lies ahead."""
    number = story.sentence_at(sentence.start)
    while number and story.sentences[number - 1].paragraph == sentence.paragraph:
        number -= 1
    begun = story.sentences[number].start
    line = story.text[begun : sentence.end]
    days = when.dates(line, sentence.lang, story.published)
    for one in days if date is None else ():
        if told := against(one.edtf, story.published):
            return told, one.shown
    programme = not story.published and _programme(story.text)
    return ("planned" if programme or _HOUR.search(line) else None), date


_LAST = re.compile(r"last|this|derni|passé|ce |cette|прошл|минувш|эт", re.IGNORECASE)
_RUNS = re.compile(r"работа|проход|проводи|идёт|идет|продолжа|экспонир|длится|участву", re.IGNORECASE)
_BEGINS = re.compile(r"открыва|начина|старту|жд[её]т|принима|встреча|приглаша|стан|показыва|лет(?:ит|им|ят)", re.IGNORECASE)
_NAMES = {"ahead": "planned", "past": "past", "now": "ongoing", "day": "day"}
"""`day` is a present tense that tells what its day tells."""


def _tensed(piece: str, lang: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The words of a sentence that have a tense, with what they tell."""
    found = []
    for match in (_RUSSIAN if lang == "ru" else _TENSES[lang]).finditer(piece):
        kind = str(match.lastgroup)
        told = _russian(match[0]) if kind == "word" else _NAMES.get(kind)
        if told:
            found.append((told, match))
    ahead = any(told == "planned" for told, _match in found)
    yield from ((told, match.span()) for told, match in found if not (ahead and _DURING.match(match[0])))


_DURING = re.compile(r"lors|à l[’']issue|au terme", re.IGNORECASE)
"""Past only where no verb of the sentence is in the future: « la médaille sera remise lors du concert »."""


def _russian(word: str) -> str | None:
    from jumelles.press.names.inflected import parses

    tag = parses(word.lower())[0].tag
    if tag.POS == "VERB":
        return {"past": "past", "futr": "planned", "pres": "ongoing" if _RUNS.match(word) else "day" if _BEGINS.match(word) else None}.get(
            str(tag.tense)
        )
    return "past" if tag.POS == "PRTS" and tag.tense == "past" else None


def against(edtf: str | None, published: date | None) -> str | None:
    """What the day of publication makes of a date; None where they do not tell."""
    span = _span(edtf) if edtf and published else None
    if span is None or published is None:
        return None
    first, last = span
    if last < published:
        return "past"
    if first > published:
        return "planned"
    return "ongoing" if "/" in (edtf or "") and first < published <= last else None


def _span(edtf: str) -> tuple[date, date] | None:
    """The first and the last day of a date."""
    try:
        ends = [_bounds(part) for part in edtf.split("/") if part and part != ".."]
    except ValueError:
        return None
    return (ends[0][0], ends[-1][1]) if ends and not edtf.endswith("/..") else None


def _bounds(part: str) -> tuple[date, date]:
    year, _dash, rest = part.partition("-")
    if not rest:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if len(rest) == 2 and int(rest) > 12:
        month = {21: 3, 22: 6, 23: 9, 24: 12}[int(rest)]
        return date(int(year), month, 1), date(int(year) + (month == 12), (month + 1) % 12 + 1, 28)
    if len(rest) == 2:
        return date(int(year), int(rest), 1), date(int(year), int(rest), calendar.monthrange(int(year), int(rest))[1])
    day = date.fromisoformat(part)
    return day, day
