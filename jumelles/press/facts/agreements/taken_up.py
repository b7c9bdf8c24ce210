"""Pronouns in place of an agreement that was just spoken of, with the verb that tells what became of it."""

from __future__ import annotations

import re

_FR = r"(?:réactiv|renouvel|relanc|recondui|prolong|suspend|rompu|résili|dénonc|sign|paraph|conclu|ratifi|approuv)"
_EN = r"(?:renewed|revived|reactivated|extended|relaunched|suspended|terminated|signed|concluded|ratified|approved|wound up|dropped)"
_RU = r"(?:возобнов|продл|обнов|приостанов|расторг|прекра|подпис|заключ|утверд|ратифиц)"
TAKEN_UP = {
    "fr": re.compile(
        rf"\b(?:elles?|ils?) (?:a|ont|avait|avaient) (?:\w+ )?(?:repris|redémarré)\b(?! (?:l[ae’']|une?|des|ses|leur))|\b(?:les|la|le|l[’'])\s?(?:a|ont|avoir|avait|avaient|avons)\s{_FR}\w*|\b(?:elles?|ils?|celle-ci|celui-ci)\s(?:(?:n[’'])?(?:a|ont|avait|avaient)\s(?:pas |jamais |plus )?(?:\w+ )?été|(?:ne )?(?:fut|furent)|est|sont)\s(?:\w+ )?{_FR}\w*"
        r"|\b(?:en|d[’']en) (?:sign|concl|paraph)\w+ une? (?:nouve\w+|autre|second\w*)|\b(?:le|la|les) (?:reconduire|renouveler|prolonger|signer|relancer)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"\b(?:it|they) (?:ha[sd] |have )?(?:since )?(?:resumed|restarted)\b|\b(?:it|they|this|which) (?:was|were|has been|had been|have been|ha[sd] (?:not|never) been) (?:\w+ )?{_EN}\b|\b{_EN} (?:it|them)\b|\b(?:renew|extend|revive|sign|relaunch) (?:it|them|(?:a )?(?:new|fresh|another|second) one)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        rf"(?<!\w)(?:он|она|оно|они) (?:\w+ )?возобнови(?:лся|лась|лось|лись)(?!\w)|(?<!\w){_RU}\w+ (?:их|его|её|ее)(?!\w)|(?<!\w)(?:их|его|её|ее) {_RU}(?!\w*ени)\w+|(?<!\w)(?:он|она|оно|они) (?:не )?(?:был[аои]? )?(?:\w+ )?{_RU}\w*(?:ан|ен|ён|ено|ены|ена|ано|аны|ана|ут|уты)(?!\w)|(?<!\w)(?:подписать|заключить) (?:нов\w+|друг\w+)(?=[.,;])",
        re.IGNORECASE,
    ),
}
AHEAD = {
    "fr": re.compile(r"\b(?:de|d[’']en|en|à|pour) (?:le |la |les )?(?:sign|concl|recond|renouvel|prolong|relanc|paraph)(?:er|ure|uire)\b[^.]*$", re.IGNORECASE),
    "en": re.compile(r"\b(?:to|will|would|could) (?:renew|extend|revive|sign|relaunch) (?:it|them|a|another|the)\b[^.]*$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:продлить|возобновить|подписать|заключить)(?!\w)[^.]*$", re.IGNORECASE),
}  # fmt: skip
"""What is still to be done about it."""
