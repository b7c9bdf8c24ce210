"""Which kind of agreement or organisation a name says: the reader sorts coarsely, the register's lists are finer."""

from __future__ import annotations

import re

AGREEMENTS = (
    ("amendment", r"\bavenants?\b|\bamendments?\b|\baddend(?:um|a)\b|дополнительн\w+ соглашени"),
    ("letter_of_intent", r"lettres? d[’']intention|letters? of intent|(?:письм|протокол|соглашени)\w* о намерени"),
    ("framework", r"(?:accords?|conventions?)[- ]cadres?|framework (?:agreement|convention)|рамочн\w+ (?:соглашени|договор)"),
    ("mou", r"protocoles? d[’'](?:accord|entente)|mémorandum|\bmemorand(?:um|a)\b|\bMoU\b|меморандум|протокол\w* о сотрудничеств"),
    ("charter", r"(?:charte|serment|convention|accord)s? de jumelage|twinning (?:charter|agreement)|о побратимств|побратимск\w+ соглашени"),
)
"""Names of texts that are signed; an amendment to a charter is an amendment."""
ORGANISATIONS = (
    ("hospital", r"\b(?:hôpita|hospita|clini|CHU\b|CHR\b|polyclini)|больниц|госпитал|клиник|медцентр|медицинск\w+ центр"),
    ("school", r"\blyc[ée]e|\bcollège (?!de france)|école (?:primaire|maternelle|élémentaire|de musique)|\bgymnasium\b"),
    ("school", r"\b(?:high|secondary|primary|grammar) school|лице[йяюе]|гимнази|(?<!высшая )(?<!высшей )(?<!высшую )\bшкол"),
    ("incubator", r"incubat|pépinière d[’']entreprises|инкубатор"),
)
"""Names of bodies whose kind the reader does not tell from universities and others."""
TO_SIGN = re.compile(
    r"(?:doi(?:t|vent)|devr(?:ait|aient|a|ont)) (?:\w+ )?être (?:\w+ )?(?:sign|conclu|paraph)|ser(?:a|ont) (?:\w+ )?(?:sign|conclu|paraph)"
    r"|(?:to|will|shall|must|should) be (?:\w+ )?(?:signed|concluded)"
    r"|(?:должн[аоы]?|предстоит|планиру\w+|намерен\w*) (?:быть )?(?:подпис|заключ)|буд[еу]т (?:подписан|заключен|заключён)",
    re.IGNORECASE,
)
"""Words by which a signature lies ahead, whatever else the sentence says of it."""


def agreement(words: str) -> str:
    """The kind of agreement that these words name; empty where they name none."""
    return _first(AGREEMENTS, words)


def organisation(name: str) -> str:
    """The kind of organisation that its name says; empty where it does not."""
    return _first(ORGANISATIONS, name)


def _first(sorts: tuple[tuple[str, str], ...], words: str) -> str:
    return next((kind for kind, said in sorts if re.search(said, words, re.IGNORECASE)), "")
