"""What docs/seed.md says of the founding article is there: the page, the command and the test of each row."""

import ast
import re
import shlex
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import load_command_class
from django.urls import resolve

from jumelles.cli import parser
from jumelles.web.register.nouns import NOUNS

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "seed.md").read_text("utf-8")
HEAD = ["what", "page", "command", "test"]
NONE = "–"
"""What stands in a cell where there is no page, or no command."""
NOT_BUILT = "not built yet"
TABLE = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in PAGE.splitlines() if line.startswith("| ")]
ROWS = [pytest.param(*row, id=row[0]) for row in TABLE[1:]]


def code(cell: str) -> str:
    """What stands in a cell as code, which is all that stands in it."""
    found = re.fullmatch(r"`([^`]+)`", cell)
    assert found, cell
    return found[1]


def test_the_table_has_a_row_for_each_thing_with_all_its_cells() -> None:
    assert TABLE[0] == HEAD
    assert {len(row) for row in TABLE} == {len(HEAD)}
    assert len(ROWS) > 20
    assert len({row[0] for row in TABLE}) == len(TABLE)


@pytest.mark.parametrize(("what", "page", "command", "test"), ROWS)
def test_what_is_built_has_its_test_and_its_place(what: str, page: str, command: str, test: str) -> None:
    assert what
    if test == NOT_BUILT:
        return
    assert {page, command} != {NONE}
    path, name = code(test).split("::")
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("page", sorted({row[1] for row in TABLE[1:]} - {NONE}))
def test_a_page_has_its_address(page: str) -> None:
    found = resolve(code(page).replace("…", str(UUID(int=7))))

    assert found.kwargs["office"] == "montpellier"
    assert found.kwargs.get("noun", "partnership") in NOUNS


@pytest.mark.parametrize("command", sorted({row[2] for row in TABLE[1:]} - {NONE}))
def test_a_command_can_be_given_so(command: str) -> None:
    program, *words = shlex.split(code(command))

    assert program == "jumelles"
    parser().parse_args(words)
    if words[0] == "web":
        load_command_class("jumelles.web", words[1]).create_parser("jumelles web", words[1]).parse_args(words[2:])
