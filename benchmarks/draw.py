"""The names to look up: a seeded draw from the atlas's spellings, and the table of all names that the contenders get.

Run as a program (`python -m benchmarks.draw FOLDER`), so that the process which measures the others stays small.
"""

from __future__ import annotations

import json
import random
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

COUNT = 10_000
SEED = 2026


def letters(name: str) -> str:
    """What counts as one and the same spelling here: composed Unicode, without case. Accents and signs count."""
    return unicodedata.normalize("NFC", name).casefold().strip()


def without_accents(name: str) -> str:
    """The name as typed on a keyboard without accents: Latin letters lose their marks. The й of Cyrillic and the が of Japanese do not."""
    return "".join(_plain(letter) for letter in unicodedata.normalize("NFC", name))


def _plain(letter: str) -> str:
    if "LATIN" not in unicodedata.name(letter, ""):
        return letter
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))


VARIANTS: dict[str, Callable[[str], str]] = {"as written": str, "without accents": without_accents, "in capitals": str.upper}
"""The ways in which each drawn name is typed."""


def main(folder: Path) -> None:
    """Write three files.

    `places.tsv` holds place and description; `names.tsv` place, inhabitants and name; `drawn.json` the place and, for each variant,
    the name as typed and whether it is unambiguous: no other place bears it letter for letter.
    """
    from jumelles import open_atlas

    atlas = open_atlas()
    spellings = atlas.table("spellings").select("place", "spelling")
    regions = atlas.table("regions").select("region", "name", "en", "fr", "ru")
    people = _described(atlas.places.select("place", "name", "region_name", "country", "population").iter_rows(), folder / "places.tsv")
    bearers: defaultdict[str, set[int]] = defaultdict(set)
    with (folder / "names.tsv").open("w", encoding="utf-8", newline="\n") as file:
        for place, name in _names(atlas.places.select("place", "name").iter_rows(), spellings.iter_rows(), regions.iter_rows()):
            bearers[letters(name)].add(place)
            file.write(f"{place}\t{people[place]}\t{name}\n")
    drawn = []
    for row in random.Random(SEED).sample(range(len(spellings)), COUNT):
        place, name = spellings.row(row)
        typed = {variant: write(name) for variant, write in VARIANTS.items()}
        drawn.append({"place": place, "typed": typed, "alone": {key: bearers[letters(text)] <= {place} for key, text in typed.items()}})
    (folder / "drawn.json").write_text(json.dumps(drawn, ensure_ascii=False), "utf-8")


def _described(rows: Iterator[tuple[int, str, str, str, int | None]], path: Path) -> dict[int, int]:
    """Write what each place is, and give the number of its inhabitants (0: not known)."""
    inhabitants = {}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for place, name, region, country, people in rows:
            inhabitants[place] = people or 0
            area = ", ".join(part for part in (region if region != name else "", country) if part)
            file.write(f"{place}\t{name} ({area}, {f'{people:,}' if people else 'unknown number of'} inhabitants)\n")
    return inhabitants


def _names(*tables: Iterator[tuple[int, *tuple[str | None, ...]]]) -> Iterator[tuple[int, str]]:
    """Each pair of a place and a name once per table row, as far as there is a name."""
    for rows in tables:
        for place, *names in rows:
            yield from ((place, name) for name in dict.fromkeys(names) if name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
