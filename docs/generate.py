"""Writes the pages that follow from the code: commands.md, indicators.md and sources.md; `make docs` runs it."""  # noqa: INP001 - a script

from __future__ import annotations

import argparse
import os
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from jumelles import languages
from jumelles.atlas import snapshot
from jumelles.atlas.fetch import Wanted
from jumelles.atlas.indicators import Indicator, indicators, theme_label, themes
from jumelles.atlas.reading.catalogue import Declaration, declarations
from jumelles.cli import parser

DOCS = Path(__file__).parent
HEAD = "<!-- Written by `make docs` from the code: change it there. -->\n"
EXAMPLES = {
    "jumelles find": (
        "jumelles find Montpellier",
        "jumelles find Montpellier --country RU --weight research=3 --population 50000-500000",
        "jumelles find Montpellier --profile choice.toml --html ranking.html --xlsx ranking.xlsx",
        "jumelles --lang ru find Обнинск --not-linked --diverse --map map.png",
    ),
    "jumelles explain": ("jumelles explain Montpellier Obninsk", "jumelles explain Heidelberg,DE Kumamoto --json"),
    "jumelles profile": ("jumelles profile show choice.toml",),
    "jumelles profile new": (
        "jumelles profile new choice.toml --reason 'Research first: council of 12 May' --weight research=3 --continent AS",
    ),
    "jumelles profile show": ("jumelles profile show choice.toml --json",),
    "jumelles city": (
        "jumelles city Montpellier",
        "jumelles city Montpellier --beside Obninsk --map montpellier-obninsk.svg",
        "jumelles --lang ru city 'Калужская область'",
        "jumelles city 'Montpellier (Vermont)' --json",
    ),
    "jumelles atlas": ("jumelles atlas status",),
    "jumelles atlas build": ("jumelles atlas build --mirror /srv/mirror",),
    "jumelles atlas update": ("jumelles atlas update",),
    "jumelles atlas status": ("jumelles atlas status --json",),
    "jumelles atlas add": ("jumelles atlas add figures.csv",),
    "jumelles openings": ("jumelles openings codes 'Appareils auditifs pour les musiciens'",),
    "jumelles openings match": (
        "jumelles openings match needs.csv offers.csv",
        "jumelles --lang ru openings match needs.json portfolio.csv --top 3 --json",
    ),
    "jumelles openings codes": ("jumelles openings codes 'Выращивание винограда' --json",),
    "jumelles press": ("jumelles press read article.html --published 2017-03-31",),
    "jumelles press read": (
        "jumelles press read article.html --published 2017-03-31",
        "jumelles --lang ru press read minutes.pdf letter.docx --json",
    ),
    "jumelles press score": ("jumelles press score tests/press",),
    "jumelles press watch": ("jumelles press watch clippings --once",),
    "jumelles web": ("jumelles web help",),
    "jumelles web serve": ("jumelles web serve --example", "jumelles --lang ru web serve --port 8080"),
    "jumelles web create_office": (
        "jumelles web create_office 'Heidelberg, Internationales' head@heidelberg.example --country DE --timezone Europe/Berlin",
    ),
    "jumelles web way_in": ("jumelles web way_in head@heidelberg.example",),
    "jumelles web export_office": ("jumelles web export_office montpellier montpellier.zip",),
    "jumelles web load_office": ("jumelles web load_office montpellier.zip",),
    "jumelles web index": ("jumelles web index",),
    "jumelles web clear_comments": ("jumelles web clear_comments",),
    "jumelles web remind": ("jumelles web remind", "jumelles web remind --dry-run"),
}
COMMANDS = """# The command line

`jumelles COMMAND`, or `python -m jumelles COMMAND`. Answers go to standard output; progress and errors to standard error.
The exit code is 0 for success, 2 for an input that cannot be used, with one sentence that says what, where and what to do.
The first command on a machine unpacks the atlas that the package ships into the folder of [`JUMELLES_HOME`](settings.md).
`--json` prints the same content with stable English keys.
"""
INDICATORS = """# Indicators

What the atlas knows of a place, by theme, as `jumelles/atlas/indicators.toml` states it. A figure that nobody knows is missing, never zero.
Where an indicator *counts* a kind of thing, zero stands only in countries that the source covers; [sources.md](sources.md) says from how
many rows on a country is covered. What only an office can know comes from its [own figures](own-figures.md).
"""
SOURCES = """# Sources

Where the figures come from. `jumelles atlas build` reads a mirror or, without one, the publishers' addresses below;
`jumelles atlas update` asks the publishers for what is newer. *Promised* is how many rows a build expects: with fewer or more it stops,
and the previous atlas stays in use. *Read* and *left out* are those of the snapshot that the package ships; every build writes its own to
`issues.jsonl`, and `jumelles atlas status` prints the sums.
"""
UNITS = {
    "usd": "US dollars",
    "m": "metres",
    "km": "kilometres",
    "step": "step, 0 to 3",
    "score": "score, 0 to 100",
    "share": "share, 0 to 1",
}
COMPARED = {
    "log": "by ratio",
    "share": "by difference of shares",
    "country_share": "by their share of the country's, never raw",
    "rank": "by rank",
    "step": "by steps",
    "same": "same or not",
    "plain": "by difference",
    "flag": "yes or no",
}
REGIONS = {
    "sum": "sum",
    "mean": "mean, weighted by inhabitants",
    "most": "where most inhabitants live",
    "ranked": "among the regions of the country",
    "unknown": "not known, unless the office adds it",
    "none": "means nothing there",
}


def table(*rows: tuple[str, ...]) -> str:
    """Rows as a table of Markdown; the first is its head."""
    head, *body = [[cell.replace("|", "/").replace("\n", " ") for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *body]) + "\n"


def below(command: argparse.ArgumentParser) -> Iterator[tuple[argparse.ArgumentParser, str]]:
    """Each command below a parser with the sentence of its help, in order."""
    for action in command._actions:  # noqa: SLF001 - argparse has no public way to walk through its commands
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            sentences = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001
            for name, one in action.choices.items():
                yield one, sentences[name]
                yield from below(one)


def arguments(command: argparse.ArgumentParser) -> list[tuple[str, str]]:
    """What one may write after a command, as in its usage, and its help."""
    found = []
    for action in command._actions:  # noqa: SLF001
        if not isinstance(action, argparse._SubParsersAction | argparse._HelpAction):  # noqa: SLF001
            value = f"{{{','.join(map(str, action.choices))}}}" if action.choices else str(action.metavar or action.dest.upper())
            names = [*action.option_strings[-1:], *([value] if action.nargs != 0 else [])]
            found.append((f"`{' '.join(names)}`", action.help or ""))
    return found


def commands() -> str:
    """The page of commands; an example that the parser refuses ends the program."""
    top = parser()
    parts = [COMMANDS, "## Before any command\n", table(("option", "meaning"), *arguments(top))]
    for command, sentence in below(top):
        examples = EXAMPLES[command.prog]
        for example in examples:
            top.parse_args(shlex.split(example)[1:])
        said = (command.description or sentence).rstrip(".")
        parts += [f"## {command.prog}\n", f"{said[0].upper()}{said[1:]}.\n"]
        if options := arguments(command):
            parts.append(table(("argument", "meaning"), *options))
        parts.append("```sh\n" + "\n".join(examples) + "\n```\n")
    for command in of_the_web():
        options = [(names, said) for names, said in arguments(command) if not names.startswith(OF_DJANGO)]
        parts += [f"## {command.prog}\n", f"{command.description}\n", table(("argument", "meaning"), *options)]
        parts.append("```sh\n" + "\n".join(EXAMPLES[command.prog]) + "\n```\n")
    return "\n".join(parts)


OF_DJANGO = tuple(
    f"`--{name}" for name in ("version", "verbosity", "settings", "pythonpath", "traceback", "no-color", "force-color", "skip-checks")
)
"""Options that every command of Django has."""


def of_the_web() -> Iterator[argparse.ArgumentParser]:
    """The register's own commands, which `jumelles web` hands over to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jumelles.web.settings")
    import django
    from django.core.management import load_command_class

    django.setup()
    for name in ("serve", "create_office", "way_in", "export_office", "load_office", "index", "remind", "clear_comments"):
        parser = load_command_class("jumelles.web", name).create_parser("jumelles web", name)
        parser.prog = f"jumelles web {name}"
        yield parser


def indicator(one: Indicator) -> str:
    """One indicator: its place in the table, then what it is called and what it means in each language."""
    sources = ", ".join("the office's own figures" if key == "office" else f"[`{key}`](sources.md#{key})" for key in one.sources)
    head: tuple[str, ...] = ("unit", "two places compare", "a region's figure", "sources")
    facts: tuple[str, ...] = (UNITS.get(one.unit, one.unit), COMPARED[one.transform], REGIONS[one.region], sources)
    if one.covered:
        head, facts = (*head, "counts"), (*facts, f"`{one.covered}`")
    words = [f"- **{one.labels[lang]}** ({lang}): {one.definitions[lang]}" for lang in languages.LANGUAGES]
    return f"### `{one.key}`\n\n{table(head, facts)}\n" + "\n".join(words) + "\n"


def indicator_page() -> str:
    """The page of indicators, by theme."""
    parts = [INDICATORS]
    for theme in themes():
        names = [named(theme, lang) for lang in languages.LANGUAGES]
        parts += [f"## {' · '.join(names)}\n", *(indicator(one) for one in indicators().values() if one.theme == theme)]
    return "\n".join(parts)


def named(theme: str, lang: str) -> str:
    """The name of a theme in a language."""
    languages.use(lang)
    label = theme_label(theme)
    languages.use("en")
    return label


def address(wanted: Wanted) -> str:
    """Where the publisher has a file; a query is cut, because it stands whole in source.toml."""
    if not wanted.address:
        return "only in a mirror"
    parts = urlsplit(wanted.address)
    short = wanted.address if len(wanted.address) < 200 else f"{parts.scheme}://{parts.netloc}{parts.path}?…"
    return f"{short}{', then the address that its answer names' if wanted.follow else ''}"


def source(declared: Declaration, told: dict[str, dict[str, int]]) -> str:
    """One source: what it is, its files, what it promises, what was read of it and what was left out."""
    one = declared.source
    facts = [
        f"[{one.title}]({one.home}), {one.publisher}. Licence: {one.licence}. As of: {one.as_of}.",
        f"To be credited as: {one.attribution}",
    ]
    if declared.packaged:
        facts.append(f"The installed package `{declared.packaged}` carries the data.")
    if declared.covers_from > 1:
        facts.append(f"A country counts as covered from {declared.covers_from} rows of a kind on.")
    notes = [f"- ({lang}) {declared.notes[lang]}" for lang in languages.LANGUAGES]
    files = [(f"`{name}`", address(wanted)) for name, wanted in declared.files.items()]
    rows = [(f"`{kind}`", f"{low:,} to {high:,}", f"{told['rows'].get(kind, 0):,}") for kind, (low, high) in declared.expect.items()]
    lost = [(problem, f"{count:,}") for problem, count in told["left_out"].items()]
    return "\n".join(
        [f"## `{one.key}`\n", *(f"{fact}\n" for fact in facts), *notes, ""]
        + [table(("file in the mirror", "publisher's address"), *files), table(("rows of", "promised", "read"), *rows)]
        + ([table(("left out", "rows"), *lost)] if lost else [])
    )


def source_page() -> str:
    """The page of sources, in alphabetical order."""
    told = snapshot.load()[1].sources
    return "\n".join([SOURCES, *(source(declared, told[key]) for key, declared in declarations().items())])


def write(folder: Path) -> None:
    """Write the three pages in English, whatever the language of the machine."""
    languages.use("en")
    for name, text in (("commands", commands()), ("indicators", indicator_page()), ("sources", source_page())):
        (folder / f"{name}.md").write_text(f"{HEAD}{re.sub(chr(10) + '{3,}', chr(10) * 2, text)}", "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else DOCS)
