"""What two do together that is no agreement of its own: what a paper told beside it is about, what was done on one day, and who only came along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press import modality, when
from jumelles.press.lexicon import lexicon

if TYPE_CHECKING:
    from jumelles.press.facts.agreements.agreed import Found
    from jumelles.press.facts.agreements.telling import Told

_CONTENT = {"project", "cooperation"}
_PAPER = {"agreement", "partnership"}


def content(one: Found, beside: list[Found]) -> bool:
    """Whether a project or cooperation is what an agreement of the same parties in the same sentence is about."""
    papers = [other for other in beside if other.kind in _PAPER and other is not one]
    return one.kind in _CONTENT and any(set(one.parties) == set(other.parties) or not one.named for other in papers)


def once(told: Told) -> bool:
    """Whether what was shared was shared on one day, or with people who came along: “on Saturday they shared the stage”, «вместе с депутатами»."""
    story, (start, stop), lang = told.story, told.clause, told.lang
    if _ALONG.match(story.text, told.at, stop):
        return True
    clause = story.text[start:stop]
    if modality.tense(clause, told.at - start, told.end - start, lang) == "planned":
        return False
    return any(_of_a_day(one, lang) for one in when.dates(clause, lang, story.published))


def sought(told: Told, one: Found) -> bool:
    """Whether somebody only looks for a partner, or says what they would agree to: “ready to sign a contract”."""
    if len(one.sure) > 1:
        return False
    if one.kind == "twinning":
        return bool(_SEEKS.search(told.story.text[max(told.clause[0], told.at - 30) : told.at]))
    if one.kind not in {*_PAPER, "project"}:
        return False
    near = told.story.text[max(told.clause[0], told.at - 60) : told.at]
    return bool(_READY[told.lang].search(near) or lexicon(told.lang).pattern("company", "need").search(near))


_SEEKS = re.compile(
    r"\b(?:seek(?:s|ing)?|looking for|in search of|needs) (?:an?|new) (?:\w+ )?$|\b(?:cherch\w+|en quête d[’']|à la recherche d[’'])\s?une?\s(?:\w+\s)?$|(?<!\w)(?:ищ[еу]т|в поисках?)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_READY = {
    "fr": re.compile(r"\b(?:prêt|disposé)e?s? à (?:signer|conclure|nouer|passer|étudier|envisager)|\b(?:étudi|examin|envisag)era\w* ", re.IGNORECASE),
    "en": re.compile(r"\b(?:ready|willing|prepared|open) to (?:sign|conclude|enter|consider|discuss)|\bwill consider\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)готов[аоы]? (?:подписать|заключить|рассмотреть|обсудить)|(?<!\w)рассмотр(?:ит|ят)(?!\w)", re.IGNORECASE),
}  # fmt: skip
_ALONG = re.compile(
    r"вместе\sсо?\s(?:\w+(?:ими|ыми)\s)?\w+(?:ами|ями)(?!\w|\s?(?-i:[«“\"А-ЯЁ]))"
    r"|together\swith\s(?:(?:the|its|their|some)\s)?(?:(?-i:[a-z]+)\s)?(?-i:[a-z]+)(?:s|men|ren)\b(?!\s(?-i:[A-Z“]))"
    r"|ensemble\savec\s(?:des|les|ses|leurs|nos)\s(?-i:[a-z])",
    re.IGNORECASE,
)
"""“Together with” several of a sort tells who came along, not with whom one agrees."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")


def _of_a_day(one: when.When, lang: str) -> bool:
    """Whether a date is that of a day, or of a few of them."""
    return bool(_DAY.fullmatch(one.edtf)) if one.edtf else bool(lexicon(lang).pattern("visit", "weekdays").search(one.words))
