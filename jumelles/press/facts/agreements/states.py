"""In which state an agreement is: planned, signed, in force, renewed or ended; told by what stands beside its words, else by the verbs of the clause."""

from __future__ import annotations

import re

from jumelles.press import modality
from jumelles.press.facts.agreements.endings import became, over, reviving
from jumelles.press.facts.agreements.since import CONFIRMED, renewed_later
from jumelles.press.lexicon import lexicon

_GOING_TO_SIGN = {
    "fr": re.compile(r"(?:sera|seront|serait|vont|va|doit|doivent|devrait|devraient|devra|pourrait|pourraient)\s+(?:\w+\s+)?(?:être\s+)?(?:signé|sign|paraph|renouvel|conclu)|signer(?:a|ont)\b|\bà (?:être )?(?:sign(?:er|é|ée|és|ées)|parapher)\b|(?:de|d[’']en|en|pour|afin de|à) (?:signer|conclure|parapher|renouveler|reconduire)\b|prochaine signature|autoris\w+ (?:\w+ ){1,4}à signer", re.IGNORECASE),
    "en": re.compile(r"(?:will|to|shall|would|could|plans? to|expected to|due to|hopes? to)\s+(?:be\s+|formally\s+|officially\s+)?(?:sign|conclud|renew|ink|re-sign|ratif|extend|finali[sz])|awaits? signature", re.IGNORECASE),
    "ru": re.compile(r"подпиш\w+|заключат|заключит\b|подписать|заключить|продлить|возобновить|будет подписан\w*|(?:может|могут|долж\w+|планиру\w+) быть (?:подпис|заключ)\w+|будут подписан\w*|проект\w* соглашени\w+|планиру\w+ подписа\w+", re.IGNORECASE),
}  # fmt: skip
_TWIN_AHEAD = {
    "fr": re.compile(
        r"projet de jumelage|principe d|idée d|proposition d|favorable|prépar\w+|futur|prochain|envisag|souhait|bientôt|\b(?:sera|seront|serait|seraient|devrait|devraient|pourrait|pourraient|va|vont|deviendr\w+)\b|en vue d|candidat|finaliser|envie|aimerai\w+|rêv\w+",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\bin principle\b|\b(?:will|would|could|idea of|in favour of|(?-i:may)|might|prepar\w+|propos\w+|plans?|planned|considering|hopes?|future|potential|concept|explor\w+|intends?|possible|next(?! (?:year|month|week|spring|summer|autumn|fall|winter))|keen|eager|in the running|to become|becoming|talk(?:s|ed|ing)? (?:of|about)|candidate|bid to|wants?|wish\w*|seek\w*)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?<!\w)(?:в принципе|иде[юяи] |будет|будут|станет|станут|готов\w+|планир\w+|намер\w+|предлож\w+|хот\w+|получат|возможн\w+|предлага\w+|перспектив\w*|мечта\w+)|установ(?:лени\w+|ить) побрат",
        re.IGNORECASE,
    ),
}
_IN_PASSING = {
    "fr": re.compile(r"(?:dans le cadre|au titre|en vertu|aux termes|à la faveur|à l[’']occasion|grâce|fidèles?|au sein)\s(?:d[eu]s?|à|aux?|de l[’']|d[’'])?\s?(?:(?:la|le|les|l[’']|son|sa|leur|cette?|cet|notre|un|une)\s?)?(?:\w+ ){0,2}$", re.IGNORECASE),
    "en": re.compile(r"(?:(?:as|is|are|was|were) part of|under|within|thanks to|through|in line with|in keeping with|by virtue of|courtesy of|owing to|framework of)\s(?:(?:the|its|their|our|an?|his|her|that|this)\s)?(?:[\w’']+ ){0,2}$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:в рамках|по линии|благодаря|согласно|в соответствии с|на основании|на основе|в силу)\s(?:\w+\s){0,3}$|(?<!\w)по (?:условиям )?$", re.IGNORECASE),
}  # fmt: skip
"""Before the words where what happens rests on an agreement that there is."""
_PREPARED = re.compile(
    r"\b(?:projet|préparation|rédaction|négociation|élaboration|proposition|perspective) d[eu’']\s?(?:la\s|l[’']|une?\s)?(?:\w+\s)?$|\b(?:draft|proposed|(?:preparation|drafting|negotiation|proposal|prospect)s? (?:of|on|for))\s(?:an?\s|the\s)?(?:\w+\s)?$|(?<!\w)(?:подготовк|проект|разработк|согласовани|переговор)\w*\s(?:об?\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
"""A paper that is only being written."""
_STANDS = re.compile(
    r"\b(?:remains? in (?:force|effect)|still (?:stands|holds|in force|in effect|valid|running)|rest(?:e|ent) en vigueur|toujours en vigueur|cour(?:t|ent) toujours)\b|оста[её]тся в силе|остаются в силе",
    re.IGNORECASE,
)
_SAYS = {
    "fr": re.compile(r"(?:,[^,]{3,70},)?\s(?:\w+ ){0,4}?(?:prévoi\w+|port(?:e|ait|era)\b|permet\w*|vis(?:e|ait)\b|couvr\w+|fixe\w*|engage\b|autoris(?:e|ait)\b|stipul\w+|remont\w+|date\b|datent|compren\w+)", re.IGNORECASE),
    "en": re.compile(r"(?:,[^,]{3,70},)?\s(?:\w+ ){0,3}?(?:provides?|covers?|will (?:see|cover|allow|run|last|bring|give|mean|let|provide|include|enable|focus)|aims?|allows?|includes?|runs?|commits?|sets? out|calls for|foresees|envisages|intends)\b", re.IGNORECASE),
    "ru": re.compile(r"(?:,[^,]{3,70},)?\s(?:\w+ ){0,4}?(?:предусматрива\w+|позвол\w+|охватыва\w+|рассчитан\w*|направлен\w*|включа\w+|касае\w+|обязыва\w+|действу\w+)", re.IGNORECASE),
}  # fmt: skip
"""Verbs by which a paper says what is in it, so that there is one."""
_AGED = re.compile(
    r"\b(?:depuis|remont\w+ à|dat(?:e|ent|ant) d|since|long-?standing|longtime|de longue date|de longues années|\d+-year(?:-old|s)?|-year-old|dates? (?:back|from)|dating)\b|(?<!\w)(?:многолетн|давн|с (?:\d{4}|прошл|тех)|лети[еюя]|юбиле\w+|годовщин\w+|исполн(?:яет|ил)\w+)|anniver|jubil|\b\d+ ans\b|ans d[’'](?:existence|amitié|échang)|\b(?:(?<!y )a|aura|fêter\w* ses) [\w-]+ ans\b|years? (?:old|of)|\b(?:began|begun|started|born|née?s?|commenc\w+|début\w+)\b[^,.;]{0,40}\b(?:19|20)\d\d|(?<!\w)(?:начал|завяза|зароди)\w+[^,.;]{0,40}\b(?:19|20)\d\d|\w+ лет(?!\w)",
    re.IGNORECASE,
)
"""What has an age is in force, whatever else is planned."""
_PENDING = {
    "fr": re.compile(r"\b(?:étudi(?:e|ent|ée?s?)|à l[’']étude|négocie(?:nt)?|en discussion|discut(?:e|ent)|réfléchi(?:t|ssent|ssait)|travaille(?:nt)? (?:à|sur)|principe d|pourparlers|demand\w+|sollicit\w+|en préparation|prépar(?:e|ent)|esquiss\w+|préliminaires|finalis(?:e|ent)|rédig(?:e|ent)|élabor(?:e|ent)|peaufin(?:e|ent))\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:exploring|considering|discuss(?:ed|ing)?|under discussion|sought|seeks|in talks|talks|negotiating|looking into|(?:could|(?-i:may)|might) (?:soon |also |yet |one day |eventually )*(?:be |sign|follow|come|lead|become|see|take|emerge|conclude)\w*|in the pipeline|draft\w*|preparing|being (?:prepared|drawn up|drafted)|finali[sz]ing|drawing up|draw up|working (?:on|towards?)|hammering out|close to|about to)\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:готов(?:ит|ят)|прорабатыва\w+|переговор\w+|изуча\w+|может|могут|обсужда\w+|обсудили|возможност\w+|составля\w+|дорабатыва\w+|догов[ао]рива\w+|согласовыва\w+)(?!\w)", re.IGNORECASE),
}  # fmt: skip
"""What is done about an agreement that nobody has signed."""
_JUBILEE = re.compile(
    r"лети[еюя]|юбиле|годовщин|anniver|jubil|[èe]me ans|\bans (?:de|du)\b|years (?:of|old)\b|\b(?:turn(?:s|ed) (?:\d+|\w+ty|\w+teen)|(?:aura|fêter\w* ses|soufflera ses) [\w-]+ ans)\b|исполн(?:ится|яется|илось)",
    re.IGNORECASE,
)
_SIGNING = re.compile(r"\b(?:sign|paraph|подпис|scell|sealed)", re.IGNORECASE)
_ITS = re.compile(
    r"\b(?:its|their|our|the|both|two)\s+(?:\w+\s)?(?:sister|twin)|villes? jumelles?|ville sœur|jumelée?s?\b|город\w*-побратим\w*|побратимами|укреплени\w+ побратимск|побратимск\w+ (?:связ|отношени|уз)\w+",
    re.IGNORECASE,
)
"""Words that take a twinning for granted."""


def state(kind: str, clause: str, at: int, end: int, lang: str) -> str:
    """What is told of an agreement of some kind, whose words stand from `at` to `end` in the clause."""
    if reviving(clause[:at], lang):
        return "planned"
    if told := became(clause, lang):
        return told
    before, after = clause[:at], clause[end:]
    attached = _attached(after, lang)
    if kind == "twinning" and attached == "signed":
        return "in_force" if _LASTS.search(after) else "signed"
    if kind == "twinning" and _JUBILEE.search(clause) and not lexicon(lang).pattern("accord", "renewed").search(clause):
        return "in_force"
    if _PREPARED.search(before[-30:]):
        return "planned"
    if _STANDS.search(after):
        return "in_force"
    if renewed_later(after, lang, signed=attached == "signed"):
        return "renewed"
    if attached or _IN_PASSING[lang].search(before[-60:]):
        return attached or "in_force"
    if kind in {"agreement", "partnership"} and _SAYS[lang].match(after):
        return "signed" if kind == "agreement" else "in_force"
    return _by_signing(kind, clause, at, lang) or _otherwise(kind, clause, at, end, lang)


_LASTS = re.compile(r"\b(?:existe|exists?|tient|stands?|holds?|lives?|vit|reste|remains?)\b|действу\w+|существу\w+", re.IGNORECASE)
"""What is told to be so still."""


def _by_signing(kind: str, clause: str, at: int, lang: str) -> str | None:
    """The state that verbs of signing and renewing tell."""
    words = lexicon(lang)
    if _TOOK.search(clause):
        return "signed"
    tenses = {modality.tense(clause, *match.span(), lang) for match in words.pattern("accord", "signed").finditer(clause)}
    if _GOING_TO_SIGN[lang].search(clause) or tenses == {"planned"} or (not tenses and _pending(kind, clause, lang)):
        return "planned"
    if _SIGNATURE_AHEAD.search(clause):
        return "planned"
    renewed = words.pattern("accord", "renewed").search(clause)
    if renewed and re.search("намерени|готовност|intention", clause[renewed.end() : renewed.end() + 25]):
        return "planned"
    if renewed and _RENEWAL.match(renewed[0]) and not modality.done(clause, lang):
        return "planned"
    if renewed and modality.tense(clause, *renewed.span(), lang) != "planned" and not (tenses and CONFIRMED.match(renewed[0])):
        return "renewed"
    if _AFTER_SIGNING.search(clause[max(0, at - 45) : at]) and not modality.future(clause[:at], lang):
        return "signed"
    if "past" in tenses and _EXTENDS.search(clause[max(0, at - 60) : at]):
        return "renewed"
    if tenses and (kind in {"agreement", "partnership"} or (kind in {"cooperation", "project"} and _signed_near(clause, at, lang))):
        return "signed"
    return "signed" if lang == "ru" and _AGREED.match(clause[at:]) else None


_TOOK = re.compile(
    r"\b(?:took|taken|needed)\b[^.;:]{0,90}\b(?:years?|months?|weeks?|decades?|rounds?|attempts?|meetings?)\b[^.;:]{0,60}\bto (?:\w+ )?(?:sign|put|agree|seal|conclude|initial|formali[sz]e)\b"
    r"|\b(?:fallu|fallut|mis)\b[^.;:]{0,60}\b(?:ans|années|mois|semaines|réunions|tentatives)\b[^.;:]{0,40}\b(?:pour|avant|à)\b[^.;:]{0,50}\b(?:sign|paraph|concl|scell)\w+"
    r"|(?<!\w)(?:понадобил|потребовал|уш)\w+[^.;:]{0,60}(?:лет|год|месяц|недел)\w*[^.;:]{0,40}чтобы[^.;:]{0,40}(?:подпис|заключ|оформ)\w+",
    re.IGNORECASE,
)
"""How long it took to sign tells that it was signed."""


def _pending(kind: str, clause: str, lang: str) -> bool:
    """Whether it is only talked about; of a twinning that there is, one may talk, too."""
    known = (kind == "twinning" and _ITS.search(clause)) or (kind != "agreement" and _AGED.search(clause))
    return bool(_PENDING[lang].search(clause)) and not known


_AGREED = re.compile(
    r"(?:договорил|условил)\w+ (?:с [^,.]{3,60}? )?(?:об? (?!встреч|визит|поездк)|(?:\w+ ){0,2}(?!встретиться|продолжить|прове)\w+(?:ть|чь|ти)\b)",
    re.IGNORECASE,
)
"""Who agreed on something has agreed; who agreed to do it has it still to do."""


def _signed_near(clause: str, at: int, lang: str) -> bool:
    return bool(lexicon(lang).pattern("accord", "signed").search(clause, max(0, at - 45), at))


_SIGNATURE_AHEAD = re.compile(
    r"\b(?:signature|signing)\b.{0,90}\b(?:prévue?s?|attendue?s?|programmée?s?|aura lieu|interviendra|annoncée?|scheduled|planned|due|expected|set for|will)\b|(?<!\w)подписани\w+.{0,90}(?:намечен|заплан|ожида|предсто|состоится|пройд[её]т|планир)",
    re.IGNORECASE,
)
"""A signature that is only announced."""
_AFTER_SIGNING = re.compile(
    r"\b(?:after|following|since|at|for|during)\s(?:the\s)?(?:\w+\s)?signing (?:of|ceremony of)\s(?:\w+\s){0,2}$|\b(?:lors|après|depuis|à l[’']occasion)\s(?:de\s)?la signature d\w*[\s’']?(?:\w+\s)?$|(?<!\w)(?:после|при|во время) подписани\w+\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_BECAME = re.compile(r"\b(?:became|become|devenue?s?|deviennent|devient)\s(?:\w+\s){0,2}$|(?<!\w)стал\w*\s(?:\w+\s)?$", re.IGNORECASE)
_EXTENDS = re.compile(r"\b(?:extension|renewal|prolongation|reconduction|renouvellement)\b|(?:продлени|пролонгаци)\w+", re.IGNORECASE)
"""What is signed where only more years are added."""
_RENEWAL = re.compile(r"reconduction|renouvellement|renewal|(?:продл|возобновл|обновл|восстановл)ени", re.IGNORECASE)
"""A renewal that no verb says to have been."""


def _otherwise(kind: str, clause: str, at: int, end: int, lang: str) -> str:
    """Where no verb of signing tells: what has an age is in force, what lies ahead is planned."""
    if kind == "twinning":
        return _twinning_status(clause, lang)
    if kind == "partnership" and _BECAME.search(clause[max(0, at - 30) : at]):
        return "signed"
    if kind == "project" and modality.future(clause[max(0, at - 40) : at], lang):
        return "planned"
    if _AGED.search(clause, max(0, at - 70), end + 80):
        return "in_force"
    if modality.future(f"{clause[:at]} , {clause[end:]}", lang):
        return "planned"
    if lexicon(lang).pattern("accord", "in_force").search(clause) or kind in {"relation", "partnership"}:
        return "in_force"
    return "signed" if kind == "agreement" else "in_force"


_ATTACHED = {
    "fr": re.compile(r"(?:\s(?:de|d[’']|du|des|en|pour|entre|avec|à|aux?|sur)?\s?[^\s,;:.]+){0,9}?,?\s(?P<verb>(?:tout juste |déjà |récemment )?(?:signé|conclu|pass|paraph|scell|contresign|reconduit|renouvel|prolong|rompu|dénonc|résili|suspendu)\w*)(?=\s(?:le|en|à|au|par|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|avec|entre|il|depuis|une|cette?|dans|l[’']|pour|voici|voilà|lors|dès|samedi)\b|[.,;])", re.IGNORECASE),
    "en": re.compile(r"(?:\s[^\s,;:.]+){0,8}?,?\s(?P<verb>(?:first |newly |recently |originally )?(?:signed|concluded|inked|sealed|agreed|renewed|extended|struck|suspended|terminated|reached|announced))(?=\s(?:in|on|at|by|with|between|last|this|yesterday|today|earlier|back|between|after|when|during)\b|[.,;])", re.IGNORECASE),
    "ru": re.compile(r"(?:\s[^\s,;:.]+){0,8}?,?\s(?P<verb>(?:подписанн|заключ[её]нн|скрепл[её]нн|продл[её]нн|возобновл[её]нн|приостановленн|прекращ[её]нн|расторгнут)\w+)", re.IGNORECASE),
}  # fmt: skip
"""A participle that belongs to the paper: a convention signed in 2019, whatever the sentence goes on to tell."""
_WAS = re.compile(
    r"(?:\b(?:sera|seront|serait|soit|être|has|have|had|was|were|is|are|be|been|being|a|ont|avait|est|sont|était|étaient|été)\s(?:\w+\s)?)$",
    re.IGNORECASE,
)


def _attached(after: str, lang: str) -> str | None:
    """The state that a participle after the words tells, unless it is part of the verb of the sentence."""
    match = _ATTACHED[lang].match(after)
    if not match or _WAS.search(after[: match.start("verb")]):
        return None
    words = lexicon(lang)
    if words.pattern("accord", "ended").search(match["verb"]):
        return "ended"
    return "renewed" if words.pattern("accord", "renewed").search(match["verb"]) else "signed"


def _twinning_status(clause: str, lang: str) -> str:
    words = lexicon(lang)
    lasting = words.pattern("accord", "in_force").search(clause)
    if _TWIN_AHEAD[lang].search(clause) and not _JUBILEE.search(clause) and not (lasting and _AGED.search(clause)):
        return "planned"
    if _BECAME_TWINS.search(clause) and _IN_A_YEAR.search(clause):
        return "in_force"
    adopted = lang == "en" and words.pattern("accord", "signed").search(clause)
    signed = (_SIGNING.search(clause) or adopted) and modality.done(clause, lang)
    if (signed or _FOUNDED.search(clause)) and not _AGED.search(_AGO.sub(" ", clause)):
        return "signed"
    return (
        "planned"
        if not lasting and not _ITS.search(clause) and not _JUBILEE.search(clause) and modality.future(clause, lang)
        else "in_force"
    )


_BECAME_TWINS = re.compile(
    r"\b(?:became|become) (?:\w+ )?(?:twin|sister|partner)|(?:sont|étaient|furent) devenue?s? (?:jumel|sœurs|villes)|devinrent (?:jumel|sœurs|villes)"
    r"|породнил\w+|побратал\w+|стал\w* (?:\w+ )?побратим\w*|побратимами (?:\w+ ){0,3}стал\w*",
    re.IGNORECASE,
)
_IN_A_YEAR = re.compile(r"\b(?:in|en) (?:19|20)\d\d\b|(?<!\w)в (?:19|20)\d\d(?:-м| год)", re.IGNORECASE)
"""Who became twins in some year are twins since, where a charter was signed on a day."""
_AGO = re.compile(
    r"\b(?:il y a|voilà|voici|cela fait)\s[\w ]{1,20}\sans(?: qu[e’'])?|\byears (?:ago|since (?!\d))|(?<!\w)лет (?:тому )?(?:назад|как)|(?<!\w)лет с тех пор",
    re.IGNORECASE,
)
"""How long ago something was done, which is no age of what lasts."""
_FOUNDED = re.compile(
    r"\b(?:became|first twinned|were twinned in|was twinned in|twinned \w+ with|(?:officially|formally) (?:twinned|became|established)|put (?:his|her|their) names?|sont devenue?s|devinrent|deviennent|se (?:sont|étaient) (?:jumelée?s|choisi\w*|unie?s)|fu(?:t|rent) jumel\w+|ont été jumelée?s|se jumel\w+|(?:promis|juré\w*) (?:amitié|fraternité|fidélité)|(?:amitié|fraternité) jurée|déclarée?s? sœurs|serment)\b|породнил\w+|стал\w* (?:\w+ )?побратим\w*|объявил\w+ (?:себя )?побратим\w*|побратимами (?:\w+ )?стал\w*|побратал\w+|поклял\w+",
    re.IGNORECASE,
)
"""How a twinning began, told as an act."""


def state_of_act(act: str, clause: str, at: int, end: int, lang: str) -> str:
    """What a verb of agreeing tells by its own tense: to join forces is an agreement made, to exchange pupils goes on."""
    if act == "talks":
        return "planned"
    near = clause[max(0, at - 40) : end]
    if over(clause[end:], lang) or _UNTIL.search(clause[end:]) or (act == "shares" and over(clause[max(0, at - 40) : at], lang)):
        return "ended"
    tense = modality.tense(clause, at, end, lang)
    if tense == "planned" or (tense is None and modality.future(near, lang)) or lexicon(lang).pattern("modality", "wished").search(near):
        return "planned"
    if (
        act == "shares"
        or _PARTNER.match(clause[at:end])
        or (tense == "ongoing" and _TOGETHER.search(clause[max(0, at - 4) : end]))
        or _AGED.search(clause)
        or (act == "bound" and not _FOUNDED.search(clause[at:end]))
    ):
        return "in_force"
    return "signed"


_PARTNER = re.compile(
    r"(?:наш\w*|состо\w+)? ?(?:\w+ )?партн[её]р(?!ств)|(?:is|are|has been|have been) partner|partners? since", re.IGNORECASE
)
"""To be a partner goes on."""
_TOGETHER = re.compile(r"\bf(?:ait|ont) (?:équipe|cause|front)|\b(?:is|are) \w+ing up|en commun|mutualis", re.IGNORECASE)
"""What is told to go on by its present, where to ally oneself would be an act."""
_UNTIL = re.compile(r"^\W?(?:\s\w+){0,5}\s(?:jusqu[’'](?:en|à)|until|till|пока .* не)\s(?:\d{4}|la |le |the |[\w]+)", re.IGNORECASE)
"""What went on only until something."""
