"""`jumelles openings`: which offers answer a need, across French, English and Russian, and which codes fit a text."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jumelles.errors import JumellesError
from jumelles.languages import _, number

if TYPE_CHECKING:
    from jumelles.openings.matching import Answer
    from jumelles.openings.profiles import Profile

MOST = 1000


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command and its parts, with the options that all have in `common`."""
    words = _("match what companies and laboratories need with what others offer")
    command = commands.add_parser("openings", parents=[common], help=words, description=words)
    parts = command.add_subparsers(dest="part", metavar=_("PART"), required=True, title=_("parts"), help=_("what to do with openings"))
    words = _("list for each need the offers that answer it best, and why")
    part = parts.add_parser("match", parents=[common], help=words, description=words)
    columns = _("JSON or CSV of profiles: key, lang, title, text, terms, codes")
    part.add_argument("needs", type=Path, metavar=_("NEEDS"), help=columns)
    part.add_argument("offers", type=Path, metavar=_("OFFERS"), help=columns)
    part.add_argument("--top", type=int, default=5, metavar=_("NUMBER"), help=_("how many to list (default: 5)"))
    formats = part.add_mutually_exclusive_group()
    formats.add_argument("--json", action="store_true", help=_("print the matches as JSON"))
    formats.add_argument("--csv", action="store_true", help=_("print the matches as CSV"))
    part.set_defaults(run=match)
    words = _("suggest codes of trades and technologies for a text; the author decides")
    part = parts.add_parser("codes", parents=[common], help=words, description=words)
    part.add_argument("text", metavar=_("TEXT"), help=_("what is needed or offered, in French, English or Russian"))
    part.add_argument("--top", type=int, default=5, metavar=_("NUMBER"), help=_("how many to list (default: 5)"))
    part.add_argument("--json", action="store_true", help=_("print the codes as JSON"))
    part.set_defaults(run=codes)


def _checked(top: int) -> int:
    if not 1 <= top <= MOST:
        raise JumellesError(_("--top {n} cannot be: give a number from 1 to {most}.").format(n=top, most=MOST))
    return top


def match(args: argparse.Namespace) -> None:
    """Match all needs of a file with all offers of another."""
    from jumelles.cli.progress import steps
    from jumelles.openings.matching import best
    from jumelles.openings.reading import read
    from jumelles.openings.stock import Stock

    top = _checked(args.top)
    needs, offers = read(args.needs), read(args.offers)
    with steps(_("Preparing the offers")) as say:
        stock = Stock.of(offers, lambda done: say(number(done)))
    answers = [(need, best(need, stock, top)) for need in needs]
    titles = {offer.key: offer.title for offer in offers}
    if args.json:
        from jumelles.cli.terminal import json_text

        print(json_text([_told(need, answer, titles) for need, answer in answers]))
    elif args.csv:
        _print_csv(answers, titles)
    else:
        for need, answer in answers:
            _show(need, answer, titles)


def _told(need: Profile, answer: Answer, titles: dict[str, str]) -> dict[str, Any]:
    from jumelles.telling.fits import lines

    matches = [
        {"key": one.key, "title": titles[one.key], "score": round(one.score, 4), "reasons": lines(one.reasons)} for one in answer.matches
    ]
    return {"need": need.key, "title": need.title, "fits": answer.fits, "matches": matches}


def _print_csv(answers: list[tuple[Profile, Answer]], titles: dict[str, str]) -> None:
    """One line for each match, for programs."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("need", "fits", "rank", "key", "title", "score", "reasons"))
    for need, answer in answers:
        for rank, one in enumerate(_told(need, answer, titles)["matches"], 1):
            writer.writerow((need.key, str(answer.fits).lower(), rank, one["key"], one["title"], one["score"], " | ".join(one["reasons"])))


def _show(need: Profile, answer: Answer, titles: dict[str, str]) -> None:
    from jumelles.cli.card_page import print_wrapped
    from jumelles.cli.terminal import console
    from jumelles.telling.fits import lines, verdict

    page = console()
    print_wrapped(page, f"{need.key} · {need.title}", style="bold")
    if words := verdict(answer):
        print_wrapped(page, words, style="dim")
    for rank, one in enumerate(answer.matches, 1):
        print_wrapped(page, f"{one.key} · {titles[one.key]} ({number(one.score, 2)})", mark=(f"{number(rank)} ", "bold"))
        for text in lines(one.reasons):
            print_wrapped(page, text, mark=("  + ", "#2b7a4b"))


def codes(args: argparse.Namespace) -> None:
    """Suggest codes for a text."""
    from jumelles.cli.terminal import json_text
    from jumelles.languages import current
    from jumelles.openings.codes import label
    from jumelles.openings.profiles import Profile
    from jumelles.openings.suggesting import suggest
    from jumelles.telling.fits import coded

    found = suggest(Profile("", "", args.text), _checked(args.top))
    if args.json:
        told = [
            {"code": one.code, "label": label(one.code, current()), "score": round(one.score, 4), "words": list(one.words)} for one in found
        ]
        print(json_text(told))
        return
    if not found:
        print(_("No code is suggested: say in a few more words what is needed or offered."))
    for one in found:
        print(_("{title}: {text}").format(title=coded(one.code), text=", ".join(one.words)))
