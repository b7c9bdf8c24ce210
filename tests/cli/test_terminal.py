"""What pages are printed on."""

import io
import json
import sys

import pytest

from jumelles.cli.terminal import PIPED, Page, console, json_text


def test_a_pipe_is_wide_unless_the_environment_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    narrow = console().width
    monkeypatch.delenv("COLUMNS")

    assert (narrow, console().width) == (60, PIPED)


def test_a_reader_that_has_left_is_told_to_the_caller() -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError(text)

    with pytest.raises(BrokenPipeError):
        Page(file=Gone()).print("a line")


@pytest.mark.parametrize(
    ("encoding", "text"), [("utf-8", '"é ж 😀"'), ("UTF-16", '"é ж 😀"'), ("latin-1", '"\\u00e9 \\u0436 \\ud83d\\ude00"')]
)
def test_json_keeps_every_letter_in_every_encoding(monkeypatch: pytest.MonkeyPatch, encoding: str, text: str) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding))

    assert json_text("é ж 😀") == text
    assert json.loads(json_text("é ж 😀")) == "é ж 😀"


def test_json_is_written_even_without_an_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    assert json_text(["é"]) == '[\n  "é"\n]'
