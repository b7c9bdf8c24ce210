"""What sources declare of themselves."""

import datetime as dt
import re
from importlib.util import find_spec

import pytest

from jumelles import languages
from jumelles.atlas.indicators import indicators
from jumelles.atlas.reading.catalogue import Declaration, declaration, declarations
from jumelles.atlas.reading.gather import reader
from jumelles.atlas.reading.tables import SCHEMAS
from jumelles.languages import LANGUAGES

ALL = [pytest.param(declared, id=key) for key, declared in declarations().items()]


def test_the_sources_of_the_atlas() -> None:
    assert list(declarations()) == [
        "airportsdata", "babel", "cepii", "cldr", "covenant", "eche", "eurostat", "geonames", "gisco", "koppen", "natural_earth", "ror",
        "vrs", "wikidata", "worldbank",
    ]  # fmt: skip


def test_a_declaration_is_read_from_its_file() -> None:
    covenant = declaration("covenant")

    assert (covenant.key, covenant.source.key, covenant.source.publisher) == (
        "covenant",
        "covenant",
        declarations()["covenant"].source.publisher,
    )
    assert covenant.expect == {"assets": (11_000, 14_000)}
    assert declaration("ror").files["v2.3-partial-ror-data.zip"].follow == ("hits", "hits", 0, "files", 0, "links", "self")
    assert declaration("geonames").files["cities500.json"].address == ""


@pytest.mark.parametrize("declared", ALL)
def test_a_source_says_who_publishes_it_and_how_it_may_be_used(declared: Declaration) -> None:
    source = declared.source

    assert all((source.short, source.title, source.publisher, source.licence, source.attribution))
    assert re.fullmatch(r"https?://\S+", source.home)
    assert dt.date.fromisoformat(f"{source.as_of}-01-01"[:10]).year in range(2000, 2027)


@pytest.mark.parametrize("declared", ALL)
def test_a_source_has_a_note_in_every_language(declared: Declaration) -> None:
    notes = []
    for lang in LANGUAGES:
        languages.use(lang)
        notes.append(declared.note)

    assert len(set(notes)) == len(LANGUAGES)
    assert all(note.strip().endswith(".") for note in notes)


@pytest.mark.parametrize("declared", ALL)
def test_a_source_promises_how_many_rows_it_gives(declared: Declaration) -> None:
    assert declared.expect
    assert set(declared.expect) <= set(SCHEMAS)
    assert all(0 < low < high for low, high in declared.expect.values())


def test_sources_can_be_had_without_a_mirror() -> None:
    offered = {key for key, declared in declarations().items() if any(wanted.address for wanted in declared.files.values())}
    packaged = {key for key, declared in declarations().items() if declared.packaged and find_spec(declared.packaged)}

    # The publisher of the covenant's signatories gives each release another address.
    assert set(declarations()) - offered - packaged == {"covenant"}


@pytest.mark.parametrize("declared", ALL)
def test_a_source_has_a_reader(declared: Declaration) -> None:
    assert reader(declared.key).__module__ == f"jumelles.atlas.sources.{declared.key}.read"


def test_every_indicator_names_declared_sources() -> None:
    named = {source for indicator in indicators().values() for source in indicator.sources}

    assert named - {"office"} <= set(declarations())
