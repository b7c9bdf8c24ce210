"""Compiles the catalogues (.po to .mo) with Babel whenever Jumelles is built or installed, so that nobody needs msgfmt."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Runs before each wheel, the editable one included; git ignores its .mo files, so they are named as artifacts."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the signature is hatchling's
        """Write a .mo beside each .po of the package."""
        for source in sorted(Path(self.root, "jumelles", "locale").glob("*/LC_MESSAGES/*.po")):
            with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(text, locale=source.parts[-3]))
        if self.target_name == "wheel":
            build_data["artifacts"].append("jumelles/locale/*/LC_MESSAGES/*.mo")
