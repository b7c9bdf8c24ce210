"""Folders and addresses, read from the environment into one frozen dataclass."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Config:
    """What the environment settles: each field is the variable JUMELLES_<FIELD>, described in docs/settings.md."""

    home: Path
    mirror: str | None
    language: str | None
    model: str | None = None
    model_name: str | None = None


def _text(variable: str) -> str | None:
    """An empty variable counts as unset, so that `JUMELLES_MIRROR= jumelles …` switches a setting off for one run."""
    return os.environ.get(variable, "").strip() or None


def _default_home() -> Path:
    import platformdirs

    return platformdirs.user_data_path("jumelles", appauthor=False)


def _folder(text: str) -> Path:
    """The folder that is meant; `~somebody` of nobody is a name like any other, as it is to a shell."""
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:
        return Path(text).absolute()


def config() -> Config:
    """Read the settings anew at each call, so that a changed environment is seen at once.

    The folder of `home` need not exist: whoever writes there makes it, and says so if it cannot. `mirror` is a folder or an http
    address and stays text. `language` is as written: `languages.choose` judges it.
    """
    home = _text("JUMELLES_HOME")
    return Config(
        home=_folder(home) if home else _default_home(),
        mirror=_text("JUMELLES_MIRROR"),
        language=_text("JUMELLES_LANG"),
        model=_text("JUMELLES_MODEL"),
        model_name=_text("JUMELLES_MODEL_NAME"),
    )
