"""The guide for officers says the same in three languages, and names buttons and pictures that are there."""

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from jumelles.languages import LANGUAGES

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide"
LOCALE = ROOT / "jumelles" / "locale"
PAGES = [
    "agenda.md",
    "compare.md",
    "desk.md",
    "find.md",
    "first-day.md",
    "lists.md",
    "openings.md",
    "partnership.md",
    "press.md",
    "publish.md",
    "report-and-search.md",
    "visits.md",
]
WITHOUT_PICTURES = {"lists.md", "openings.md", "press.md", "publish.md"}
"""Pages of which the pictures would be too many bytes."""
LARGEST = 150_000
IN_ALL = 4_000_000


@pytest.fixture(scope="module")
def table() -> set[str]:
    """The names of the pictures that `make guide` takes."""
    spec = spec_from_file_location("guide_pictures", GUIDE / "pictures.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return {f"{picture.name}.png" for picture in module.PICTURES}


def text(language: str, page: str) -> str:
    return (GUIDE / language / page).read_text("utf-8")


def pictures(language: str, page: str) -> list[tuple[str, str]]:
    """The alternative texts and files of the pictures on a page."""
    return re.findall(r"!\[(.*?)\]\((.*?)\)", text(language, page))


def spoken(words: str) -> str:
    """Words as they are compared: pages begin buttons and labels with a capital, the catalogue does not always."""
    return words[:1].lower() + words[1:]


def catalogue(language: str) -> set[str]:
    """What pages of the register may say in a language; English is the key of the others."""
    with (LOCALE / ("fr" if language == "en" else language) / "LC_MESSAGES" / "django.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id and isinstance(message.id, str)]
    return {spoken(message.id if language == "en" else str(message.string)) for message in messages}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_pages(language: str) -> None:
    assert sorted(page.name for page in (GUIDE / language).glob("*.md")) == PAGES


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_the_same_shape_in_every_language(page: str) -> None:
    def shape(language: str) -> list[str]:
        return re.findall(r"^(#+ |\d+\. |- |!\[.*?\]\(.*?\))", re.sub(r"!\[.*?\]", "![]", text(language, page)), re.MULTILINE)

    assert len(shape("en")) > 8
    assert [shape(language) for language in LANGUAGES] == [shape("en")] * len(LANGUAGES)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_short_and_shows_one_to_three_pictures_in_words_too(language: str, page: str) -> None:
    shown = pictures(language, page)

    assert 25 <= len(text(language, page).splitlines()) <= 50
    assert (page not in WITHOUT_PICTURES) <= len(shown) <= 3
    assert [file for words, file in shown if len(words) < 20] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_show_the_pictures_of_the_table_and_no_others(language: str, table: set[str]) -> None:
    shown = sorted(file for page in PAGES for _words, file in pictures(language, page))

    assert shown == sorted(table)
    assert sorted(file.name for file in (GUIDE / language).glob("*.png")) == sorted(table)


def test_the_pictures_are_small_enough_for_a_repository() -> None:
    sizes = {file: file.stat().st_size for file in GUIDE.glob("*/*.png")}

    assert [file for file, size in sizes.items() if size > LARGEST] == []
    assert sum(sizes.values()) < IN_ALL


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_page_names_in_bold_stands_on_the_pages_of_the_register(language: str, page: str) -> None:
    named = [" ".join(words.split()) for words in re.findall(r"\*\*(.+?)\*\*", text(language, page), re.DOTALL)]
    known = {re.sub(r"\s+", " ", words) for words in catalogue(language)}

    assert len(named) >= 8
    assert [words for words in named if spoken(words) not in known] == []


def test_the_index_leads_to_every_page() -> None:
    links = re.findall(r"\]\((.+?)\)", (GUIDE / "README.md").read_text("utf-8"))

    assert sorted(links) == sorted(f"{language}/{page}" for language in LANGUAGES for page in PAGES)
