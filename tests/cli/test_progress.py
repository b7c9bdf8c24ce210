"""The steps of a long command: a line each where nobody watches, nothing on standard output."""

import pytest

from jumelles.cli.progress import steps


def test_a_step_is_a_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    with steps("Unpacking") as say:
        say("reading [bold]places[/bold]")
        say("x" * 300)

    assert capsys.readouterr() == ("", f"Unpacking: reading [bold]places[/bold]\nUnpacking: {'x' * 300}\n")


def test_without_a_step_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with steps("Unpacking"):
        pass

    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_the_step_in_hand_is_shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with steps("Unpacking") as say:
        say("reading places")

    output, told = capsys.readouterr()
    assert output == ""
    assert "Unpacking: reading places" in told or "Unpacking" in told


def test_what_goes_wrong_inside_comes_out() -> None:
    with pytest.raises(KeyError), steps("Unpacking"):
        raise KeyError
