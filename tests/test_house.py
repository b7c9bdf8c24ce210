"""The house keeps its own rules: everything is documented, of moderate size, in its place, and imported downwards only."""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from importlib.metadata import version
from pathlib import Path

import pytest
from django.core.management import load_command_class

from jumelles.atlas.indicators import indicators
from jumelles.atlas.reading.catalogue import declarations
from jumelles.cli import parser
from jumelles.config import Config
from jumelles.languages import LANGUAGES
from jumelles.web.configuration import WebConfig

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for path in (ROOT / "jumelles").rglob("*.py") if path.parent.name != "migrations")  # written by Django
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def commands(of: argparse.ArgumentParser) -> Iterator[tuple[argparse.ArgumentParser, str | None]]:
    """Each command below a parser, with the sentence that its parent's help gives it."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            sentences = {choice.dest: choice.help for choice in action._choices_actions}
            for name, command in action.choices.items():
                yield command, sentences.get(name)
                yield from commands(command)


def commands_of_the_web() -> Iterator[argparse.ArgumentParser]:
    """The register's own commands, which `jumelles web` hands over to Django."""
    for path in sorted((ROOT / "jumelles/web/management/commands").glob("[a-z]*.py")):
        parser = load_command_class("jumelles.web", path.stem).create_parser("jumelles web", path.stem)
        parser.prog = f"jumelles web {path.stem}"
        yield parser


COMMANDS = [pytest.param(command, sentence, id=command.prog) for command, sentence in commands(parser())]
COMMANDS += [pytest.param(command, command.description, id=command.prog) for command in commands_of_the_web()]
OF_DJANGO = {
    *(f"--{name}" for name in ("version", "verbosity", "settings", "pythonpath", "traceback", "no-color", "force-color", "skip-checks"))
}
"""Options that every command of Django has."""


def test_there_are_commands() -> None:
    assert {"jumelles city", "jumelles atlas build"} <= {command.id for command in COMMANDS}


@pytest.mark.parametrize(("command", "sentence"), COMMANDS)
def test_a_command_is_documented_and_has_help(command: argparse.ArgumentParser, sentence: str | None) -> None:
    silent = [action.dest for action in command._actions if not action.help]

    assert sentence, f"{command.prog} has no help"
    assert silent == [], f"options of {command.prog} without help"
    assert re.search(rf"\b{re.escape(command.prog)}\b", page("commands.md")), f"{command.prog} is not in docs/commands.md"


@pytest.mark.parametrize(("command", "sentence"), COMMANDS)
def test_an_option_is_documented(command: argparse.ArgumentParser, sentence: str | None) -> None:
    del sentence
    options = {option for action in command._actions for option in action.option_strings if option.startswith("--")}
    options -= {"--help"} | (OF_DJANGO if command.prog.startswith("jumelles web ") else set())

    assert {option for option in options if f"`{option}" not in page("commands.md")} == set()


def test_every_source_is_documented() -> None:
    folders = {path.parent.name for path in (ROOT / "jumelles/atlas/sources").glob("*/source.toml")}

    assert folders == set(declarations())
    assert {key for key in folders if f"`{key}`" not in page("sources.md")} == set()


def test_a_source_is_a_declaration_a_reader_and_a_sample() -> None:
    folders = [path for path in (ROOT / "jumelles/atlas/sources").iterdir() if path.is_dir() and path.name != "__pycache__"]

    incomplete = {
        folder.name: [name for name in ("source.toml", "read.py", "sample*") if not list(folder.glob(name))] for folder in folders
    }

    assert {name: lacks for name, lacks in incomplete.items() if lacks} == {}


def test_every_indicator_is_documented() -> None:
    assert {key for key in indicators() if f"`{key}`" not in page("indicators.md")} == set()


def test_every_indicator_has_its_words_in_every_language() -> None:
    table = tomllib.loads((ROOT / "jumelles/atlas/indicators.toml").read_text("utf-8"))
    texts = {f"theme {key}": theme for key, theme in table["theme"].items()}
    for key, entry in table["indicator"].items():
        texts |= {f"label of {key}": entry["label"], f"definition of {key}": entry["definition"]}

    assert {name: said for name, said in texts.items() if {lang for lang in said if said[lang].strip()} != set(LANGUAGES)} == {}


def test_every_setting_is_documented() -> None:
    variables = {"language": "JUMELLES_LANG"}
    settings = {variables.get(field.name, f"JUMELLES_{field.name.upper()}") for of in (Config, WebConfig) for field in fields(of)}

    assert settings == set(re.findall(r"^## `(\w+)`", page("settings.md"), re.MULTILINE))


def test_the_version_is_that_of_the_changelog() -> None:
    heading = re.search(r"^## (\S+) \(\d{4}-\d{2}-\d{2}\)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert heading
    assert version("jumelles") == heading[1]


def test_every_dependency_and_every_ignored_rule_has_its_reason() -> None:
    explained = PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"] + PROJECT["tool"]["ruff"]["lint"]["ignore"]
    for extra in PROJECT["project"]["optional-dependencies"].values():
        explained += extra
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()

    assert [entry for entry in explained if not any(re.match(rf'\s*"{re.escape(entry)}",\s+# \w', line) for line in lines)] == []


def test_modules_are_of_moderate_size() -> None:
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in MODULES}

    assert {path: count for path, count in lines.items() if count > 300} == {}
    assert statistics.median(lines.values()) <= 100


def test_a_module_begins_with_what_it_holds() -> None:
    assert [path.relative_to(ROOT).as_posix() for path in MODULES if path.read_text("utf-8").strip()[:3] not in {"", '"""'}] == []


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
    names = {path.relative_to(ROOT) for folder in ("benchmarks", "docs", "jumelles", "tests") for path in (ROOT / folder).rglob("*")}

    assert {name for name in names if name.stem in drawers} == set()


def test_tests_stand_where_their_code_stands() -> None:
    def has_code(test: Path) -> bool:
        """`test_build.py` and `test_build_killed.py` both belong to the module or package `build`, or to the page `build.md`."""
        subject = test.stem.removeprefix("test_")
        places = [ROOT / "jumelles" / test.parent, ROOT / test.parent, ROOT / "docs" / test.parent]
        names = [path.stem for place in places if place.is_dir() for path in place.iterdir()]
        return any(subject == name or subject.startswith(f"{name}_") for name in names)

    tests = {path.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}

    assert {test.as_posix() for test in tests if not test.stem.startswith("test_house") and not has_code(test)} == set()


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([program, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_imports_go_down() -> None:
    done = lint_imports(ROOT)

    assert done.returncode == 0, done.stdout


def test_an_import_that_goes_up_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "jumelles", tmp_path / "jumelles", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "jumelles" / "config.py").open("a", encoding="utf-8") as module:
        module.write("import django\nimport jumelles.facts\n")

    done = lint_imports(tmp_path)

    assert (done.returncode, done.stdout.count("BROKEN")) == (1, 2)
