"""Agreements, twinnings and cooperations: of what kind, in which state, between whom, about what, since when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from jumelles.press import modality, when
from jumelles.press.lexicon import lexicon
from jumelles.press.names.mentions import spans_of
from jumelles.press.reference import Reference

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

KINDS = ("twinning", "agreement", "partnership", "project", "cooperation", "relation")
_GOING_TO_SIGN = {
    "fr": r"(?:sera|seront|serait|vont|va|doit|doivent|devrait|devraient|devra|pourrait|pourraient)\s+(?:\w+\s+)?(?:être\s+)?(?:signé|sign|paraph|renouvel|conclu)|signer(?:a|ont)\b|\bà (?:être )?(?:sign(?:er|é|ée|és|ées)|parapher)\b|(?:de|pour|afin de|à) signer|prochaine signature",
    "en": r"(?:will|to|shall|would|could|plans? to|expected to|due to|hopes? to)\s+(?:be\s+|formally\s+|officially\s+)?(?:sign|conclud|renew|ink|re-sign|ratif)|awaits? signature",
    "ru": r"подпиш\w+|заключат|заключит\b|подписать|заключить|будет подписан\w*|будут подписан\w*|проект\w* соглашени\w+|планиру\w+ подписа\w+",
}  # fmt: skip
_TWIN_AHEAD = {
    "fr": r"projet de jumelage|prépar\w+|futur|prochain|envisag|souhait|bientôt|\b(?:sera|seront|serait|seraient|devrait|devraient|pourrait|pourraient|va|vont|deviendr\w+)\b|en vue d|candidat|finaliser",
    "en": r"\b(?:will|would|could|may|might|prepar\w+|propos\w+|plans?|planned|considering|hopes?|future|potential|concept|explor\w+|intends?|possible|next)\b",
    "ru": r"(?<!\w)(?:будет|будут|станет|станут|готов\w+|планир\w+|намер\w+|предлож\w+|хот\w+|получат|возможн\w+|предлага\w+|перспектив\w*)|установлени\w+ побрат",
}
_DOMAINS = {
    "economy": r"[ée]conom|business|trade|commer[cs]|entrepris|экономи|торгов|бизнес|предприним", "culture": r"cultur|культур|\barts?\b|искусств|music|musique|музык|mus[ée]e|museum",
    "education": r"educat|éducat|enseign|scola|school|lyc[ée]e|образован|школ|студен|student|étudiant|univers", "research": r"recherch|research|scien|наук|научн",
    "tourism": r"touris|турис|туриз", "sport": r"\bsport|спорт", "health": r"\bsant[ée]|health|medic|médic|hospital|hôpita|здрав|медиц|больни",
    "environment": r"environ|climat|écolog|ecolog|эколог|природ|déchets|waste|\beau\b|water", "transport": r"transport|tramway|\btram|a[ée]roport|airport|flight|\bvols?\b|транспорт|рейс|трамва",
    "innovation": r"innovat|инновац|start-?up|digital|num[ée]rique|technolog|технолог|цифров", "youth": r"jeunes|jeunesse|youth|молод", "urban": r"urban|урбан|градостро|благоустр|\bville durable",
    "agriculture": r"agricol|agricult|\bvin\b|wine|сельск|виноград|miel|honey",
}  # fmt: skip


@dataclass(slots=True)
class Found:
    """One mention of an agreement."""

    kind: str
    status: str
    start: int
    end: int
    lang: str
    parties: list[str] = field(default_factory=list)
    date: str | None = None
    domains: list[str] = field(default_factory=list)
    trust: float = 0.5
    quoted: bool = False
    building: bool = True
    wished: bool = False
    """Planned, and no more than hoped for or suggested."""
    named: bool = True
    definite: bool = False
    vague: bool = False
    """Without a verb, so that its status is a guess: « Convention avec Tlemcen »."""

    def told(self) -> dict[str, Any]:
        """As attributes."""
        return {
            "kind": self.kind,
            "status": self.status,
            "wished": self.wished,
            "parties": self.parties,
            "domains": self.domains,
            "date": self.date,
        }


@cache
def _kinds(lang: str) -> re.Pattern[str]:
    words = lexicon(lang)
    return re.compile("|".join(rf"(?P<{kind}>(?<![\w-])(?:{words.source('accord', kind)})(?![\w]))" for kind in KINDS), re.IGNORECASE)


def find_accords(story: Story, reference: Reference) -> Iterator[Found]:
    """Every mention, in the order of the text."""
    orgs = spans_of(one for one in story.names if one.kind == "org")
    last: Found | None = None
    for sentence in story.walk():
        earlier = last
        piece = story.text[sentence.start : sentence.end]
        seen: list[tuple[str, int]] = []
        for match in _kinds(sentence.lang).finditer(piece):
            kind, at = str(match.lastgroup), sentence.start + match.start()
            if orgs.touched(at, at + 1) or not _worth(kind, match, piece, seen, sentence.lang):
                continue
            if any(before == kind for before, _position in seen) or _denied(kind, match, piece, sentence.lang):
                continue
            seen.append((kind, match.start()))
            last = _mention(story, reference, sentence, kind, match, last)
            yield last
        if earlier and (again := _TAKEN_UP[sentence.lang].search(piece)) and sentence.start + again.start() - earlier.end < 500:
            yield _taken_up(story, sentence, again, earlier)


_TAKEN_UP = {
    "fr": re.compile(
        r"\b(?:les|la|le|l[’'])\s?(?:a|ont|avoir|avait|avaient|avons)\s(?:réactiv|renouvel|relanc|reconduit|prolong)\w*", re.IGNORECASE
    ),
    "en": re.compile(r"\b(?:renewed|revived|reactivated|extended|relaunched) (?:it|them)\b", re.IGNORECASE),
    "ru": re.compile(
        r"(?<!\w)(?:возобнов|продл|обнов)\w+ (?:их|его|её|ее)(?!\w)|(?<!\w)(?:их|его|её|ее) (?:возобнов|продл|обнов)\w+", re.IGNORECASE
    ),
}
"""A pronoun in place of what was spoken of just before: « les avoir réactivées en 2011 »."""


def _taken_up(story: Story, sentence: Sentence, match: re.Match[str], last: Found) -> Found:
    dated = [one.shown for one in when.dates(story.text[sentence.start + match.start() : sentence.end], sentence.lang, story.published)]
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return Found(
        last.kind, "renewed", start, end, sentence.lang, list(last.parties), dated[0] if dated else None, [], 0.5, story.quoted(start)
    )


_NO = {
    "fr": re.compile(
        r"(?:n[’']\s?|ne\s)\w+\s(?:\w+\s)?(?:pas|jamais|aucune?)\s(?:encore\s)?(?:de\s|d[’'])?(?:\w+\s)?$|\b(?:sans|aucune?)\s(?:\w+\s)?$",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(?:no|not an?|without an?|without any|never had an?|has no|have no)\s(?:\w+\s)?$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:нет|без|не имеет|не было)\s(?:\w+\s)?$", re.IGNORECASE),
}
_COUNTED = re.compile(
    r"(?:\d+|\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|десять|одиннадцать|двенадцать|пять|шесть|семь|восемь|девять|несколько|several|plusieurs))\s(?:\w+\s)?$",
    re.IGNORECASE,
)


def _denied(kind: str, match: re.Match[str], piece: str, lang: str) -> bool:
    """“No sister city”, and how many sister cities there are, is no agreement with one."""
    before = piece[max(0, match.start() - 40) : match.start()]
    return bool(_NO[lang].search(before)) or (kind == "twinning" and bool(_COUNTED.search(before)))


def _worth(kind: str, match: re.Match[str], piece: str, seen: list[tuple[str, int]], lang: str) -> bool:
    """Whether the words speak of something of its own, and not of what an agreement named just before is about."""
    several = re.search(r"\b(?:des|de nouve\w+|new|further)\s$", piece[: match.start()], re.IGNORECASE)
    if (
        not several
        and kind in {"cooperation", "relation", "partnership", "project"}
        and any(other in {"agreement", "partnership"} and match.start() - at < 90 for other, at in seen)
    ):
        return False
    if kind == "agreement" and re.search(
        r"(?:sister|twin|jumelage|побратим\w*)[- ]?(?:cit(?:y|ies)|towns?|ning)?[- ]$", piece[: match.start()], re.IGNORECASE
    ):
        return False
    if kind == "twinning" and any(other == "agreement" and match.start() - at < 45 for other, at in seen):
        return False
    if kind in {"partnership", "cooperation", "relation"} and re.match(
        r"\s+(?:agreement|memorandum|declaration|pact|charter)", piece[match.end() :], re.IGNORECASE
    ):
        return False
    if kind == "relation" and re.search(r"(?:international|public|external|foreign|relations)\s+$", piece[: match.start()], re.IGNORECASE):
        return False
    if kind == "cooperation" and any(other == "twinning" and match.start() - at < 40 for other, at in seen):
        return False
    if kind == "twinning" and (_TWINNERS.match(piece[match.end() :]) or _TWINNERS_BEFORE.search(piece[: match.start()])):
        return False
    return kind != "relation" or not any(one.lastgroup == "twinning" for one in _kinds(lang).finditer(piece))


_TWINNERS = re.compile(r"\s(?:association|committee|group|officer|society|club|board|commission)\b", re.IGNORECASE)
_TWINNERS_BEFORE = re.compile(r"\b(?:comité|association|amicale|commission|président|présidente)\s(?:de |du |d[’'])$", re.IGNORECASE)
"""A committee for twinning is no twinning."""


def _mention(story: Story, reference: Reference, sentence: Sentence, kind: str, match: re.Match[str], last: Found | None) -> Found:
    lang = sentence.lang
    at, end = sentence.start + match.start(), sentence.start + match.end()
    quoted = story.quoted(at)
    start, stop = _clause(story, sentence, at, end)
    clause = story.text[start:stop]
    parties, named, span = parties_of(story, reference, sentence, (start, stop), at, kind)
    if not named:
        parties, named = _both(story, lang, (start, stop), last) or (parties, named)
    status = _status(kind, _told_here(clause, at - start, lang), lang)
    first, end_of = min([at, *(a for a, _b in span)]), max([end, *(b for _a, b in span)])
    dated = list(when.dates(clause, lang, story.published, start))
    dated = [one for one in dated if one.edtf] if kind in {"twinning", "relation"} else dated
    date = dated[0].shown.removesuffix("/..") if dated else None
    domains = (
        [key for key, words in _DOMAINS.items() if re.search(words, story.text[end : sentence.end], re.IGNORECASE)]
        if kind != "twinning"
        else []
    )
    trust = 0.5 + 0.15 * named + 0.1 * (kind in {"twinning", "agreement"}) - 0.25 * quoted - 0.15 * (kind in {"relation", "cooperation"})
    definite = not span and bool(_DEFINITE[lang].search(story.text[max(sentence.start, at - 16) : at]))
    vague = sentence.heading and not modality.done(clause, lang) and not modality.future(clause, lang)
    building = bool(_BUILDING.search(story.text[max(start, at - 50) : at]))
    wished = status == "planned" and modality.future(clause, lang) == "wished"
    return Found(kind, status, first, end_of, lang, parties, date, domains, trust, quoted, building, wished, named, definite, vague)


_BUILDING = re.compile(
    r"mettre en place|mise en place|élargir|tisser|lancer|nouer|créer|établir|relancer|développer|establish|launch|set up|creat|start|build|expand|forge|"
    r"развити\w+ и|налад|созда|начать|расшир", re.IGNORECASE,
)  # fmt: skip
"""What makes a planned cooperation more than a wish for good relations."""


def _told_here(clause: str, at: int, lang: str) -> str:
    """The words that tell the state: without another agreement that is taken up, and only the relative clause where the words stand in one."""
    which = list(_WHICH[lang].finditer(clause, max(0, at - 60), at))
    if which:
        end = clause.find(",", at)
        clause = clause[which[-1].start() : end if end > 0 else len(clause)]
    return _TAKEN_UP[lang].sub(" ", clause)


_WHICH = {"fr": re.compile(r",\s(?:qui|dont)\s"), "en": re.compile(r",\s(?:which|who)\s"), "ru": re.compile(r",\sкотор\w+\s")}
_DEFINITE = {
    "fr": re.compile(r"(?:\b(?:le|la|ce|cet|cette|ledit|ladite)\s(?:\w+\s)?|\b[lL][’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|this|that)\s(?:\w+\s)?$", re.IGNORECASE),
    "ru": re.compile(r"^$|(?<!\w)(?:эт\w+|данн\w+|настоящ\w+)\s$", re.IGNORECASE),
}
"""What stands before something that was spoken of already; Russian begins the sentence with it."""
_BOTH = {
    "fr": re.compile(r"\b(?:les|nos|ces) deux (?P<university>universités|établissements|écoles|lycées|instituts|collèges)|\bles deux (?P<company>entreprises|sociétés|groupes|start-up)|\b(?:les deux|les) (?P<side>parties|partenaires|signataires)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:both|the two) (?P<university>universities|colleges|schools|institutes|institutions)|\b(?:both|the two) (?P<company>companies|firms|businesses)|\b(?:both|the two|the) (?P<side>sides|parties|partners)\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:дв\w+|об\w+) (?P<university>университет\w*|вуз\w*|школ\w*|институт\w*)|(?<!\w)(?:дв\w+|об\w+) (?P<company>компани\w+|предприяти\w+|фирм\w*)|(?<!\w)(?P<side>сторон(?:ы|ам|ами))(?!\w)", re.IGNORECASE),
}  # fmt: skip


def _both(story: Story, lang: str, clause: tuple[int, int], last: Found | None) -> tuple[list[str], bool] | None:
    """Who “both universities” or “the two sides” are: the last two of that kind, or those of the agreement just spoken of."""
    match = _BOTH[lang].search(story.text, *clause)
    if not match:
        return None
    if match.lastgroup == "side":
        near = last and last.named and match.start() - last.end < 400
        return (list(last.parties), True) if last and near else None
    found = [one.name for one in story.within(0, match.start(), "org") if one.more["kind"] == match.lastgroup]
    names = list(dict.fromkeys(reversed(found)))[:2]
    return (names[::-1], True) if len(names) == 2 else None


_CUT = re.compile(r";|\set,\s|,\set\s|\s[–—]\s|:\s|,\s(?:mais|but|но|tandis que|while|alors que)\s")


def _clause(story: Story, sentence: Sentence, at: int, end: int) -> tuple[int, int]:
    """The part of a sentence between strong marks that holds the words."""
    start, stop = sentence.start, sentence.end
    for match in _CUT.finditer(story.text, sentence.start, sentence.end):
        if sentence.lang == "ru" and match[0].strip() in {"–", "—"}:
            continue  # It stands for “is”.
        if match.end() <= at:
            start = match.end()
        elif match.start() >= end:
            stop = min(stop, match.start())
            break
    return start, stop


def _status(kind: str, clause: str, lang: str) -> str:
    words = lexicon(lang)
    if words.pattern("accord", "ended").search(clause):
        return "ended"
    going = re.search(_GOING_TO_SIGN[lang], clause, re.IGNORECASE)
    tenses = [modality.tense(clause, *match.span(), lang) for match in words.pattern("accord", "signed").finditer(clause)]
    ahead = modality.future(clause, lang)
    if going or (tenses and set(tenses) == {"planned"}):
        return "planned"
    if not tenses and _PENDING[lang].search(clause):
        return "planned"
    renewed = words.pattern("accord", "renewed").search(clause)
    if renewed and modality.tense(clause, *renewed.span(), lang) != "planned" and not (tenses and _CONFIRMED.match(renewed[0])):
        return "renewed"
    if kind in {"agreement", "partnership"} and tenses:
        return "signed"
    if kind == "twinning":
        return _twinning_status(clause, lang)
    if ahead:
        return "planned"
    if words.pattern("accord", "in_force").search(clause) or kind in {"relation", "partnership"}:
        return "in_force"
    return "signed" if kind == "agreement" else "planned" if kind == "cooperation" and not modality.done(clause, lang) else "in_force"


_PENDING = {
    "fr": re.compile(r"\b(?:étudi(?:e|ent|ée?s?)|à l[’']étude|négocie(?:nt)?|en discussion|discut(?:e|ent)|réfléchi(?:t|ssent|ssait)|travaille(?:nt)? (?:à|sur))\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:exploring|considering|discuss(?:ed|ing)?|under discussion|sought|seeks|in talks|talks|negotiating|looking into|could|may|might)\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:готов(?:ит|ят)|прорабатыва\w+|переговор\w+|изуча\w+|может|могут|обсужда\w+|обсудили|возможност\w+)(?!\w)", re.IGNORECASE),
}  # fmt: skip
"""What is done about an agreement that nobody has signed."""
_CONFIRMED = re.compile(r"reaffirm|подтверд", re.IGNORECASE)
"""What a newly signed paper does to what there is; it renews no paper."""
_JUBILEE = re.compile(r"лети[еюя]|юбиле|годовщин|anniver|jubil", re.IGNORECASE)
_SIGNING = re.compile(r"\b(?:sign|paraph|подпис|scell|sealed)", re.IGNORECASE)
_ITS = re.compile(
    r"\b(?:its|their|our|the|both|two)\s+(?:\w+\s)?(?:sister|twin)|villes? jumelles?|ville sœur|jumelée?s?\b|город\w*-побратим\w*|побратимами",
    re.IGNORECASE,
)
"""Words that take a twinning for granted."""


def _twinning_status(clause: str, lang: str) -> str:
    words = lexicon(lang)
    lasting = words.pattern("accord", "in_force").search(clause)
    if re.search(_TWIN_AHEAD[lang], clause, re.IGNORECASE) and not _JUBILEE.search(clause):
        return "planned"
    if _SIGNING.search(clause) and modality.done(clause, lang):
        return "signed"
    return "planned" if not lasting and not _ITS.search(clause) and modality.future(clause, lang) else "in_force"


def parties_of(
    story: Story, reference: Reference, sentence: Sentence, clause: tuple[int, int], at: int, kind: str
) -> tuple[list[str], bool, list[tuple[int, int]]]:
    """Between whom: what “between” or “with” joins, the places or companies of the clause, adjectives of towns, else the two places of the
    text; whether they are named here.
    """
    start, stop = clause
    possible = [one for one in story.within(start, stop, "place", "org") if _may_agree(one, kind)]
    possible = [
        one for one in possible if not any(other.start <= one.start and one.end <= other.end and other is not one for other in possible)
    ]
    towns_in = {one.more.get("region") for one in possible if one.kind == "place"}
    possible = [
        one for one in possible if one.kind != "place" or (one.more["gid"] not in towns_in and not story.text.startswith("-based", one.end))
    ]
    if joined := _relative(story, reference, sentence, possible, at):
        return joined
    standing = [one for one in possible if not _only_where(story, sentence, one)]
    chosen = _linked(story, sentence.lang, possible, at)
    possible = standing
    chosen = chosen or _with(story, sentence.lang, possible, at)
    if len(chosen) < 2:
        chosen = _by_kind(kind, possible, chosen, at)
    names = _named(chosen)
    if len(names) < 2 and not any(one.kind == "org" for one in chosen):
        town = reference.adjective(story.text[start:stop], sentence.lang)
        if town and town.name not in names:
            names.append(town.name)
    direct = len(names) >= 2
    if len(names) == 1 and chosen and chosen[0].kind == "org":
        return names, True, _spans(chosen, at)
    if len(names) == 1:
        rest = reference.partner(at, names[0])
        names += [rest] if rest else []
    elif not names:
        names = [name for name in (reference.pair[0] if reference.pair else None, reference.partner(at, None)) if name]
    return names[:4], direct, _spans(chosen, at)


_RELATIVE = {
    "fr": re.compile(r"(?:avec|à) (?:laquelle|lequel|qui)\b|auquel\b", re.IGNORECASE),
    "en": re.compile(r"(?:with|to) (?:which|whom)\b", re.IGNORECASE),
    "ru": re.compile(r"с котор\w+", re.IGNORECASE),
}


def _relative(
    story: Story, reference: Reference, sentence: Sentence, possible: list[Mention], at: int
) -> tuple[list[str], bool, list[tuple[int, int]]] | None:
    """« la ville d’Obninsk, avec laquelle la capitale est jumelée »: the one before the pronoun, and who stands after it, else the other town."""
    for match in _RELATIVE[sentence.lang].finditer(story.text, max(sentence.start, at - 90), at):
        first = [one for one in possible if 0 <= match.start() - one.end <= 6]
        if first:
            after = [one for one in possible if match.end() <= one.start <= at and one.name != first[0].name]
            other = after[0].name if after else reference.partner(at, first[0].name)
            return [first[0].name, *([other] if other else [])], True, _spans([first[0], *after[:1]], at)
    return None


def _by_kind(kind: str, possible: list[Mention], chosen: list[Mention], at: int) -> list[Mention]:
    """Nothing joins two: then two organisations, or a company with its own partnership; one institution alone only happens to stand there."""
    groups = [one for one in possible if one.kind == "org"]
    places = [one for one in possible if one.kind == "place"]
    companies = [one for one in groups if one.more["kind"] == "company"]
    if kind in {"partnership", "project", "agreement", "cooperation"} and len({one.name for one in groups}) >= 2 and not places:
        return groups[:2]
    schools = [one for one in groups if one.more["kind"] == "university"]
    if kind == "cooperation" and len({one.name for one in schools}) >= 2:
        return schools[:2]
    if kind in {"partnership", "project"} and companies:
        return companies[:2]
    return [one for one in chosen if one.kind == "place"] or _near(places, at)


_WHERE = {
    "fr": re.compile(r"(?:\bà|\bau|\bdans|\ben)\s+(?:\w+\s+)?$", re.IGNORECASE),
    "en": re.compile(r"\b(?:in|at|near)\s+$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:в|во|на)\s+$", re.IGNORECASE),
}


def _only_where(story: Story, sentence: Sentence, one: Mention) -> bool:
    """Whether a town is told only as the place where something was signed."""
    before = story.text[max(sentence.start, one.start - 16) : one.start]
    return bool(_WHERE[sentence.lang].search(before)) and not re.search(r"jumel|li[ée]e?s? à|uni", before)


def _may_agree(one: Mention, kind: str) -> bool:
    if one.kind == "place":
        return bool(one.more["kind"] in {"city", "region"})
    return kind != "twinning" and one.more["kind"] in {
        "company",
        "university",
        "chamber",
        "health",
        "organisation",
        "association",
        "culture",
    }


def _near(places: list[Mention], at: int) -> list[Mention]:
    """The places of a clause; of more than three the two nearest to the words."""
    names = dict.fromkeys(one.name for one in places)
    return places if len(names) <= 2 else sorted(sorted(places, key=lambda one: abs(one.start - at))[:2], key=lambda one: one.start)


_JOINT = re.compile(r"[\s,]*(?:et|and|и|ainsi que|as well as|а также|with|avec|с|-|–)\s.{0,25}", re.IGNORECASE | re.DOTALL)


def _linked(story: Story, lang: str, possible: list[Mention], at: int) -> list[Mention]:
    """The two that “between” joins, before or after the words."""
    between = {"fr": r"\b(?:entre|unissant|liant|reliant|unit)\b", "en": r"\b(?:between|linking|joining)\b", "ru": r"(?<!\w)между(?!\w)"}[
        lang
    ]
    for match in re.compile(between, re.IGNORECASE).finditer(story.text, max(0, at - 160), at + 200):
        following = [one for one in possible if 0 <= one.start - match.end() < 130]
        if len(following) >= 2 and following[0].start - match.end() < 40 and following[1].start - following[0].end < 60:
            return following[:2]
    return []


def _with(story: Story, lang: str, possible: list[Mention], at: int) -> list[Mention]:
    """The one that “with” names after the words, and the nearest before them, which signs."""
    joining = {
        "fr": r"\b(?:avec|jumelée?s? à|liée?s? à|unie?s? à)\s",
        "en": r"\b(?:with|twinned to|linked to|of)\s",
        "ru": r"(?<!\w)(?:с|со)\s",
    }[lang]
    for match in re.compile(joining, re.IGNORECASE).finditer(story.text, at, at + 130):
        after = [one for one in possible if 0 <= one.start - match.end() < 45]
        before = [one for one in possible if one.end <= match.start()]
        if after:
            others = [one for one in before if one.name != after[0].name]
            rest = [one for one in possible if one.start > after[0].end and one.start - after[0].end < 12] if not others else []
            return [*others[-1:], after[0], *rest[:2]]
    return []


def _named(mentions: list[Mention]) -> list[str]:
    return list(dict.fromkeys(one.name for one in mentions))


def _spans(mentions: list[Mention], at: int) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in mentions if abs(one.start - at) < 160]
