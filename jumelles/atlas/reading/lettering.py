"""Readable names of institutions, where a register shouts them in capitals."""

from __future__ import annotations

import re

_RUN = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("AEIOUYÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝĀĂĄĒĖĘĚĞĪİŁŌŐŒŪŮŰŲ")
# What stays in capitals although it has a vowel: the abbreviations most frequent in the list, and Roman numbers.
_ABBREVIATIONS = frozenset(
    (
        "AB AS BHI CEU CFA CIFP CIPFP CPIFP CCI EFA EPL EPLEFPA ESC ESCP HE IES IFAS IFRIA IFSI II III IMT INS INSA IRFSS ITS IV "
        "LAB LEGT LEGTA LHII LPO OGEC ONLUS SA SARL SAS UAB UC VI VII VIII IX XI XXIII"
    ).split()
)
_FIXED = {"GMBH": "GmbH", "GGMBH": "gGmbH", "MBH": "mbH", "ST": "St", "STE": "Ste", "DR": "Dr", "SV": "Sv", "LTD": "Ltd"}
# Articles, prepositions and "and" in the languages of the list; the Spanish and Polish y, e, w, z among them.
_SMALL = frozenset(
    (
        "A AL AND AT AU AUX D DA DAS DE DEGLI DEI DEL DELL DELLA DELLE DELLO DEN DER DES DI DIN DO DOS DU E EL EM EN ET ETA FOR "
        "FUER FUR FÜR I IM IN JA L LA LAS LE LES LO LOS OCH OF OG PARA PER POUR S SI THE U UN UND V VAN VE VO VON VOOR W WE Y Z "
        "ZA ZU ZUM ZUR ȘI"
    ).split()
)


def readable(name: str) -> str:
    """The name without superfluous blanks and, where it shouts, in title case.

    Small words stay small, abbreviations and single words of up to six letters stay in capitals. Accents that the list left out
    are not brought back.
    """
    name = " ".join(name.split())
    shouts = name == name.upper() and (" " in name or len(name) > 6)
    return _RUN.sub(_cased, name) if shouts else name


def _cased(run: re.Match[str]) -> str:
    word, text = run[0], run.string
    before, after = text[: run.start()], text[run.end() :]
    if word in _FIXED:
        return _FIXED[word]
    if len(word) == 1 and (before.endswith(".") or after.startswith(".")):  # S.L., C.I.F.P.
        return word
    if word in _SMALL and re.search(r"[^\W_][,.:]?[ '’-]$", before):
        return word.lower()
    if word in _ABBREVIATIONS or _VOWELS.isdisjoint(word) or (before.endswith("(") and after.startswith(")") and len(word) <= 6):
        return word
    return word[0] + word[1:].replace("İ", "i").lower()
