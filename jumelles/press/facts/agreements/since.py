"""What became of an agreement since: told further on in the sentence, beyond the clause that names it, or by a pronoun after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press import modality
from jumelles.press.facts.agreements.wording import kinds
from jumelles.press.lexicon import lexicon

if TYPE_CHECKING:
    from jumelles.press.facts.agreements.telling import Told

_AGAIN = {
    "fr": re.compile(r"\b(?:a|ont|avai(?:t|ent)) (?:\w+ ){0,2}?été (?:\w+ )?(?:recondui|renouvel|prolong|relanc|réactiv|ranim|remise?s? (?:en route|sur (?:les rails|pied)))\w*|\bfu(?:t|rent) (?:\w+ )?(?:recondui|renouvel|prolong|relanc|réactiv)\w+|\b(?:a|ont|avai(?:t|ent)) (?:\w+ )?repris (?:vie|corps|son cours|leur cours)\b|\brepri(?:t|rent) (?:vie|corps|son cours|leur cours)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:was|were|has been|have been|had been) (?:\w+ )?(?:renewed|extended|prolonged|revived|relaunched|reactivated|reaffirmed|brought back to life|put back on track)\b|\b(?:came|come|sprang) back to life\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:продл|возобновл|подтвержд|обновл|восстановл|перезаключ|возрожд)(?:ен|ён)[аоы]?(?!\w)|(?<!\w)(?:пролонгирован|переподписан)[аоы]?(?!\w)|(?<!\w)(?:возобновил|возродил)(?:ся|ась|ось|ись)(?!\w)", re.IGNORECASE),
}  # fmt: skip
_NOT_YET = re.compile(
    r"(?:\b(?:not|never|to|will|would|if|si|pas|jamais|que)\b|\bn[’']|(?<!\w)(?:не|будет|будут|был бы|если|чтобы)(?!\w))[\w ]{0,16}$",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|pas|jamais|plus)\b", re.IGNORECASE)
_ANOTHER_SUBJECT = re.compile(
    r"^,?\s(?:et|and|а|и)\s(?!(?:qui|which|that|котор\w+|en|in|on|в|after|après|après|since|depuis|then|puis|was|were|has|a|ont|fut)\b|продл|возобн|подтв)", re.IGNORECASE
)  # fmt: skip


def renewed_since(told: Told) -> tuple[int, int] | None:
    """Where the rest of the sentence says that it was renewed: the pact signed in 2014, which had lapsed, and which was extended."""
    stop = told.clause[1]
    rest = told.story.text[stop : told.sentence.end]
    match = _AGAIN[told.lang].search(rest)
    if not match or _NEGATED.search(match[0]) or _ANOTHER_SUBJECT.match(rest):
        return None
    before = rest[: match.start()]
    if ";" in before or _NOT_YET.search(before) or kinds(told.lang).search(before):
        return None
    return stop + match.start(), stop + match.end()


CONFIRMED = re.compile(r"reaffirm|подтверд", re.IGNORECASE)
"""What a newly signed paper does to what there is; it renews no paper."""
_RENEWAL_OF_IT = re.compile(
    r"\bdont (?:la |le |l[’'])(?:prolongation|reconduction|renouvellement|extension)[^;:]{0,40}? (?:a|fut|vient d[’']) ?(?:être |été )?(?:\w+ )?(?:sign|paraph|act|vot|approuv|entérin|décid)\w+"
    r"|\bwhose (?:renewal|extension|prolongation)[^;:]{0,40}? (?:was|has been) (?:\w+ )?(?:sign|initial|approv|agre|seal|vot|ratif)\w+"
    r"|(?:продлени|пролонгаци|возобновлени)\w+ котор\w+[^;:]{0,40}? (?:подпис|оформ|утвержд|согласова|заверен)\w*",
    re.IGNORECASE,
)
"""A renewal that a relative clause tells to have been signed."""


def renewed_later(after: str, lang: str, *, signed: bool) -> bool:
    """Whether the words after an agreement tell that it was renewed; `signed` if they tell first that it was signed."""
    return bool(_RENEWAL_OF_IT.search(after)) or (signed and _then_renewed(after, lang))


def _then_renewed(after: str, lang: str) -> bool:
    """Whether what was once signed has been renewed since: “the pact signed in 2019 was extended”."""
    words = lexicon(lang)
    first = words.pattern("accord", "signed").search(after)
    then = words.pattern("accord", "renewed").search(after, first.end()) if first else None
    return bool(then and not CONFIRMED.match(then[0]) and modality.tense(after, *then.span(), lang) == "past")


GONE = {
    "fr": re.compile(r"(?:^|;\s)(?:mais )?(?:il|elle|celui-ci|celle-ci) (?:(?:n[’']a(?:vait)? pas |ne )(?:survéc\w+|résist\w+|dur\w+|tenu)|a (?:\w+ )?été remplacée?|a (?:\w+ )?(?:pris fin|expiré)|s[’']est (?:\w+ )?(?:éteinte?|achevée?))\b", re.IGNORECASE),
    "en": re.compile(r"(?:^|;\s)(?:but )?(?:it|this|that one) (?:(?:did not|didn[’']t|failed to|never) (?:survive|outlive|outlast|last)|was (?:\w+ )?replaced|(?:\w+ed )?(?:expired|lapsed)|ran out|came to an end)\b", re.IGNORECASE),
    "ru": re.compile(r"(?:^|;\s)(?:но |однако )?(?:он|она|оно|тот|та) (?:не (?:пережил|выдержал|уцелел|сохранил|продержал|устоял)\w*|(?:был[аои]? )?замен(?:ён|ен[аоы])|ист[её]к\w*|утратил\w* силу|прекратил\w*)(?!\w)", re.IGNORECASE),
}  # fmt: skip
"""A sentence, or a part of one, by which what was just told did not last."""
