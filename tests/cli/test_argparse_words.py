import argparse
from collections.abc import Iterable
from pathlib import Path

from babel.messages.extract import extract_from_file

from jumelles.cli import argparse_words

NEWER = {
    "%(heading)s:",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)",
}
"""Words that Python 3.11 does not have yet."""


def texts(messages: Iterable[str | tuple[str, ...]]) -> set[str]:
    """Each message, and each form of a plural one, on its own."""
    return {text for message in messages for text in ([message] if isinstance(message, str) else message)}


def test_every_word_is_one_of_argparse() -> None:
    of_python = texts(found[1] for found in extract_from_file("python", Path(argparse.__file__)))

    assert texts((*argparse_words.HELP, *argparse_words.ERRORS)) - of_python <= NEWER
