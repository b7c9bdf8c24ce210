"""The options that say how to rank: weights, filters, a profile."""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jumelles.errors import JumellesError
from jumelles.languages import _, list_of
from jumelles.telling.filters import CONTINENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jumelles.matching.profile import Profile
    from jumelles.matching.where import Where


_RANGE = re.compile(r"([0-9]{0,16})-([0-9]{0,16})")


def add_weights(command: argparse.ArgumentParser) -> None:
    """Declare --weight."""
    from jumelles.atlas.indicators import themes

    words = _("how much a theme counts, 1 being usual and 0 not at all; may be repeated: {themes}").format(themes=", ".join(themes()))
    command.add_argument("--weight", action="append", default=[], metavar=_("THEME=NUMBER"), help=words)


def add_filters(command: argparse.ArgumentParser) -> None:
    """Declare the filters."""
    countries = _("only these countries, by name or code, separated by commas; may be the own one")
    command.add_argument("--country", action="append", default=[], metavar=_("COUNTRY"), help=countries)
    continents = _("only this continent; may be repeated")
    command.add_argument("--continent", action="append", default=[], choices=list(CONTINENTS), help=continents)
    command.add_argument("--level", choices=("city", "region"), help=_("cities or regions (default: what the place itself is)"))
    command.add_argument("--population", metavar=_("FROM-TO"), help=_("inhabitants, as in 50000-500000, 50000- or -500000"))
    command.add_argument("--distance", metavar=_("FROM-TO"), help=_("kilometres from the place, as in -2000"))
    command.add_argument("--not-linked", action="store_true", help=_("leave out the places twinned with it already"))
    command.add_argument("--new-country", action="store_true", help=_("leave out the countries in which it has a twin already"))
    command.add_argument("--domestic", action="store_true", help=_("rank the places of its own country, too"))
    command.add_argument("--diverse", action="store_true", help=_("spread over countries: one place of each, then the second of each"))


def chosen(args: argparse.Namespace) -> tuple[dict[str, float], Where, Profile | None]:
    """Weights and filters: those of the profile, where there is one, and over them those typed.

    Raises:
        JumellesError: something typed, or in the profile, cannot be meant.
    """
    from jumelles.matching.profile import read
    from jumelles.matching.weights import checked
    from jumelles.matching.where import Where

    profile = read(args.profile) if getattr(args, "profile", None) else None
    weights = dict(profile.weights) if profile else {}
    weights |= typed_weights(args.weight)
    checked(weights)
    return weights, typed_where(args, profile.where if profile else Where()), profile


def typed_weights(given: list[str]) -> dict[str, float]:
    """The weights of `--weight research=2 --weight size=0`.

    Raises:
        JumellesError: one is not written so.
    """
    found = {}
    for text in given:
        theme, sign, weight = text.partition("=")
        try:
            found[theme.strip()] = float(weight.replace(",", ".") if sign else "?")
        except ValueError:
            raise JumellesError(_("“{text}” is no weight: write it as in research=2.").format(text=text)) from None
    return found


def typed_where(args: argparse.Namespace, where: Where) -> Where:
    """The filters typed, in place of those of the profile."""
    if not hasattr(args, "country"):
        return where
    given = {
        "countries": tuple(dict.fromkeys(code for text in args.country for name in text.split(",") for code in _codes(name))),
        "continents": tuple(args.continent),
        "level": args.level,
        "population": _range(args.population),
        "distance": _range(args.distance),
        "unlinked": args.not_linked,
        "new_country": args.new_country,
        "diverse": args.diverse,
    }
    changes: Mapping[str, object] = {key: value for key, value in given.items() if value}
    return replace(where, **changes, abroad=where.abroad and not args.domestic)  # type: ignore[arg-type]


def _codes(name: str) -> list[str]:
    """The codes of the countries that bear a name.

    Raises:
        JumellesError: there is none, or several.
    """
    from jumelles.atlas.naming.folding import fold
    from jumelles.atlas.naming.qualifiers import countries

    found = sorted(countries().get(fold(name), ()))
    if not found:
        message = _("There is no country “{country}”: give its name or its code of two letters, such as RU.")
        raise JumellesError(message.format(country=name.strip()))
    if len(found) > 1:
        message = _("“{country}” may be several countries: give a code, {codes}.")
        raise JumellesError(message.format(country=name.strip(), codes=list_of(found, style="or")))
    return found


def _range(text: str | list[str] | None) -> tuple[float | None, float | None] | None:
    """Both ends of `50000-500000`, `50000-` or `-500000`; None where nothing was typed.

    Raises:
        JumellesError: it is not written so.
    """
    if text is None:
        return None
    if not isinstance(text, str):
        text = "--"  # argparse makes an empty list of it
    found = _RANGE.fullmatch("".join(text.split()).replace("–", "-"))
    if not found:
        raise JumellesError(_("“{text}” is no range: write it as in 50000-500000, 50000- or -500000.").format(text=text))
    low, high = (int(end) if end else None for end in found.groups())
    return low, high


def add_profile(command: argparse.ArgumentParser) -> None:
    """Declare --profile."""
    command.add_argument(
        "--profile", type=Path, metavar=_("FILE.toml"), help=_("weights and filters from a file of “jumelles profile new”")
    )
