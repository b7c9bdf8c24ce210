"""Roles that are in no list: the word for a person just before a name, the noun phrase just after it, what somebody does, the lines of a signature."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, lexicon
from jumelles.press.names.mentions import Mention
from jumelles.press.names.role_words import Role, clean, for_gender, of_what

if TYPE_CHECKING:
    from jumelles.press.reference import Reference
    from jumelles.press.story import Story


@cache
def _just_before(lang: str) -> re.Pattern[str]:
    trade = lexicon(lang).source("names", "trades")
    if lang == "fr":
        return re.compile(
            rf"(?:^(?=[A-ZÀ-Þ])|\b(?:[Ll]e|[Ll]a|[Ss]on|[Ss]a|[Nn]otre|[Vv]otre|[Ll]eur|[Uu]n|[Uu]ne|du|au|jeune|célèbre|par|avec|et)\s|[lLd][’']|:\s)(?P<role>(?:(?:[Aa]ncien|[Aa]ncienne|jeune|ex)[- ])?(?:{trade})(?:\s(?!et\b)[a-zà-ÿ-]{{4,}})?),?\s$"
        )
    return re.compile(
        rf"(?<![\w-])(?P<role>(?:(?:retired|former|ex|assistant|deputy|senior|junior|chief|head|lead|fellow)[- ])?(?:{trade})),?\s$"
    )


@cache
def _just_after(lang: str) -> re.Pattern[str]:
    trade = lexicon(lang).source("names", "trades")
    age = r"(?:[,(]\s*(?:aged\s)?\d{1,3}(?:\s(?:ans|years old))?\)?)?"
    if lang == "fr":
        return re.compile(
            rf"{age}\s*[,(–—]\s*(?:(?:le|la|un|une|notre|votre|leur|son|sa|nouveau|nouvelle)\s|l[’'])?(?P<role>(?:(?:ancien|ancienne|jeune|ex|futur|future|grand|grande)[- ])*(?:{trade})(?:\s(?!et\b|qui\b|à\b)[a-zà-ÿ-]{{4,}}){{0,2}}?)(?P<of>(?:\s(?:de la|de l[’']|du|des|de|d[’']|à la|à l[’']|à|au|aux|en|chez)\s?[^,.;:()]{{2,60}})?)\s*(?=[,.)–—;:]|\bet\b|$)"
        )
    return re.compile(
        rf"{age}\s*[,(–—]\s*(?:(?:the|a|an|our|your|their|its|his|her|now|now the)\s|[A-Z][\w-]+[’']s\s)*(?P<role>(?!who\b|whose\b|which\b)(?:[a-z][a-z’-]+\s){{0,3}}?(?:{trade}))(?![\w-])(?P<of>(?:\s(?:of|at|for|with|from|in|who)\s[^,.;:()]{{2,60}})?)\s*(?=[,.)–—;:]|\band\b|$)"
    )


def beside(story: Story, one: Mention, floor: int, limit: int) -> Role | None:
    """Any trade: the word for a person just before the name, or the noun phrase between commas just after it."""
    if one.lang == "ru":
        from jumelles.press.names.russian_roles import after_name

        return after_name(story, one, limit)
    piece = story.text[max(floor, one.start - 60) : one.start]
    match = _just_before(one.lang).search(compiled(rf"(?:{lexicon(one.lang).source('names', 'titles')})\s$", exact=True).sub("", piece))
    if match and match["role"].split()[-1] not in _NO_TRADE:
        start = one.start - len(piece) + match.start("role")
        return match["role"], None, (start, start + len(match["role"]))
    then = _just_after(one.lang).match(story.text[one.end : min(limit, one.end + 150)])
    if not then or _NO_TRADE.intersection(then["role"].split()) or story.within(one.end, one.end + then.end("role"), "person"):
        return None
    start, end = one.end + then.start("role"), one.end + then.end("role")
    return then["role"].strip(), of_what(story, end, max(end + 1, one.end + then.end("of"))), (start, end)


_NO_TRADE = frozenset(
    "after under over later never other another rather together whether however either per for nor or former summer winter october november december september her their brother sister "
    "number order water river centre center dinner letter offer error paper power the and with that from than important want grant restaurant plant by to of in at on was were is are has had said "
    "says met led thanked welcomed invited quarter chapter matter mother father daughter son wife husband flower tower super computer weather supper door floor poor minor major harbour harbor mirror "
    "pour avec dans entre contre chez sous sans vers comme mais aussi puis donc selon après avant depuis côté premier dernier janvier février chantier atelier quartier papier courrier calendrier "
    "métier particulier régulier entier anniversaire moment bâtiment événement document instrument parlement département logement lien bien soutien ordinateur secteur moteur honneur bonheur valeur "
    "couleur douleur faveur ampleur cœur restaurant enfant instant montant courant suivant pendant durant devant avant maintenant cependant autant tant seulement notamment également récemment "
    "souffrant absent présent souriant confiant content patient excellent évident vivant charmant passionnant important mère père frère sœur fille fils mari femme épouse époux amie ami".split()
)
"""Words with the ending of a trade that are none, and what somebody is only to somebody else."""
_DOES = {
    "fr": re.compile(r"\s*,?\s+qui\s+(?:(?:y|la|le|les|l[’'])\s?)?(?P<verb>préside|dirige|anime|enseigne|gère|coordonne|entraîne|fonda|a fondé|commande|chante|photographie)(?:ait|a)?\b"),
    "en": re.compile(r"(?:\s+of\s[^,.;]{2,40})?\s*,?\s+(?:who\s+)?(?:currently\s|also\s|now\s|has\s)?(?P<verb>chair|head|lead|direct|manage|found|teach|own|coordinate|organi[sz]e|coach|conduct|edit|preside)(?:s|es|ed|d)?(?:\sover)?\s(?=the\s|a\s|an\s|our\s|its\s|their\s|this\s|[A-Z])"),
    "ru": re.compile(r"\s*,\s*(?:котор\w+\s+)?(?:[а-яё\d]+\s+){0,3}?(?P<verb>возглавл|руковод|завед|председательств|тренир|дирижир|препода[её]|основа[лв]|координир)\w*"),
}  # fmt: skip
_DOER = {
    "préside": "président", "dirige": "directeur", "anime": "animateur", "enseigne": "enseignant", "gère": "gérant", "coordonne": "coordinateur", "entraîne": "entraîneur", "fonda": "fondateur", "a fondé": "fondateur",
    "commande": "commandant", "chante": "chanteur", "photographie": "photographe", "chair": "chair", "head": "head", "lead": "leader", "direct": "director", "manage": "manager", "found": "founder", "teach": "teacher",
    "own": "owner", "coordinate": "coordinator", "organise": "organiser", "organize": "organizer", "coach": "coach", "conduct": "conductor", "edit": "editor", "preside": "president",
    "возглавл": "руководитель", "руковод": "руководитель", "завед": "заведующий", "председательств": "председатель", "тренир": "тренер", "дирижир": "дирижёр", "преподае": "преподаватель", "преподаё": "преподаватель",
    "основал": "основатель", "основав": "основатель", "координир": "координатор",
}  # fmt: skip
"""Who does what the verb says."""


_DONE_BY = {
    "fr": re.compile(r"(?P<verb>présidé|dirigé|animé|fondé|créé|coordonné|entraîné|géré)e?s?\s(?:\w+\s)?par\s(?:M\.\s|Mme\s)?$"),
    "en": re.compile(r"(?P<verb>chair|head|direct|found|coach|conduct|manag|own|edit)(?:ed)\sby\s(?:Mrs?\.?\s|Ms\.?\s|Dr\.?\s)?$"),
}
_DONE = {"présidé": "président", "dirigé": "directeur", "animé": "animateur", "fondé": "fondateur", "créé": "créateur", "coordonné": "coordinateur", "entraîné": "entraîneur", "géré": "gérant", "manag": "manager"}  # fmt: skip


def _doing(story: Story, reference: Reference, one: Mention) -> Role | None:
    """The passive: l’association présidée par X, chaired by X."""
    before = story.text[max(0, one.start - 40) : one.start]
    match = _DONE_BY[one.lang].search(before) if one.lang in _DONE_BY else None
    if not match or re.search(r"d[ée]l[ée]gation|group", before[: match.start()], re.IGNORECASE):
        return None
    role = _DONE.get(match["verb"]) or _DOER.get(match["verb"], match["verb"])
    start = one.start - len(before) + match.start()
    return (
        (for_gender(role, female=reference.female(one)) if one.lang == "fr" else role),
        of_what(story, start - 60, start),
        (start, one.start),
    )


def acting(story: Story, reference: Reference, one: Mention, limit: int) -> Role | None:
    """A clause that tells what somebody does: who chairs, qui préside, которая заведует."""
    match = _DOES[one.lang].match(story.text[one.end : min(limit, one.end + 90)])
    if not match:
        return _doing(story, reference, one)
    female = reference.female(one)
    role = _DOER[match["verb"]]
    if one.lang == "fr":
        role = for_gender(role, female=female)
    if role == "заведующий" and female:
        role = "заведующая"
    start, end = one.end + match.start("verb"), one.end + match.end()
    return role, of_what(story, end, end + 60), (start, end)


_SIGNED = re.compile(r"(?P<line>[^\n]{3,90})\n\s*$")
_BY = {
    "fr": re.compile(r"(?P<role>recueillis? par|entretien réalisé par|interview réalisée par)\s$", re.IGNORECASE),
    "en": re.compile(r"(?P<role>interview(?:ed)? by)\s$", re.IGNORECASE),
    "ru": re.compile(r"(?P<role>беседовал\w*|записал\w*|интервью (?:провёл|провела|взяла?)|подготовил\w*)\s$", re.IGNORECASE),
}
_WRITES = {"fr": "journaliste", "en": "journalist", "ru": "журналист"}


def in_line(story: Story, one: Mention) -> Role | None:
    """A signature: the role stands in the line before the name or after it; or who asked the questions."""
    before, after = story.text[max(0, one.start - 100) : one.start], story.text[one.end : one.end + 90]
    if match := _BY[one.lang].search(before):
        start = one.start - len(before) + match.start("role")
        return _WRITES[one.lang], None, (start, start + len(match["role"]))
    alone = re.match(r"[ ,]*(?:\n|$)", after)
    if not alone:
        return None
    role = lexicon(one.lang).source("names", "roles")
    below = compiled(rf",?\s*\n\s*(?P<role>(?:hon(?:orary|\.)?\s)?(?:{role}))(?![\w-])").match(after)
    if below:
        start, end = one.end + below.start("role"), one.end + below.end("role")
        return clean(below["role"], one.lang), of_what(story, end, end + 60), (start, end)
    above = _SIGNED.search(before)
    found = compiled(rf"(?<![\w-])(?P<role>{role})(?![\w-])[^.!?]{{0,40}}$").search(above["line"].rstrip(" ,")) if above else None
    if not above or not found or re.search(r"[.!?]$", above["line"]):
        return _headed(story, one, role)
    start = one.start - len(before) + above.start("line") + found.start("role")
    return clean(found["role"], one.lang), of_what(story, start, one.start), (start, start + len(found["role"]))


def _headed(story: Story, one: Mention, role: str) -> Role | None:
    """Who signs under « Le mot du président » or “From the mayor”."""
    word = r"mot|édito\w*|billet|message|lettre|letter|word|words|note|from|desk|слово|обращение"
    for sentence in story.sentences[: story.sentence_at(one.start)][-25:]:
        line = story.text[sentence.start : sentence.end]
        match = compiled(rf".{{0,25}}?\b(?:{word})\b.{{0,12}}?(?<!\w)(?P<role>{role})(?!\w)").match(line) if sentence.heading else None
        if match:
            start, end = sentence.start + match.start("role"), sentence.start + match.end("role")
            return clean(match["role"], one.lang), None, (start, end)
    return None
