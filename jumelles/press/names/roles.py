"""In which role a person acts, and of what: before the name, after it, or elsewhere in the text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.lexicon import lexicon
from jumelles.press.names.mentions import Mention

if TYPE_CHECKING:
    from jumelles.press.reference import Reference
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story


@cache
def _before(lang: str) -> re.Pattern[str]:
    role, title = lexicon(lang).source("names", "roles"), lexicon(lang).source("names", "titles")
    return re.compile(
        rf"(?<![\w-])(?P<role>{role})(?![\w])(?P<of>(?:[^.;:!?«»“”()]|«[^«»]{{2,60}}»){{0,75}}?)(?:,|\s?:)?\s*(?:(?:{title})\s*)?$",
        re.IGNORECASE,
    )


@cache
def _after(lang: str) -> re.Pattern[str]:
    role = lexicon(lang).source("names", "roles")
    article = {
        "fr": r"(?:(?:le|la|les|un|une|qui est|est|a été (?:élue?|nommée?|désignée?|réélue?)|élue?|nommée?|actuelle?|ancien|ancienne|nouveau|nouvelle)\s+|l[’'])*",
        "en": r"(?:(?:the|a|an|who is|is|was (?:re-?)?(?:elected|appointed|named)|has been (?:re-?)?(?:elected|appointed|named)|our|its|their|current)\s+)*",
        "ru": r"(?:—\s*|является\s+|избран\w*\s+|назначен\w*\s+)?",
    }[lang]
    return re.compile(rf"\s*(?:,|\(|–|—|-)?\s*{article}(?P<role>{role})(?![\w])(?P<of>[^.,;:!?«»“”()]{{0,70}})", re.IGNORECASE)


def give_roles(story: Story) -> None:
    """Write role and `of` to every mention of a person where the text around it tells them."""
    people = [one for one in story.names if one.kind == "person"]
    for number, one in enumerate(people):
        sentence = story.sentences[story.sentence_at(one.start)]
        floor = max(sentence.start, people[number - 1].end if number else 0)
        found = _role_before(story, one, floor)
        if found is None or _PEER.search(found[0]):
            found = _role_after(story, one, sentence.end) or found or _beside(story, one, floor, sentence.end)
        found = found or _shared(story, one, people[:number])
        title = re.search(
            r"(?<!\w)(Cllr|Councillor|Professor|Prof|Rev|Capt|Sgt|Maître)\.?\s$", story.text[max(floor, one.start - 14) : one.start]
        )
        if title and not found:
            found = title[1], None, (one.start - len(title[0]), one.start - len(title[0]) + len(title[1]))
        if found:
            one.more["role"], one.more["of"], one.more["role_span"] = found


_MANY = {
    "fr": re.compile(r"(?P<role>[a-zà-ÿ-]{4,})s(?:\s[a-zà-ÿ]+(?:aux|s))?,?\s(?:(?:M|MM|Mmes?)\.?\s)?$"),
    "en": re.compile(r"(?P<role>[a-z-]{4,})s,?\s(?:(?:Mr|Mrs|Ms|Dr|Frau|Herr)\.?\s)?$"),
}
_JOINED = re.compile(r"\s*(?:,|et|and|, et|, and|&)\s+(?:(?:M|Mme|Mr|Mrs|Ms|Dr|Frau|Herr)\.?\s)?")


def _shared(story: Story, one: Mention, before: list[Mention]) -> tuple[str, str | None, tuple[int, int]] | None:
    """A role in the plural belongs to each of the names after it: two teachers, A and B."""
    if one.lang not in _MANY:
        return None
    if before and before[-1].more.get("many") and _JOINED.fullmatch(story.text[before[-1].end : one.start]):
        one.more["many"] = before[-1].more["many"]
        return before[-1].more["role"], before[-1].more.get("of"), before[-1].more["role_span"]
    piece = story.text[max(0, one.start - 40) : one.start]
    match = _MANY[one.lang].search(piece)
    if not match or not re.fullmatch(lexicon(one.lang).source("names", "roles"), match["role"], re.IGNORECASE):
        return None
    start = one.start - len(piece) + match.start("role")
    one.more["many"] = True
    return match["role"], None, (start, start + len(match["role"]) + 1)


def _role_before(story: Story, one: Mention, floor: int) -> tuple[str, str | None, tuple[int, int]] | None:
    piece = story.text[max(floor, one.start - 110) : one.start]
    base = one.start - len(piece)
    matches = [match for match in _all(_before(one.lang), piece) if _may_stand_between(match["of"], one.lang)]
    if not matches:
        return None
    match = next(other for other in matches if other.end("role") == matches[-1].end("role"))
    start, end = base + match.start("role"), base + match.end("role")
    of = _of(story, end, one.start) or (_of(story, max(floor, start - 40), start, close=True) if one.lang == "en" else None)
    if of is None and one.lang == "en":
        of = _of_after(story, one)
    return _clean(match["role"], one.lang), of, (start, end)


_AGENT = {
    "fr": re.compile(
        r"(?:\b(?:le|la|son|sa|notre|leur|un|une|du|au|jeune|célèbre)\s|[lLd][’'])(?P<role>[a-zà-ÿ-]{4,}(?: [a-zà-ÿ-]{4,}(?:ale?|ique|ier|ière|ois|oise|ais|aise|ien|ienne|and|ande|ain|aine|in|ine|if|ive|eur|ent|ente|sse|que|se|el|elle))?)\s$"
    ),
    "en": re.compile(
        r"(?<![\w-])(?P<role>(?:[a-z-]{3,}\s){0,2}?[a-z-]*(?:er|or|ist|man|woman|person|ian|ant|ief|ess|eer|ess|cian|ard|maker|smith|wright|nurse|chef|guide|poet|cook|clerk|pilot|judge|coach|host|chair|head|aide|lead|keeper|steward|warden|vet))\s$"
    ),
}
_THEN = {
    "fr": re.compile(
        r"\s*[,(–—]\s*(?:(?:le|la|un|une|notre|leur|son|sa|nouveau|nouvelle)\s|l[’'])?(?P<role>(?!qui|que|dont|où|venu|né|accompagn|lors|dans|pour|avec|mais|et\b|ainsi|elle|il\b|a\b|est\b|on\b|ce|cela|sur|sans|chez|alors|depuis|après|avant|selon|lui|en\b|à\b|au|de\b|âgé|mar|lun|jeu|ven|sam|dim|hier)[a-zà-ÿ-]{4,}(?:\s[a-zà-ÿ’'-]+){0,5}?)(?P<of>(?:\s(?:de la|de l[’']|du|des|de|d[’']|à la|au)\s?[^,.;:()]{2,60})?)\s*(?=[,.)–—;]|$)"
    ),
    "en": re.compile(
        r"\s*[,(–—]\s*(?:(?:the|a|an|our|their|its|his|her)\s)?(?P<role>(?!who|which|whose|and\b|with|from|in\b|at\b|on\b|aged|said|says|told|adding|but|as\b|for\b|to\b|of\b|after|before|when|where|while|is\b|was|were|are\b|has|had|will|then\b|also|both|along|accompanied|led|he\b|she|it\b|they|we\b|i\b)[a-z][a-z-]{3,}(?:\s[a-z-]+){0,4}?)(?P<of>(?:\s(?:of|at|for|with|from|in)\s[^,.;:()]{2,60})?)\s*(?=[,.)–—;]|$)"
    ),
}


def _beside(story: Story, one: Mention, floor: int, limit: int) -> tuple[str, str | None, tuple[int, int]] | None:
    """Any other trade: the word for a person just before the name, or the noun phrase between commas just after it."""
    if one.lang == "ru":
        return _beside_russian(story, one, floor, limit)
    then = _THEN[one.lang].match(story.text[one.end : min(limit, one.end + 130)])
    if then and not story.within(one.end, one.end + then.end("role"), "person"):
        start, end = one.end + then.start("role"), one.end + then.end("role")
        return then["role"].strip(), _of(story, end, max(end + 1, one.end + then.end("of"))), (start, end)
    piece = story.text[max(floor, one.start - 45) : one.start]
    match = _AGENT[one.lang].search(piece)
    if not match or match["role"].split()[-1] in _NO_TRADE:
        return None
    start = one.start - len(piece) + match.start("role")
    words = [word for word in match["role"].split() if word not in _NO_TRADE]
    return " ".join(words), None, (start, start + len(match["role"]))


_NO_TRADE = frozenset(
    "after under over later never other another rather together whether however either per for nor or former summer winter october november december september her their brother sister number order water river centre center dinner letter offer error paper power member the and with that from november than man woman per important want grant restaurant plant mayor by to of in at on was were is are has had said says met led thanked welcomed invited honoured awarded presented pour avec dans entre contre chez sous sans vers comme mais aussi puis donc selon après avant depuis côté nom lieu cas titre part fait début fin cours tour reste".split()
)


def _beside_russian(story: Story, one: Mention, floor: int, limit: int) -> tuple[str, str | None, tuple[int, int]] | None:
    from jumelles.press.names.inflected import lemma, parses

    piece = story.text[max(floor, one.start - 40) : one.start]
    before = re.search(r"(?P<noun>[а-яё-]{4,})\s$", piece)
    then = re.match(r"\s*[,(–—]\s*(?P<noun>[а-яё-]{4,})(?P<of>[^,.;:()]{0,60})", story.text[one.end : min(limit, one.end + 90)])
    for match, base in ((before, one.start - len(piece)), (then, one.end)):
        if match and any(read.tag.POS == "NOUN" and read.tag.animacy == "anim" and read.score > 0.3 for read in parses(match["noun"])):
            start, end = base + match.start("noun"), base + match.end("noun")
            of = _of(story, end, base + match.end()) if match is then else None
            return lemma(match["noun"]), of, (start, end)
    return None


def _of_after(story: Story, one: Mention) -> str | None:
    """Mayor Alan Webber of Santa Fe."""
    match = re.match(r"\s+of\s+", story.text[one.end : one.end + 8])
    found = story.within(one.end, one.end + match.end() + 2, "place", "org") if match else []
    return found[0].name if found else None


def _all(pattern: re.Pattern[str], piece: str) -> list[re.Match[str]]:
    found, at = [], 0
    while match := pattern.search(piece, at):
        found.append(match)
        at = match.start() + 1
        while at < len(piece) and (piece[at].isalnum() or piece[at] in "-’"):
            at += 1
    return found


_VERB = {
    "fr": re.compile(r"\b(?:a|ont|est|sont|qui|et|avec|par|pour|dans|avait|était|sera|que)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:and|was|were|is|has|had|have|said|with|by|who|that|will|to|told|met|welcomed)\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:и|с|что|который|которая|был\w*|\w+(?:ал|ил)[аи]?|в|на|из)(?!\w)", re.IGNORECASE),
}


_PEER = re.compile(r"homologue|counterpart|коллег", re.IGNORECASE)


def give_shared_roles(story: Story, reference: Reference) -> None:
    """“His counterpart” has the role of the person before; « le président de la Métropole » without a name is whoever was named last."""
    people = [one for one in story.names if one.kind == "person"]
    for number, one in enumerate(people):
        if _PEER.search(str(one.more.get("role") or "")):
            before = next((other for other in reversed(people[:number]) if other.more.get("role") and other.key != one.key), None)
            span = one.more["role_span"]
            town = reference.adjective(story.text[span[0] : one.start], one.lang)
            one.more["role"] = before.more["role"] if before else None
            one.more["of"] = town.name if town else one.more.get("of")
    for sentence in story.walk():
        _name_the_role(story, people, sentence)


def _name_the_role(story: Story, people: list[Mention], sentence: Sentence) -> None:
    """A role as the subject of a sentence without its name belongs to the last person who has none yet."""
    article = {"fr": r"(?:[^.]{0,15}\b)?(?:le|la|l[’'])\s?", "en": r"the\s", "ru": r""}[sentence.lang]
    role = lexicon(sentence.lang).source("names", "roles")
    match = re.match(rf"{article}(?P<role>{role})(?![\w-])", story.text[sentence.start : sentence.end], re.IGNORECASE)
    if not match or any(
        one.start < sentence.start + match.end() + 60 for one in people if one.start >= sentence.start and one.end <= sentence.end
    ):
        return
    end = sentence.start + match.end()
    of = _of(story, end, end + 40)
    if any(_same_role(one, match["role"]) and one.more.get("of") == of for one in people):
        return
    before = [one for one in people if one.start < sentence.start and sentence.start - one.start < 400]
    if before and not any(one.more.get("role") for one in people if one.key == before[-1].key):
        span = sentence.start + match.start("role"), end
        before[-1].more.update(role=_clean(match["role"], sentence.lang), of=of, role_span=span)


def _same_role(one: Mention, role: str) -> bool:
    """Whether somebody holds the role already, so that it means this one wherever it stands alone."""
    return str(one.more.get("role") or "").lower().startswith(role.lower()[:5])


def _may_stand_between(words: str, lang: str) -> bool:
    """What stands between a role and its name is a complement: no verb, no other clause."""
    if lang == "fr" and words.count(",") and not words.lstrip().startswith((",", "de", "du", "d’", "des", "à", "au", "gén", "en ")):
        return False
    return not _VERB[lang].search(words) and words.count(",") <= 1 and (lang != "en" or len(words) < 45)


def _role_after(story: Story, one: Mention, limit: int) -> tuple[str, str | None, tuple[int, int]] | None:
    match = _after(one.lang).match(story.text[one.end : min(limit, one.end + 130)])
    if not match:
        return None
    start, end = one.end + match.start("role"), one.end + match.end("role")
    tail = one.end + match.end("of")
    nearest = [other for other in story.within(end, tail + 40, "person") if other.start >= end]
    # “…, président X” names the next person, not this one.
    if nearest and nearest[0].start - end <= 2:
        return None
    return _clean(match["role"], one.lang), _of(story, end, max(tail, end + 1)), (start, end)


def _of(story: Story, start: int, end: int, *, close: bool = False) -> str | None:
    found = story.within(start, end, "org", "place")
    if not found:
        return None
    chosen = found[-1] if close else found[0]
    if close and story.text[chosen.end : end].strip(" -’'s"):
        return None
    if chosen.kind == "place":
        chosen.more["office"] = True
    return chosen.name


def _clean(role: str, lang: str) -> str:
    role = " ".join(role.split()).strip(" ,")
    if lang == "ru":
        from jumelles.press.names.inflected import lemma, parses

        head, *rest = role.split()
        if "." in head:
            return role
        read = parses(head.lower())[0]
        # A participle that became a noun (заведующая) would turn into its verb.
        known = lemma(head) if read.tag.POS == "NOUN" else head.lower()
        if parses(head.lower())[0].tag.POS == "ADJF" and rest:
            known = head.lower()
        return " ".join([known, *rest])
    return role
