"""What the letters of a Köppen-Geiger class mean, in words."""

from __future__ import annotations

from jumelles.languages import _, gettext_noop

CLASSES = {
    "Af": gettext_noop("tropical rainforest"),
    "Am": gettext_noop("tropical monsoon"),
    "As": gettext_noop("tropical with a dry summer"),
    "Aw": gettext_noop("tropical savanna"),
    "BWh": gettext_noop("hot desert"),
    "BWk": gettext_noop("cold desert"),
    "BSh": gettext_noop("hot steppe"),
    "BSk": gettext_noop("cold steppe"),
    "Csa": gettext_noop("Mediterranean, hot summer"),
    "Csb": gettext_noop("Mediterranean, warm summer"),
    "Csc": gettext_noop("Mediterranean, cool summer"),
    "Cwa": gettext_noop("mild, dry winter, hot summer"),
    "Cwb": gettext_noop("mild, dry winter, warm summer"),
    "Cwc": gettext_noop("mild, dry winter, cool summer"),
    "Cfa": gettext_noop("mild, humid, hot summer"),
    "Cfb": gettext_noop("oceanic, warm summer"),
    "Cfc": gettext_noop("oceanic, cool summer"),
    "Dsa": gettext_noop("continental, dry hot summer"),
    "Dsb": gettext_noop("continental, dry warm summer"),
    "Dsc": gettext_noop("continental, dry cool summer"),
    "Dsd": gettext_noop("continental, dry summer, very cold winter"),
    "Dwa": gettext_noop("continental, dry winter, hot summer"),
    "Dwb": gettext_noop("continental, dry winter, warm summer"),
    "Dwc": gettext_noop("continental, dry winter, cool summer"),
    "Dwd": gettext_noop("continental, dry and very cold winter"),
    "Dfa": gettext_noop("continental, humid, hot summer"),
    "Dfb": gettext_noop("continental, humid, warm summer"),
    "Dfc": gettext_noop("subarctic, cool summer"),
    "Dfd": gettext_noop("subarctic, very cold winter"),
    "ET": gettext_noop("tundra"),
    "EF": gettext_noop("ice cap"),
}
"""The classes of Kottek et al. 2006, doi 10.1127/0941-2948/2006/0130, described in our own words."""


def described(letters: str) -> str:
    """The class with its meaning in the current language: "Csa, Mediterranean, hot summer"."""
    return f"{letters} ({_(CLASSES[letters])})" if letters in CLASSES else letters
