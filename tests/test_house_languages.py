"""Every language says everything the code says, and the catalogues hold nothing else."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from jumelles.languages import DOMAIN, LANGUAGES, LOCALE

ROOT = Path(__file__).parent.parent
KEYWORDS = DEFAULT_KEYWORDS | {"gettext_noop": None, "ngettext_noop": (1, 2), "gettext_lazy": None, "pgettext_lazy": ((1, "c"), 2)}
"""Those of `make messages`."""

TRANSLATED = [lang for lang in LANGUAGES if lang != "en"]  # English is the key of the catalogue
SAME_AS_ENGLISH = {
    "fr": {"licence", "options", "source", "Europe", "Sources", "population", "latitude", "longitude", "score"}
    | set("Menu Pages Parties Programme action actions collection contact culture date document documents innovation invitation".split())
    | set("invitations parties plaque programme sport statue".split())
    | set("Articles article articles Actions Agenda Budget budget Continents continents Distance Programmes".split())
    | set("Codes Message Messages Table client code codes message messages organisation prototype table".split())
    | {"Source", "Score", "Contact (vCard)", "Contacts (vCard)", "%(n)s km", *"AELOPRV"},
}
"""Messages that the language writes as English does."""


def catalogue(lang: str) -> Catalog:
    with (LOCALE / lang / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=lang, domain=DOMAIN)


def messages(lang: str) -> list[Message]:
    return [message for message in catalogue(lang) if message.id]


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^{}]*\}|%\(\w+\)[a-z]|%[a-z]", text))


def words(text: str) -> str:
    """What remains of a message when its placeholders are taken out; a message without a letter needs no translation."""
    return "".join(re.findall(r"[^\W\d_]+", re.sub(r"\{[^{}]*\}|%\(\w+\)[a-z]|%[a-z]", "", text)))


METHODS = [("**.py", "python"), ("web/templates/**.html", "jinja2"), ("web/templates/**.txt", "jinja2")]
"""As in babel.cfg."""


@pytest.fixture(scope="module")
def said_by_the_code() -> set[tuple[str, ...]]:
    # Read from the sources, as a new message would be.
    found = extract_from_dir(ROOT / "jumelles", method_map=METHODS, keywords=KEYWORDS)
    return {forms(message) for _file, _line, message, _comments, _context in found}


@pytest.mark.parametrize("lang", TRANSLATED)
def test_the_catalogue_is_in_step_with_the_code(lang: str, said_by_the_code: set[tuple[str, ...]]) -> None:
    held = {forms(message.id) for message in messages(lang)}

    assert (said_by_the_code - held, held - said_by_the_code) == (set(), set()), "run `make messages`"


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_message_is_translated(lang: str) -> None:
    assert [message.id for message in messages(lang) if message.fuzzy or not all(forms(message.string))] == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_translation_is_a_copy_of_the_english(lang: str) -> None:
    copies = {text for message in messages(lang) for text in forms(message.id) if words(text) and text in forms(message.string)}

    assert copies == SAME_AS_ENGLISH.get(lang, set())


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_plural_has_all_its_forms(lang: str) -> None:
    needed = get_plural(lang).num_plurals

    assert catalogue(lang).num_plurals == needed
    assert [message.id for message in messages(lang) if message.pluralizable and len(forms(message.string)) != needed] == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_translation_keeps_the_placeholders(lang: str) -> None:
    wrong = {
        text
        for message in messages(lang)
        for text in forms(message.string)
        if text and placeholders(text) != placeholders(forms(message.id)[-1])
    }

    assert wrong == set()
