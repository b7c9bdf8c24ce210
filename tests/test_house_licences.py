"""Whoever installs Jumelles, with any extra, gets permissive licences and weak copyleft only: no GPL, no AGPL."""

import re
from importlib.metadata import Distribution, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "Artistic-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "CNRI-Python",
    "ISC",
    "LGPL-2.1-only",
    "LGPL-2.1-or-later",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "PSF-2.0",
    "Unlicense",
    "ZPL-2.1",
    "Zlib",
}

CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Zope Public License": "ZPL-2.1",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}

READ_BY_US = {
    # Its metadata name no licence; the LICENSE file in the wheel is the MIT text, and the list of its Rust parts (sboms/ in the wheel,
    # resvg 0.48 among them) holds MIT, Apache-2.0, BSD, Zlib and Unicode-3.0 only.
    "resvg-py": "MIT",
    # As above: the LICENSE file is the MIT text; the copy of axe-core inside is MPL-2.0. Only the tests use it.
    "axe-playwright-python": "MIT AND MPL-2.0",
}


def installed_with_jumelles() -> dict[str, Distribution]:
    """All that pip brings for Jumelles and each of its extras on this machine, followed to the end."""
    ours = distribution("jumelles")
    waiting = [
        (requirement, extra) for requirement in ours.requires or [] for extra in ("", *(ours.metadata.get_all("Provides-Extra") or []))
    ]
    found: dict[str, Distribution] = {}
    seen = set()
    while waiting:
        text, extra = waiting.pop()
        if (text, extra) in seen:
            continue
        seen.add((text, extra))
        requirement = Requirement(text)
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        found[name] = distribution(name)
        waiting += [(below, wanted) for below in found[name].requires or [] for wanted in ("", *requirement.extras)]
    return found


def licence(package: Distribution) -> str:
    """The licence as an SPDX expression; empty when the metadata tell none that we can read."""
    metadata = package.metadata
    if read := READ_BY_US.get(canonicalize_name(metadata["Name"])):
        return read
    if stated := metadata.get("License-Expression"):
        return str(stated)
    classifiers = [line.rsplit(" :: ", 1)[1] for line in metadata.get_all("Classifier") or [] if line.startswith("License :: ")]
    named = [CLASSIFIERS.get(name, name) for name in classifiers if name != "OSI Approved"]
    return " AND ".join(named) or str(metadata.get("License") or "")


def is_allowed(expression: str) -> bool:
    """AND binds more tightly than OR; of alternatives, one that is allowed is enough."""
    return any(all(part.strip(" ()") in ALLOWED for part in choice.split(" AND ")) for choice in expression.split(" OR "))


def test_all_licences_are_allowed() -> None:
    licences = {name: licence(package) for name, package in installed_with_jumelles().items()}

    assert {"polars", "certifi", "pytest", "resvg-py"} <= set(licences), "core, what core needs, and extras are all followed"
    assert {name: found for name, found in licences.items() if not is_allowed(found)} == {}


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND Zlib AND CC0-1.0", True),
        ("GPL-3.0-or-later OR MIT", True),
        ("LGPL-2.1-only", True),
        ("GPL-3.0-or-later", False),
        ("AGPL-3.0-only", False),
        ("MIT AND GPL-2.0-only", False),
        ("", False),
        ("Other/Proprietary License", False),
    ],
)
def test_what_is_allowed(expression: str, allowed: bool) -> None:  # noqa: FBT001 - a column of the table above
    assert is_allowed(expression) is allowed


def test_what_we_read_ourselves_is_still_needed() -> None:
    stated = {
        name: package.metadata.get("License-Expression") or re.sub(r"\s+", " ", package.metadata.get("License") or "")
        for name, package in installed_with_jumelles().items()
        if name in READ_BY_US
    }

    assert stated == dict.fromkeys(READ_BY_US, ""), "these packages state a licence by now: take them out of READ_BY_US"
