"""Whom “both cities”, « les deux universités », «стороны» mean: those of the agreement just spoken of, else the last two of that sort."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumelles.press.facts.agreements.agreed import Found
    from jumelles.press.names.mentions import Mention
    from jumelles.press.reference import Reference
    from jumelles.press.story import Story

FAR = 8000
"""Letters after which an institution is no longer the one that the text is about."""
NEAR = 500
"""Letters within which the parties of an agreement are still in mind."""
_FR = r"\b(?:les|nos|ces|leurs|des|aux|entre) deux\s"
_EN = r"\b(?:both|between two|the two|these two|our two)\s"
_RU = r"(?<!\w)(?:дв\w+|об\w+)\s"
_BOTH = {
    "fr": re.compile(rf"{_FR}(?P<university>universités|établissements|écoles|lycées|instituts|collèges|facultés)|{_FR}(?P<company>entreprises|sociétés|groupes|start-up|firmes|PME)|{_FR}(?P<health>hôpitaux|cliniques)|{_FR}(?P<culture>musées|théâtres|bibliothèques|orchestres|chorales)|{_FR}(?P<chamber>chambres|CCI)|{_FR}(?P<association>associations|clubs|comités)|(?:{_FR}|\b(?:les|des|aux)\s)(?P<place>villes|communes|cités|municipalités|collectivités|ports|maires|mairies|conseils municipaux|hôtels de ville|métropoles|régions|villages)|(?:{_FR}|\bles\s)(?P<side>parties|partenaires|signataires|maisons|structures|entités|organismes|institutions|équipes|formations)\b|(?<=^)(?P<they>elles|ils)\b", re.IGNORECASE),
    "en": re.compile(rf"{_EN}(?P<university>universities|colleges|schools|institutes|institutions)|{_EN}(?P<company>companies|firms|businesses)|{_EN}(?P<health>hospitals|clinics)|{_EN}(?P<culture>museums|theatres|libraries|orchestras|choirs)|{_EN}(?P<chamber>chambers)|{_EN}(?P<association>associations|clubs|committees|societies)|(?:{_EN}|\bthe\s)(?P<place>cities|towns|ports|councils|city halls|town halls|municipalities|mayors|communities|villages)|(?:{_EN}|\bthe\s)(?P<side>sides|parties|partners|pair|signatories|organi[sz]ations|bodies|institutions|houses|teams|groups|services)\b|\b(?P<they>the two|they)\b(?! \w+s\b)", re.IGNORECASE),
    "ru": re.compile(rf"{_RU}(?P<university>университет\w*|вуз\w*|школ\w*|институт\w*|учреждени\w*)|{_RU}(?P<company>компани\w+|предприяти\w+|фирм\w*)|{_RU}(?P<health>больниц\w*|клиник\w*)|{_RU}(?P<culture>музе\w+|театр\w*|библиотек\w*)|{_RU}(?P<chamber>палат\w*)|(?:{_RU}|(?<!\w)(?=городами(?!\w)|города (?:стали|станут|давно|были|подпис|дружат|обмен|связ|сотруд|породн|договор|план|намер|и сей)))(?P<place>город\w*|порт\w*|муниципалитет\w*|мэр\w*|администраци\w*|глав\w*|регион\w*|с[её]л(?:а|ам|ами)?|пос[её]лк\w+)|(?<!\w)(?P<side>сторон(?:ы|ам|ами)|партн[её]ры|они)(?!\w)", re.IGNORECASE),
}  # fmt: skip


_ACTORS = {"university", "company", "health", "culture", "association", "chamber", "organisation"}


def both(story: Story, reference: Reference, lang: str, clause: tuple[int, int], last: Found | None, *, towns: bool) -> list[str] | None:
    """The names that a definite pair in a clause means, or a pair of towns; None where there is none, or nobody whom it could mean."""
    pairs = _BOTH[lang].finditer(story.text, *clause)
    match = next((one for one in pairs if (not towns or one.lastgroup in {"place", "they"}) and not watching(story, one.start())), None)
    if not match:
        return None
    sort = str(match.lastgroup)
    recent = list(last.parties) if last and last.named and len(last.parties) >= 2 and match.start() - last.end < NEAR else []
    if sort == "they" and last and story.within(last.end, match.start(), "person"):
        return None
    if sort == "they" or (sort == "side" and recent):
        return recent or None
    if sort == "place":
        return _towns(reference, match, recent)
    found = [
        one.name
        for one in story.within(max(0, match.start() - FAR), match.start(), "org")
        if (one.more["kind"] in (_ACTORS if sort == "side" else {sort}) or (one.more["kind"] == "organisation" and _sure(one)))
        and (sort != "culture" or match[sort].lower()[:4] in one.name.lower())  # Two libraries are no museum and a band.
    ]
    names = list(dict.fromkeys(reversed(found)))[:2]
    return names[::-1] or _theirs(reference, sort)


def _theirs(reference: Reference, sort: str) -> list[str] | None:
    """The towns of two institutions that nobody named: “our two libraries” are those of our two towns."""
    return list(reference.pair) if sort in _OF_TOWNS and len(reference.pair) == 2 else None


_OF_TOWNS = {"culture", "university", "health", "association"}


def watching(story: Story, at: int) -> bool:
    """Whether those named only looked on: in the presence of the mayors of both towns."""
    return bool(_PRESENT.search(story.text[max(0, at - 70) : at]))


_PRESENT = re.compile(r"(?:in (?:the )?presence of|en présence|sous les yeux|в присутствии)[^,.;]*$", re.IGNORECASE)


def _sure(one: Mention) -> bool:
    """Whether a name of which nobody knows what it is surely is that of an institution."""
    return " " in one.name and float(one.more.get("trust", 1)) > 0.5


def _towns(reference: Reference, match: re.Match[str], recent: list[str]) -> list[str] | None:
    """The parties just spoken of if they are towns or are called by the same word, else the two that the text is about."""
    towns = {one.name for one in reference.towns}
    word = match[str(match.lastgroup)].lower()[:4]
    if recent and all(name in towns or word in name.lower() for name in recent):
        return recent
    return list(reference.pair) if len(reference.pair) == 2 else None
