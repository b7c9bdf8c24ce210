from pathlib import Path

import platformdirs
import pytest

from jumelles.config import Config, config


def test_unset_variables_leave_the_users_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("JUMELLES_HOME", "JUMELLES_MIRROR", "JUMELLES_LANG"):
        monkeypatch.delenv(variable, raising=False)

    assert config() == Config(home=Path(platformdirs.user_data_dir("jumelles", appauthor=False)), mirror=None, language=None)


def test_variables_are_taken_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMELLES_HOME", "/srv/jumelles")
    monkeypatch.setenv("JUMELLES_MIRROR", "https://mirror.example/sources")
    monkeypatch.setenv("JUMELLES_LANG", "ru")

    assert config() == Config(home=Path("/srv/jumelles"), mirror="https://mirror.example/sources", language="ru")


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMELLES_MIRROR", "  ")
    monkeypatch.setenv("JUMELLES_LANG", "")

    assert (config().mirror, config().language) == (None, None)


def test_a_home_under_the_tilde_or_relative_becomes_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/camille")

    monkeypatch.setenv("JUMELLES_HOME", "~/jumelles")
    assert config().home == Path("/home/camille/jumelles")
    monkeypatch.setenv("JUMELLES_HOME", "here")
    assert config().home == tmp_path / "here"
    monkeypatch.setenv("JUMELLES_HOME", "~no-such-account/jumelles")
    assert config().home == tmp_path / "~no-such-account" / "jumelles"


def test_a_changed_environment_is_seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMELLES_LANG", "fr")
    before = config().language
    monkeypatch.setenv("JUMELLES_LANG", "ru")

    assert (before, config().language) == ("fr", "ru")
