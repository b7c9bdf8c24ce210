"""Words of agreements that tell of none: what was denied or came to nothing, what is only counted, and parts of what is told already."""

from __future__ import annotations

import re

from jumelles.press.facts.called_off import called_off
from jumelles.press.lexicon import lexicon

_NO = {
    "fr": re.compile(
        r"(?:n[’']\s?|ne\s)\w+\s(?:\w+\s)?(?:pas|jamais|aucune?)\s(?:encore\s)?(?:de\s|d[’'])?(?:\w+\s)?$|\b(?:sans|aucune?|ni)\s(?:\w+\s)?$|\bpersonne n[e’'][^,.;]{0,20}\b(?:parl|appel|song|nomm)\w+[^,.;]{0,8}\s(?:d[’'])?une?\s(?:\w+\s)?$|\b(?:rumeurs?|bruits?) d[’']une?\s(?:\w+\s)?$|renonc\w+ à (?:\w+\s){1,2}$|\bne (?:pas|plus|jamais) \w+(?: suite)?\s(?:[\w’]+\s){0,3}$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:no|not an?|not|without an?|without any|without|never had an?|never|has no|have no|nor|denied|rejected|any)\s(?:(?:yet|formal|official|written|signed|new|such)\s)?(?:\w+\s)?$|\b(?:nobody|no one|never)\b[^,.;]{0,20}\bcall\w* (?:it|that|this|them) an?\s(?:\w+\s)?$|\b(?:reports?|rumou?rs?|talk) of an?\s(?:\w+\s)?$|\b(?:decided (?:not to|against)|does not plan to|do not plan to|no plans to|refus\w+ to)\s(?:\w+\s){0,3}$",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?<!\w)(?:нет|без|не имеет|не имеют|не было|ни одн\w+|никак\w+|ни)\s(?:\w+\s)?$|(?<!\w)(?:под)?(?:думал|мечтал)\w* о\s(?:\w+\s)?$|(?<!\w)не (?:планир|намерен|собира|хоч|хот|стал|будет|будут)\w*\s(?:\w+\s){0,2}$|никто[^,.;]{0,16}\sне (?:назва|называ|говори)\w+[^,.;]{0,8}\s$|слух\w* о\w?\s(?:\w+\s)?$|отказал\w+ от\s(?:\w+\s){0,2}$|решил\w* не \w+\s(?:\w+\s){0,2}$",
        re.IGNORECASE,
    ),
}
_NOTHING = {
    "fr": re.compile(
        r"n[’'](?:a|ont|avai(?:t|ent)|aura|eut|est|étai(?:t|ent)) (?:(?:pourtant|toutefois|finalement|donc|en fait) )?(?:jamais|pas|guère|toujours pas|pu) (?:pu )?(?:être )?(?:été )?(?:abouti|négoci|sign|conclu|vu le jour|donn|eu |suivi|retenu|trouv|adopt|validé|concrétis|débouch|voir le jour|prosp)"
        r"|ne (?:sera|seront|fut|furent) (?:\w+ )?(?:pas|jamais)|rest(?:é|ée|és|ées|a|e|èrent|ent) (?:\w+ )?(?:lettre morte|sans (?:suite|lendemain|réponse|effet)|dans (?:les cartons|un tiroir|les tiroirs)|au point mort|à l[’']état|un (?:vœu|projet))"
        r"|(?:a|ont|avait) (?:capoté|avorté|échoué|tourné court|fait long feu)|capota|avorta|échoua|tomb(?:é|ée|a) à l[’']eau|(?:été|fut|est|était) (?:finalement )?(?:abandonné|rejeté|retiré de l[’']ordre du jour|refusé|écarté|repoussé|enterré|retoqué|ajourné|démenti)|sans suite|dément(?:i|ent)?\b|déclin(?:é|a\b|èrent)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:fell through|falls through|c[ao]me to (?:nothing|nought|naught)|went nowhere|never (?:got|been|was|were|went|came|happened|took|signed|materiali[sz]ed|followed|made|saw|reached)|fall(?:en)? through"
        r"|(?:was|were|been|being|is) (?:\w+ )?(?:dropped|rejected|shelved|abandoned|turned down|declined|refused|voted down|denied|thrown out|ruled out|withdrawn|(?:pulled|removed|struck|dropped) from the agenda|not (?:signed|pursued|approved|taken|agreed|sought))"
        r"|did(?: not|n[’']t) (?:go|materiali[sz]e|sign|come|happen|follow|proceed|survive the vote)|will not (?:go ahead|proceed|be (?:renewed|signed|pursued|extended))|unanswered|no such thing|nor so much as|in a drawer|on the drawing board|no(?:thing)? (?:was|has been) signed)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?<!\w)(?:так и не|не (?:был[аои]? )?(?:подписа|состоя|заключ|подтвержд|подтверд|удал|сложи|дош|увенча|сбы|нашл|получ|приня|поддерж|реализ|воплот)\w*|оста(?:л|ё|ет)\w+ (?:без|на бумаге|лишь|только|нереализ)|сорвал\w+|отклон\w+|отказал\w+|отверг\w+|снят\w* с повестки|воздержал\w+|не явля\w+|не стал[аио]?(?!\w)|ни к чему|лежит в|не пош\w+|\s(?:пока )?не было|пока нет|нет(?= [а-я]*[.,;])|провалил\w+)",
        re.IGNORECASE,
    ),
}
"""What comes after the words where nothing came of it."""
_CLOSER = re.compile(r"renew|renouvel|reconduit|prolong|продл|возобнов|extended", re.IGNORECASE)
"""What is not renewed has been, and has ended."""
_COUNTED = re.compile(
    r"(?:(?<!\d)\d{1,3}|\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|десять|одиннадцать|двенадцать|пять|шесть|семь|восемь|девять|несколько|several|plusieurs))\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"[^.,;:]{0,40}(?:,\s(?:среди (?:них|которых)|в том числе|dont|parmi lesquel\w+|including|among them|notamment)\s|\s?[:(–—]\s?(?=[A-ZÀ-ÞА-ЯЁ]))",
    re.IGNORECASE,
)
"""What begins to name those who were counted."""
_TWINNERS = re.compile(r"\s(?:association|committee|group|officer|society|club|board|commission)\b", re.IGNORECASE)
_TWINNERS_BEFORE = re.compile(
    r"\b(?:comité|association|amicale|commission|président|présidente|комитет\w*|ассоциаци\w+)\s(?:de |du |d[’'])?$|\b(?:déléguée?|chargée?|adjointe?|responsable|service|délégation|conseill(?:er|ère))(?:\s(?:à la|aux?|à l[’']|des?|du)\s?[\w ’',]{3,40}(?:,|\set))?\s(?:aux?|des?|du)\s$|\b(?:councill?or|officer|member|responsible|lead) for\s$|(?<!\w)(?:по|отдел\w*)\s$",
    re.IGNORECASE,
)
"""A committee for twinning, or somebody's remit, is no twinning."""


SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|several|both|deux|trois|quatre|cinq|six|plusieurs)\s(?:\w+\s)?$|(?<!\w)(?:два|две|двух|три|тр[её]х|четыре|пять|несколько|оба|обе)\s(?:\w+\s)?$",
    re.IGNORECASE,
)


def denied(kind: str, match: re.Match[str], piece: str, lang: str) -> bool:
    """“No sister city”, what came to nothing, and how many sister cities there are, is no agreement with one."""
    before, after = piece[max(0, match.start() - 40) : match.start()], piece[match.end() : match.end() + 160]
    if _NO[lang].search(before) or (kind == "twinning" and _COUNTED.search(before) and not _AMONG.match(after)):
        return True
    if _SIGNATURE.search(before) and called_off(piece, match.start(), match.end(), "", lang):
        return True
    if _TALKS.search(before) and _WITHOUT_RESULT.search(after):
        return True
    nothing = _NOTHING[lang].search(re.split(r"\.\s|\set\s(?=l)|,\s(?:mais|but|но)\s(?!\w+ (?:rest|n[’']))", after)[0])
    if lexicon(lang).pattern("accord", "ended").search(after):
        return False  # It came to an end, so there was one.
    if nothing and _UNTIL.match(after, nothing.end()):
        return False  # It lay in a drawer until somebody took it out.
    return bool(nothing) and not _CLOSER.search(after[nothing.start() : nothing.end() + 25] if nothing else "")


_UNTIL = re.compile(r",? (?:jusqu[’']|avant qu|until|till|before|пока|до тех пор)", re.IGNORECASE)
_TALKS = re.compile(
    r"\b(?:talks|discussions|negotiations|consultations) (?:on|over|about)\s(?:an?|the)?\s?(?:\w+ )?$|\b(?:pourparlers|discussions|négociations|échanges) (?:sur|pour|autour d[e’']|en vue d[e’'])\s?(?:une? |l[ae’'] ?)?(?:\w+ )?$"
    r"|(?<!\w)переговор\w* (?:об?|по) (?:\w+ )?$",
    re.IGNORECASE,
)
_WITHOUT_RESULT = re.compile(
    r"\b(?:without (?:result|success|agreement|a deal)|broke down|broken down|collapsed|stalled|failed|led nowhere|sans (?:résultat|succès|accord)|n[’']ont (?:rien|pas)|ont échoué|enlisé\w*)\b|безрезультатн|ничем|провалил|зашли в тупик|без результат",
    re.IGNORECASE,
)
"""How talks end that lead to nothing."""
_SIGNATURE = re.compile(r"\b(?:signature|signing|cérémonie|ceremony)\b|(?<!\w)(?:подписани|церемони)", re.IGNORECASE)
"""What may be called off, though the agreement itself is not."""
_THEN = {
    "fr": re.compile(r"\s+(?:rien n[’']|il n[’']en|(?:[^.!?]{0,60}, )?(?:il|elle|on|la \w+|le \w+) n[’']y (?:a|avait|ont) pas donné suite|cela n[’']|mais (?:rien|cela|il) n|en vain|sans suite|peine perdue|ce fut un échec)", re.IGNORECASE),
    "en": re.compile(r"\s+(?:(?:but |yet )?nothing (?:came|has come|was)|it (?:never|came to nothing)|in vain|to no avail|the (?:plan|idea) (?:was|fell))", re.IGNORECASE),
    "ru": re.compile(r"\s+(?:(?:но )?ничего (?:из этого )?не|из этого|дело (?:не|так)|но дальше|безуспешно|увы)", re.IGNORECASE),
}  # fmt: skip


def came_to_nothing(after: str, lang: str) -> bool:
    """Whether the next sentence takes back what the one before told."""
    return bool(_THEN[lang].match(after))


def worth(kind: str, match: re.Match[str], piece: str, seen: list[tuple[str, int]], lang: str) -> bool:
    """Whether the words speak of something of its own, and not of what an agreement named just before is about."""
    before, after = piece[: match.start()], piece[match.end() :]
    near = {other for other, at in seen if match.start() - at < 90 and not re.search("[:;,]", piece[at : match.start()])}
    several = re.search(r"\b(?:des|de nouve\w+|new|further)\s$", before, re.IGNORECASE)
    if not several and kind in {"cooperation", "relation", "partnership", "project"} and near & {"agreement", "partnership"}:
        return False
    if kind == "partnership" and match[0][0].isupper() and re.search(r"[A-ZÀ-Þ][\w-]* $", before):
        return False  # It is part of a name: the Regional Business Alliance.
    if kind == "agreement":
        return not _TWINNED.search(before) and not _OF_TWINNING[lang].match(after)
    if kind == "twinning" and match[0] == "Sister Cities" and re.search(r"[A-Z]\w+ $", before):
        return False  # It is the name of those who care for the twinnings.
    if kind == "twinning":
        close = any(other == "agreement" and match.start() - at < 45 and not _APART.search(piece[at : match.start()]) for other, at in seen)
        return not close and not _TWINNERS.match(after) and not _TWINNERS_BEFORE.search(before)
    if kind in {"partnership", "cooperation", "relation"} and _PAPER_AFTER.match(after):
        return False
    if kind == "cooperation":
        return not any(other == "twinning" and match.start() - at < 40 for other, at in seen)
    if kind == "relation" and (_IN_A_NAME_BEFORE.search(before) or _IN_A_NAME.match(after)):
        return False
    if kind == "relation":
        return not re.search(r"(?:international|public|external|foreign|relations)\s+$", before, re.IGNORECASE) and "twinning" not in near
    return True


_APART = re.compile(r"[:;,.]|\s(?:en|into)\s$")
"""What stands between two words that are not of one thing, or where one becomes the other."""
_IN_A_NAME = re.compile(
    r"\s(?:match|cup|tree|garden|game|tournament|evening|concert|day|week|festival|house|square|park|bench|quilt|bridge|walk|ride|train|medal)\b",
    re.IGNORECASE,
)
_IN_A_NAME_BEFORE = re.compile(
    r"(?<!\w)(?:матч|дерев|алле|сквер|площад|парк|дом|фестивал|кубо?к|турнир|вечер|концерт|урок|поезд|мост|медал|орден|сад|недел|дн|праздник)\w{0,4}\s$"
    r"|\b(?:medal|order|prize|award|cup|tree|house|garden|day|festival|match|walk|bridge) of (?:the )?$|\b(?:médaille|ordre|prix|coupe|arbre|maison|jardin|fête|journée|festival|match|tournoi|allée|place|square|pont) de (?:la |l[’'])?$",
    re.IGNORECASE,
)
"""A friendship match or tree is called so and tells of no relations."""
_PAPER_AFTER = re.compile(
    r"\s+(?:agreement|memorandum|declaration|pact|charter|protocol|accord|treaty|MoU|programme|program)", re.IGNORECASE
)
_TWINNED = re.compile(r"(?:sister|twin|jumelage|побратим\w*)[- ]?(?:cit(?:y|ies)|towns?|ning|ports?|schools?|states?)?[- ]$", re.IGNORECASE)
_OF_TWINNING = {
    "fr": re.compile(r"\s(?:(?:officielle? )?de|en(?: un)?(?: \w+)?) jumelage", re.IGNORECASE),
    "en": re.compile(r"\s(?:of|on|into) (?:the |an? )?(?:\w+ )?(?:twinning|sister)", re.IGNORECASE),
    "ru": re.compile(r"\s(?:о|об|про|в)\s(?:\w+\s)?побратим", re.IGNORECASE),
}
"""An agreement of twinning is the twinning."""
