"""Churches, castles, halls and parks that bear a name: where things take place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jumelles.press.names.latin_orgs import CAP, UP

_ENGLISH = re.compile(
    r"(?P<seat>(?<=\b(?:in|at) the )Town Hall(?=[.,;:)\n]|$)|(?<=[,–-] )Town Hall(?=[.,;:)\n]|$))"
    rf"|(?<![\w’'-])(?:{CAP}[ \xa0]){{1,3}}(?:Castle|Cathedral|Church|Abbey|Minster|Priory|Palace|Halls?|House|Park|Gardens|Garden|Arena|Pavilion|Chapel|Basilica|Monastery)(?![\w-]|[ \xa0][{UP}])"
    rf"|(?<=\b(?:in|at) )St\.? {CAP}[’']s(?![\w-]|[ \xa0][{UP}])"
)
_FRENCH = re.compile(
    rf"(?<![\w-])(?:(?:église|cathédrale|abbaye|basilique|collégiale|chapelle|salle|château|palais)[ \xa0](?:Saint-|Sainte-|Notre-|(?:de la|de l[’']|des|du|de|d[’'])[ \xa0]?(?=[{UP}]))?"
    rf"|(?:parc|stade|gymnase|espace|halles?|foyer|villa|théâtre|opéra|cinéma|auditorium)[ \xa0]){CAP}(?:[ -]{CAP})*"
)
_NO_NAME = re.compile(
    r"(?:The|Town|City|White|Open|Full|Guest|Upper|Lower|Bleak|Village|Parish|Church|Council|Concert|Sports|Music|Market|National|Memorial|Our|Your|In|At|On|From|County)[ \xa0](?:Halls?|House|Park|Gardens?|Church|Castle|Cathedral|Palace|Theatre)\b"
)
"""What a town has one of, and what is no venue."""
_LEADS = re.compile(r"^(?:The|At|In|On|From|And|Our|Old|Near|To|After)[ \xa0]")


def venues(piece: str, lang: str) -> Iterator[tuple[int, int]]:
    """Where a sentence names a venue."""
    for match in (_FRENCH if lang == "fr" else _ENGLISH).finditer(piece):
        lead = _LEADS.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        if (lang == "en" and match["seat"]) or not _NO_NAME.match(piece, start):
            yield start, match.end()
