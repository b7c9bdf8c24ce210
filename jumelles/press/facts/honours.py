"""Who gets an honour: the subject of a verb of receiving, whoever a verb of giving is followed by, or the name that the honour stands beside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.facts.late import full, late
from jumelles.press.lexicon import lexicon

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention
    from jumelles.press.reference import Reference
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_FAR = 8000
"""Letters within which somebody is spoken of."""
Honoured = tuple[str | None, int, int]
"""The name, and where it stands."""

_GETS = {
    "fr": re.compile(
        r"\b(?:reçu(?:e|s)?|reçoi(?:t|vent)|reçut|recevr\w+|recevoir|obten\w+|obtien\w+|remport\w+|décroch\w+|devien\w+|devenue?s?|devint|lauréate?s?|s[’']est vue? (?:remettre|décerner|attribuer|confier|offrir)|se v(?:oit|erra) (?:remettre|décerner|attribuer)|"
        r"(?:(?:a|ont|avait|avaient|aura|ayant|avoir)\s(?:\w+\s)?été|sera|seront|fut|furent|est|sont|était|étaient|être)\s(?:\w+\s)?(?:fait(?:e|s|es)?|nommée?s?|élevée?s?|promue?s?|distinguée?s?|honorée?s?|récompensée?s?|décorée?s?|médaillée?s?|couronnée?s?)(?= (?:au|à|citoyen|chevalier|officier|commandeur|docteur|membre|pour|par|de|d[’']|du|lauréat)|[ .,;]))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:receiv\w+|w[oi]n|wins|got|collect\w+|accept\w+|earn\w+|becomes?|became|picked up|holds|admitted|(?:was|were|been|be|being)\s(?:\w+ly\s|also\s)?(?:awarded|made|named|given|granted|presented with|honou?red|recogni[sz]ed|knighted|decorated|elected|appointed))\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?<!\w)(?:получ\w+|стал\w*|станет|станут|избран\w*|признан\w*|удостоен\w*|удостоил\w*с[яь]|награжд[её]н\w*|отмечен\w*|завоева\w+|вернул\w+)(?!\w)", re.IGNORECASE
    ),
}  # fmt: skip
_TO = {
    "fr": re.compile(r"\b(?:à|au|aux)\s(?:[\w’'-]+,?\s){0,8}$|\b(?:élev\w+|nomm\w+|promu\w*|fait|distingu\w+|récompens\w+|honor\w+|décor\w+|couronn\w+|d[’']honneur)\s[^.;]{0,50}$", re.IGNORECASE),
    "en": re.compile(r"\b(?:to|on|upon)\s(?:[\w’'-]+,?\s){0,8}$|\b(?:award\w*|present\w*|g[ai]v\w+|grant\w*|made|name[ds]?|honou?r\w*|recogni[sz]\w*|honorary \w+)\s[^.;]{0,50}$", re.IGNORECASE),
}  # fmt: skip
_GIVER = {
    "fr": re.compile(r"(?:\b(?:par|des mains de|en présence de|de la part de|aux côtés de)\s(?:[\w’'-]+\s){0,8}(?:,\s|[lLdD][’'])?|\bpar [^.;]{0,60},\s)$", re.IGNORECASE),
    "en": re.compile(r"(?:\b(?:by|from|in the presence of|alongside)\s(?:[\w’'-]+\s){0,8}(?:,\s)?|\bby [^.;]{0,60},\s)$", re.IGNORECASE),
    "ru": re.compile(r"(?:(?<!\w)(?:из рук|от|от имени|в присутствии|вместе с)\s(?:[\w-]+\s){0,6})$", re.IGNORECASE),
}  # fmt: skip
_JOINED = re.compile(
    r"^(?:,[^.;:()]{0,70})?\s?(?:,|et|and|и|, et|, and|ainsi que|as well as|а также)\s(?:à |to |au |aux )?(?:[^.;:()A-ZÀ-ÞА-ЯЁ]{0,60})$",
    re.IGNORECASE,
)
_APART = re.compile(r"\b(?:présence|par|qui|by|who|presence|from|dont)\b|присутств|котор|из рук|от имени", re.IGNORECASE)
_WHOM = {
    "fr": re.compile(
        r"(?<!à )(?<!avec )(?<!chez )(?<!pour )\blui\b|\bleur(?= (?:\w+ )?(?:a|ont|avait|avaient|sera|seront|est|fut|remet\w*|remit|décern\w+|attribu\w+|accord\w+|donn\w+|offr\w+)\b)|\bl[’'](?=a\b|ont\b)",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(?:him|her|them)\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:ему|ей|им)(?!\w)|(?<!\w)(?:его|её|ее)(?= (?:\w+ )?(?:наград|отмет|удосто|избра)\w*)", re.IGNORECASE),
}
_BANDS = re.compile(r"compan|association|culture|university|organisation", re.IGNORECASE)


def honoured(story: Story, reference: Reference, sentence: Sentence, start: int, end: int) -> list[Honoured]:
    """Those who get the honour told from `start` to `end` of a sentence; one without a name where nobody is named."""
    lang = sentence.lang
    people = [
        one
        for one in story.within(sentence.start, sentence.end, "person")
        if not _gives(story, sentence, one) and not one.more.get("namesake")
    ]
    gets = _GETS[lang].search(story.text, max(sentence.start, start - 50), min(sentence.end, end + 50))
    chosen = _russians(story, people, start, end) if lang == "ru" else _chosen(story, sentence, people, start, end, gets)
    if chosen:
        return [(full(story, one.name, one.start), one.start, one.end) for one in _joined(story, people, chosen)]
    return [_meant(story, reference, sentence, start, end, gets)]


_FOR = {
    "fr": re.compile(r"\b(?:dédiée?s? à|en hommage à|en l[’']honneur (?:de|d[’'])|à la mémoire (?:de|d[’'])|en mémoire (?:de|d[’'])|hommage à|pren\w+ le nom (?:de|d[’'])|obsèques (?:de|d[’'])|funérailles (?:de|d[’']))\s?(?:(?:M\.|Mme|Monsieur|Madame|la|l[’']|le|du|son|sa)\s?)?(?:[a-zà-ÿ-]+\s){0,4}$", re.IGNORECASE),
    "en": re.compile(r"\b(?:dedicated to|in (?:memory|honou?r|tribute) (?:of|to)|in tribute to|tribute to|named (?:after|for|in honou?r of)|memory of|funeral of|memorial (?:to|for)|to honou?r|remember)\s(?:the\s)?(?:late\s|former\s)?(?:[a-z-]+\s){0,4}$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:памяти|в честь|посвящ[её]нн\w+|прощание с|похороны|присво\w+ имя)\s(?:[а-яё-]+\s){0,4}$", re.IGNORECASE),
}  # fmt: skip
"""What stands before the one for whom something is named, opened or kept."""


def kept_for(story: Story, reference: Reference, sentence: Sentence, start: int, end: int) -> str | None:
    """In whose memory or honour something is: a plaque dedicated to, a school named after."""
    people = story.within(max(sentence.start, start - 40), min(sentence.end, end + 100), "person")
    found = [one for one in people if _FOR[sentence.lang].search(story.text[max(sentence.start, one.start - 90) : one.start])]
    if found:
        return full(story, found[0].name, found[0].start)
    whom = _TO_WHOM[sentence.lang].search(story.text, max(sentence.start, start - 40), min(sentence.end, end + 60))
    if whom:
        return late(story, start) or reference.person(_SUBJECT.get((whom[1] or whom[whom.lastindex or 1] or "").lower(), ""), whom.start())
    if _LAST_HONOURS.match(story.text, start):
        return late(story, start, sure=False)
    return late(story, start) if _NAMED.search(story.text, max(sentence.start, start - 60), min(sentence.end, end + 60)) else None


_TO_WHOM = {
    "fr": re.compile(r"\b(?:en|à) (sa) mémoire\b|\ben (son) (?:honneur|hommage)\b|\b(?:lui) rendr\w+ (hommage)", re.IGNORECASE),
    "en": re.compile(
        r"\b(?:dedicated to|named after|in memory of|in honou?r of) (her|him)\b|\bin (her|his) (?:memory|honou?r)\b", re.IGNORECASE
    ),
    "ru": re.compile(r"(?<!\w)(?:в|посвящ[её]нн\w+) (её|ей|ему|его) (?:честь|памят\w+)", re.IGNORECASE),
}
_SUBJECT = {"her": "she", "him": "he", "his": "he", "её": "она", "ей": "она", "его": "он", "ему": "он"}
_LAST_HONOURS = re.compile(
    r"port\w+ en terre|inhum|obsèques|funérailles|funeral|memorial (?:concert|service|evening|mass|walk)|вечер\w* памяти|прощани|похорон|панихид",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:prendr\w+|portera\w*|donn\w+) (?:le|son|leur) nom|son nom\b|plaque|stèle|buste|named after|bear (?:his|her) name|(?:his|her) name|bust\b|bench|е[её]? имя|его имя|имя педагога|доск\w+",
    re.IGNORECASE,
)
"""What bears a name: that of the person of whom an obituary tells."""


def _gives(story: Story, sentence: Sentence, one: Mention) -> bool:
    """Whether somebody stands after “by” or “in the presence of”."""
    low = max(sentence.start, one.start - 90)
    by = _GIVER[sentence.lang].search(story.text[low : one.start])
    return by is not None and not any(other.start > low + by.start() for other in story.within(low + by.start(), one.start, "person"))


def _chosen(story: Story, sentence: Sentence, people: list[Mention], start: int, end: int, gets: re.Match[str] | None) -> Mention | None:
    whom = next((one for one in reversed(people) if one.end <= start and _TO_WHICH.match(story.text, one.end)), None)
    if whom:
        return whom
    before = [one for one in people if one.end <= max(start, gets.start() if gets else start)]
    after = [one for one in people if one.start >= start and one.start - end < 120 and not _MERIT.fullmatch(story.text, end, one.start)]
    if gets and before:
        return _subject(story, before, gets.start())
    to = next((one for one in after if _TO[sentence.lang].search(story.text[max(sentence.start, one.start - 90) : one.start])), None)
    if to or (gets and not before):
        return to or (after[0] if after and after[0].start - end < 60 else None)
    if before and re.fullmatch(r"[\s,]+(?:\w+\s){0,6}", story.text[before[-1].end : start]):
        return before[-1]
    return after[0] if after and after[0].start - end < 30 else None


_MERIT = re.compile(r"\s(?:for|of|pour|de|du|d[’'])\s?(?:the\s|le\s|la\s|l[’'])?", re.IGNORECASE)
"""Between an honour and what it is given for: “Medal for Civic Merit”."""


def _subject(story: Story, before: list[Mention], verb: int) -> Mention:
    """The first of the names that are joined before a verb, else the last one; what stands between commas is passed over."""
    for one in reversed(before):
        opened = story.text.rfind(",", one.end, verb)
        if opened < 0 or story.text[one.end : verb].count(",") != 1 or one is before[0]:
            first = one
            break
    else:
        first = before[-1]
    number = before.index(first)
    while number and _JOINED.match(story.text[before[number - 1].end : before[number].start]):
        number -= 1
    return before[number]


_TO_WHICH = re.compile(
    r",\s(?:котор(?:ому|ой|ого|ую|ым)\s|(?:que|à (?:qui|laquelle|lequel))\s|qu[’']|(?:whom|(?:to|on|upon) whom)\s)", re.IGNORECASE
)
"""After whoever gets what the relative clause tells."""


def _russians(story: Story, people: list[Mention], start: int, end: int) -> Mention | None:
    """In Russian the case tells: whoever is given something stands in another one than the nominative, whoever gets it in that."""
    gives = re.search(
        r"вруч(?:ил|ила|или|ает|ают|ат|ит)\b|присво(?:ил|ила|или|ит|ят)\b|наград(?:ил|ила|или|ит|ят)\b|передал\w*|отметил\w*|удостоил[аи]?(?!с)",
        story.text[max(0, start - 10) : end + 10],
        re.IGNORECASE,
    )
    passive = re.search(r"вручен\w*|вручён\w*|присвоен\w*|вручени\w+|награждени\w+|присвоени\w+", story.text[start:end], re.IGNORECASE)
    whom = next((one for one in reversed(people) if one.end < end and _TO_WHICH.match(story.text, one.end)), None)
    if whom:
        return whom
    near = [one for one in people if -160 < one.start - start < 140]
    oblique = [one for one in near if story.text[one.start : one.end] != one.name]
    if gives or passive:
        return min(oblique, key=lambda one: abs(one.start - start), default=None)
    plain = [one for one in near if story.text[one.start : one.end] == one.name] or near
    return min(plain, key=lambda one: min(abs(one.start - end), abs(one.end - start)), default=None)


def _joined(story: Story, people: list[Mention], first: Mention) -> list[Mention]:
    """The name and those that “and” joins to it."""
    found = [first]
    for one in people:
        between = story.text[found[-1].end : one.start]
        if one.start >= found[-1].end and _JOINED.match(between) and not _APART.search(between):
            found.append(one)
        elif one.start > found[-1].end:
            break
    return found


def _meant(story: Story, reference: Reference, sentence: Sentence, start: int, end: int, gets: re.Match[str] | None) -> Honoured:
    """Whom a pronoun means, or an organisation that gets the honour."""
    lang = sentence.lang
    whom = None if gets else _WHOM[lang].search(story.text, sentence.start, sentence.end)
    if whom:
        said = {"fr": "il", "en": whom[0], "ru": "он" if whom[0].lower() in {"ему", "его", "им"} else "она"}[lang]
        said = "" if lang == "fr" else {"him": "he", "her": "she"}.get(said.lower(), said)
        return late(story, start) or reference.person(said, whom.start()), start, end
    if gets and (subject := lexicon(lang).pattern("say", "pronouns").search(story.text, sentence.start, gets.start())):
        return late(story, start) or reference.person(subject[0], subject.start()), start, end
    orgs = [
        one
        for one in story.within(sentence.start, sentence.end, "org")
        if _BANDS.search(one.more["kind"]) and not _gives(story, sentence, one)
    ]
    before = [one for one in orgs if gets and one.end <= gets.start()]
    after = [
        one
        for one in orgs
        if one.start >= start and (lang not in _TO or _TO[lang].search(story.text[max(sentence.start, one.start - 60) : one.start]))
    ]
    found = before[-1:] or after[:1]
    if not found and gets and _ITSELF.search(story.text, sentence.start, gets.start()):
        found = [one for one in story.within(max(0, start - _NEAR), sentence.start, "org") if _BANDS.search(one.more["kind"])][-1:]
    return (found[0].name, found[0].start, found[0].end) if found else (late(story, start), start, end)


_NEAR = 600
"""Letters within which “it” means the firm spoken of last."""
_ITSELF = re.compile(
    r"\b(?:it|(?:the|his|her|their|our) (?:\w+ )?(?:company|firm|choir|band|team|school|association|brewery)|la (?:société|chorale|troupe)|l[’'](?:entreprise|association|équipe)|(?:sa|son|notre) (?:société|entreprise|chorale|association|équipe))\b"
    r"|(?<!\w)(?:компания|фирма|предприятие|хор|ансамбль|коллектив|завод)(?!\w)",
    re.IGNORECASE,
)
