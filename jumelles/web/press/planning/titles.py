"""Under which title a fact is kept: words of the text that can stand alone, else the sentence they are from."""

from __future__ import annotations

import re

from jumelles.web.press.models import Proposed
from jumelles.web.press.planning.setting import Setting

LONGEST = 160
"""Letters of a sentence that is used as a title."""
STEM = 6
"""Letters by which a name is found again in a sentence that inflects it."""
WHOLE = 4
"""Words with which the beginning of a sentence is taken for a clause that says who did what."""
NAMES = {
    "visit": re.compile(
        r"^(?:visites?|visits?|délégations?|delegations?|voyages?|séjours?|déplacements?|accueil|réceptions?|missions?|échanges?|rencontres?"
        r"|trips?|tours?|stays?|journeys?|exchanges?|meetings?|визит\w*|делегаци\w+|поездк\w+|приезд\w*|при[её]м\w*|встреч\w+|обмен\w*)$",
        re.IGNORECASE,
    ),
    "accord": re.compile(
        r"^(?:accords?\b.*|conventions?|avenants?|protocoles?|mémorandums?|jumelages?|partenariats?|relations?|chartes?|pactes?|lettres?"
        r"|coopérations?|amitiés?|liens?|échanges?|ententes?|contrats?|projets?|programmes?|agreements?|memorand\w+|twinnings?|partnerships?"
        r"|charters?|pacts?|letters?|co-?operation|friendship|links?|exchanges?|treaty|projects?|programs?"
        r"|соглашени\w+|договор\w*|меморандум\w*|протокол\w*|побратимств\w*|партн[её]рств\w*|отношени\w+|сотрудничеств\w*|дружб\w+|связ\w+)$",
        re.IGNORECASE,
    ),
}
"""What a noun of each type is called: a title that begins with one can stand alone."""
DOES = re.compile(
    r"(?:é|i|u|is|it|ait|ent)e?s?$|ed$|ing$|(?:л|ла|ли|ло|ет|ют|ит|ят)$|^(?:accueill|recev|welcom|host|receiv|greet|met$|meet)",
    re.IGNORECASE,
)
"""A word by which somebody does something; it does not begin the name of what was done."""


def title(proposed: Proposed, setting: Setting, *names: str, longest: int) -> str:
    """What the text calls it, in one line that begins with a large letter."""
    told = next((str(proposed.attributes[name]) for name in names if proposed.attributes.get(name)), "")
    text = " ".join((told or _words(proposed, setting)).split())
    return (text[:1].upper() + text[1:])[:longest]


def _words(proposed: Proposed, setting: Setting) -> str:
    """The first of its words that can stand alone; where none can, the sentence that says most about who and where."""
    said = [str(one["exact"]) for one in proposed.evidence]
    if proposed.by_hand or proposed.type not in NAMES:
        return said[0] if said else ""
    whole = (words for words in said if _stands(words, NAMES[proposed.type]))
    return next(whole, "") or _sentence(proposed, setting) or (said[0] if said else "")


def _stands(words: str, noun: re.Pattern[str]) -> bool:
    """Whether words can be a title: they name the thing first, or are a sentence from its beginning on."""
    parts = re.findall(r"[\w’'-]+", words)
    if len(parts) >= WHOLE and words[:1].isupper():
        return True
    first = next((number for number, part in enumerate(parts[:3]) if noun.match(part)), None)
    return len(parts) > 1 and first is not None and not any(DOES.search(part) for part in parts[:first])


def _sentence(proposed: Proposed, setting: Setting) -> str:
    told = [str(proposed.attributes.get(name) or "")[:STEM] for name in ("to", "from")]
    said = [setting.sentence(one["start"], one["end"]) for one in proposed.evidence if "start" in one]
    named = [one for one in said if any(name and name in one for name in told)]
    return _short(" ".join((named or said or [""])[0].split()).rstrip(".…"))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0].rstrip(' ,;:—–-')}…"
