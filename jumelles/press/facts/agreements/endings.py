"""Whether an agreement has ended: what expired, was ended or not renewed; and what somebody would bring back to life."""

from __future__ import annotations

import re

from jumelles.press import modality
from jumelles.press.lexicon import lexicon


def over(clause: str, lang: str) -> bool:
    """Whether it has ended and was not taken up again; what will expire has not."""
    words = lexicon(lang)
    if _NOT_RENEWED.search(clause) or (_WAS_UNTIL.search(clause) and not _IDLE.search(clause)):
        return True
    ended = words.pattern("accord", "ended").search(clause)
    if ended and _DECIDED.search(clause[max(0, ended.start() - 40) : ended.start()]):
        return True
    if not ended or modality.tense(clause, *ended.span(), lang) == "planned":
        return False
    if words.pattern("accord", "renewed").search(clause, 0, ended.start()) and clause[: ended.start()].endswith(", "):
        return False  # What had ended was taken up again.
    if lang == "ru" and not ended[0].startswith("не ") and modality.tense(clause, *ended.span(), lang) == "ongoing":
        return False
    if words.pattern("accord", "renewed").search(clause[: clause.rfind(",", 0, ended.start())]) and _RELATIVE.search(
        clause[: ended.start()]
    ):
        return False  # It was extended because it was to end: «продлили соглашение, срок которого истекал».
    return not words.pattern("accord", "renewed").search(clause, ended.end()) or bool(_NOT_RENEWED.search(clause))


_WAS_UNTIL = re.compile(
    r"\b(?:était|étaient|fut|furent|avai(?:t|ent))\b.*\bjusqu[’'](?:à ce que?|en|au)\b|\b(?:had been|was|were)\b.*\b(?:until|till)\b|(?<!\w)был[аио]?\s.*(?<!\w)(?:пока|до тех пор)(?!\w)",
    re.IGNORECASE,
)
"""What was so until something happened."""
_IDLE = re.compile(
    r"\brest[ée]\w* (?:dans|sans|en|au|lettre)\b|\bdorm\w+|\ben sommeil\b|\b(?:lay|lain|idle|unused|forgotten|gather\w+ dust)\b|(?<!\w)(?:лежал|пылил|дремал|оставал)\w*|на бумаге",
    re.IGNORECASE,
)
"""Until when a paper lay idle, it goes on from then."""
_RELATIVE = re.compile(r",\s(?:[\w ]{0,20}котор\w+|qui|dont|which|whose)\s[^,]*$", re.IGNORECASE)
_DECIDED = re.compile(
    r"\b(?:voted|decided|resolved|agreed|décid\w+|vot(?:é|e|ent)|résolu\w*)\b|(?<!\w)(?:реши|проголосова|постанови)\w+", re.IGNORECASE
)
"""Whoever decided to end it has ended it."""
_NOT_RENEWED = re.compile(
    r"не (?:был\w* )?(?:продл|возобнов)|(?:продлевать|возобновлять)ся (?:больше )?не (?:буд|стал)\w+|n[’']a (?:pas|jamais) été (?:renouvel|reconduit|prolong)"
    r"|ne ser(?:a|ont) (?:pas|plus) (?:renouvel|recondui|prolong)|not (?:be |been )?(?:renewed|extended)",
    re.IGNORECASE,
)


def became(clause: str, lang: str) -> str | None:
    """Whether it has ended, or somebody managed to renew it: “we were able to extend it”, «удалось возобновить»."""
    return "ended" if over(clause, lang) else "renewed" if _MANAGED.search(clause) else None


_MANAGED = re.compile(
    r"(?<!not )\b(?:managed|were able|was able|succeeded in) (?:to )?(?:\w+ )?(?:renew|extend|reviv|restart|relaunch|reactivat)\w*"
    r"|\b(?:réussi|parven\w+|arriv\w+) à (?:\w+ )?(?:renouvel|recondui|prolong|relanc|réactiv|ranim|renou)\w+|\b(?:a|ont) (?:enfin )?pu être (?:renouvel|recondui|prolong|relanc|réactiv|renou)\w+"
    r"|(?<!\w)(?<!не )(?:удалось|смогл?и?|сумели?|получилось) (?:\w+ )?(?:продл|возобнов|восстанов|обнов|возрод)\w+",
    re.IGNORECASE,
)


def reviving(before: str, lang: str) -> bool:
    """Whether the words before an agreement wish it back to life."""
    return bool(_REVIVING[lang].search(before))


_REVIVING = {
    "fr": re.compile(r"\b(?:souhait|veul|veut|voudr|aimer|esp[eèé]r|propos|envisag|compt|entend|va|vont|prêt)\w*(?: \w+){0,3} (?:à |de )?(?:relancer|réactiver|ranimer|raviver|faire revivre)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:wants?|hopes?|wish(?:es)?|plans?|would like|propos\w+|keen|aims?|will|ready)\b(?: \w+){0,2} (?:revive|restart|relaunch|reactivate|rekindle|resurrect)\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:хо[тч]|намерен|планиру|предлаг|предлож|готов|надеет|мечта)\w*(?: \w+){0,3} (?:возобновить|возродить|восстановить|оживить)(?!\w)", re.IGNORECASE),
}  # fmt: skip
"""What somebody would bring back to life is planned, whatever became of it."""
