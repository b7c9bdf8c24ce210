"""`jumelles press`: facts proposed from articles, minutes and letters, each with its sentence; and how good that is on labelled texts."""

from __future__ import annotations

import argparse
import csv
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jumelles.errors import JumellesError
from jumelles.languages import _, ngettext, number

if TYPE_CHECKING:
    from jumelles.press.reading import Document, Reading
    from jumelles.press.scoring import Count, Score

WAIT = 300
COLUMNS = ("file", "type", "what", "status", "date", "confidence", "start", "end", "exact")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command and its parts, with the options that all have in `common`."""
    words = _("propose facts from articles, each with its sentence")
    command = commands.add_parser("press", parents=[common], help=words, description=words)
    parts = command.add_subparsers(dest="part", metavar=_("PART"), required=True, title=_("parts"), help=_("what to do with the press"))
    words = _("propose the facts of texts, web pages, PDF, DOCX and e-mails; a person decides")
    part = parts.add_parser("read", parents=[common], help=words, description=words)
    part.add_argument("files", type=Path, nargs="+", metavar=_("FILE"), help=_("a text, HTML, PDF, DOCX or EML file"))
    part.add_argument("--published", metavar=_("DAY"), help=_("day of publication (2017-03-31): without it “yesterday” stays a word"))
    formats = part.add_mutually_exclusive_group()
    formats.add_argument("--json", action="store_true", help=_("print the facts as JSON, with W3C Web Annotation selectors"))
    formats.add_argument("--csv", action="store_true", help=_("print the facts as CSV"))
    part.set_defaults(run=read)
    words = _("compare what is read with labelled texts: precision and recall by type and language")
    part = parts.add_parser("score", parents=[common], help=words, description=words)
    part.add_argument("folder", type=Path, metavar=_("FOLDER"), help=_("a folder with gold/*.json and the texts they name"))
    part.set_defaults(run=score)
    words = _("read what is new in a folder or feed, and look again until interrupted")
    part = parts.add_parser("watch", parents=[common], help=words, description=words)
    part.add_argument("source", metavar=_("FOLDER|FEED"), help=_("a folder, or the address of an RSS or Atom feed"))
    part.add_argument("--once", action="store_true", help=_("look once and end"))
    part.set_defaults(run=watch)


def _ready() -> None:
    try:
        import pymorphy3
        import trafilatura  # noqa: F401
    except ImportError as error:
        raise JumellesError(_("Reading the press needs more packages: install jumelles[press].")) from error
    del pymorphy3


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise JumellesError(_("--published {text} is no day: write it as 2017-03-31.").format(text=text)) from None


def read(args: argparse.Namespace) -> None:
    """Read files and print the proposals."""
    from jumelles.cli.terminal import json_text
    from jumelles.press.documents.opening import open_file

    published = _day(args.published)
    readings = [(str(file), _read(open_file(file, published))) for file in args.files]
    if args.json:
        print(json_text([{"file": name, **reading.told()} for name, reading in readings]))
    elif args.csv:
        _print_csv(readings)
    else:
        for name, reading in readings:
            _show(name, reading)


def _read(document: Document) -> Reading:
    from jumelles.press.model import with_model
    from jumelles.press.read import read as read_document

    return with_model(read_document(document))


def _print_csv(readings: list[tuple[str, Reading]]) -> None:
    """One line for each fact, for programs; a cell that a spreadsheet would take for a formula is marked as text."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for name, reading in readings:
        for one in reading.proposals:
            mark = one.evidence[0]
            row = (
                name,
                one.type,
                _what(one.attributes),
                one["status"] or "",
                one["date"] or "",
                round(one.confidence, 2),
                mark.start,
                mark.end,
                mark.exact,
            )
            writer.writerow([f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t" else cell for cell in row])


def _what(attributes: Any) -> str:  # noqa: ANN401 - the attributes of any type of fact
    """A fact in one cell: its names and kind."""
    parts = []
    for key in ("name", "kind", "role", "of", "who", "parties", "to", "what", "speaker", "value", "unit"):
        value = attributes.get(key)
        if value:
            parts.append(", ".join(map(str, value)) if isinstance(value, list) else str(value))
    return " · ".join(parts)


def _show(name: str, reading: Reading) -> None:
    from jumelles.cli.card_page import print_wrapped
    from jumelles.cli.terminal import console

    page = console()
    count = len(reading.proposals)
    print_wrapped(page, f"{name} · " + ngettext("{n} fact proposed", "{n} facts proposed", count).format(n=number(count)), style="bold")
    for one in reading.proposals:
        status = f" [{one['status']}]" if one["status"] else ""
        print_wrapped(page, f"{_what(one.attributes)}{status} ({number(one.confidence, 2)})", mark=(f"{one.type:<7}", "#2b7a4b"))
        print_wrapped(page, " ".join(one.evidence[0].exact.split()), mark=("       “ ", "dim"), style="dim")


def score(args: argparse.Namespace) -> None:
    """Print the table of a folder with labelled texts."""
    from jumelles.press.read import read as read_document
    from jumelles.press.reading import Document
    from jumelles.press.scoring import labelled
    from jumelles.press.scoring import score as scored

    _ready()
    texts = labelled(args.folder)
    result = scored(texts, lambda text: [one.told() for one in read_document(Document(text.text, published=text.published)).proposals])
    print("\n".join(table(result)))


def table(result: Score) -> list[str]:
    """Precision/recall by type, detection and strict, all languages and each."""
    from jumelles.press.scoring import SCORED, WHERE_LABELLED

    groups: list[str | None] = [None, *result.languages]
    heads = [_("all"), *result.languages]
    lines = [
        "| "
        + " | ".join([_("kind of fact"), *[cell for head in heads for cell in (head, _("{language}, strictly").format(language=head))]])
        + " |"
    ]
    lines.append("|" + " --- |" * (1 + 2 * len(heads)))
    for kind in SCORED:
        if kind in WHERE_LABELLED and not result.total([kind]).labelled:
            continue
        counts = [result.total([kind], lang) for lang in groups]
        lines.append("| " + " | ".join([kind, *[cell for count in counts for cell in _cells(count)]]) + " |")
    totals = [result.total(lang=lang) for lang in groups]
    lines.append("| F1 | " + " | ".join(f"{value:.2f}" for count in totals for value in (count.f1, count.strict_f1)) + " |")
    lines.append("")
    words = _("{texts} texts, {spans} spans of evidence, {wrong} with a wrong offset.")
    return [*lines, words.format(texts=result.texts, spans=result.spans, wrong=result.wrong_offsets)]


def _cells(count: Count) -> tuple[str, str]:
    def pair(a: float | None, b: float | None) -> str:
        return "/".join("–" if value is None else f"{value:.2f}" for value in (a, b))

    return pair(count.precision, count.recall), pair(count.strict_precision, count.strict_recall)


def watch(args: argparse.Namespace) -> None:
    """Read what is new, again and again."""
    import time
    from hashlib import sha256

    from jumelles.config import config
    from jumelles.press.watching import news

    memory = config().home / "press" / f"{sha256(args.source.encode()).hexdigest()[:16]}.json"
    while True:
        for found in news(args.source, memory):
            if found.document is None:
                print(found.problem, file=sys.stderr)
                continue
            try:
                _show(found.where, _read(found.document))
            except JumellesError as error:
                print(f"{found.where}: {error}", file=sys.stderr)
        if args.once:
            return
        sys.stdout.flush()
        time.sleep(WAIT)
