"""Which of the dates of a clause tell when something was done, and not since when somebody is in office or for which years a paper holds."""

from __future__ import annotations

import re

from jumelles.press.when import When

_HOLDS = {
    "fr": re.compile(r"(?:jusqu[’'](?:en|à|au)|d[’']ici(?: à)?|à l[’']horizon|à échéance|valables?(?: \w+)?|courant|expir\w+ (?:en|le))\s(?:(?:fin|la fin de|le)\s)?$", re.IGNORECASE),
    "en": re.compile(r"\b(?:until|till|through(?: to)?|by|valid (?:for|to)|expir\w+ (?:in|on)|running to)\s(?:(?:the end of|late|early|mid)\s)?$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:до|к|сроком (?:до|на|по)|вплоть до|рассчитан\w* (?:до|на))\s(?:(?:конца|концу|начала)\s)?$", re.IGNORECASE),
}  # fmt: skip
"""Before the year or day on which something ends."""
_YEARS = re.compile(r"\d{4}/\d{4}")


def of_acts(found: list[When]) -> list[When]:
    """The dates without ages, such as “since 1998”, and without years that something is made for: “the programme 2027–2030”."""
    return [one for one in found if not (one.edtf and (one.edtf.endswith("/..") or _YEARS.fullmatch(one.edtf)))]


def without_terms(found: list[When], text: str, lang: str) -> list[When]:
    """The dates without those on which something will end."""
    return [one for one in found if not _HOLDS[lang].search(text[: one.start])]
