"""A stock of profiles: prepared, kept in one file, refused when it is another version's."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from jumelles.openings import stock as module
from jumelles.openings.matching import best
from jumelles.openings.profiles import Profile
from jumelles.openings.stock import Stock, WrongStock, said
from tests.openings.samples import LEAK, OFFERS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "offers.stock"


def test_title_and_terms_count_more_than_the_text() -> None:
    counted = {word.stem: weight for word, weight in said(Profile("k", "en", "leak", "pump pump", ("valve",))).items()}

    assert counted == {"en:leak": 2, "en:pump": 2, "en:valv": 4}


def test_it_knows_how_words_are_written_and_which_codes_are_known() -> None:
    held = Stock.of([replace(OFFERS[1], codes=("nace2:26.51", "nonsense", "nace2:26.51"))])

    assert held.codes == ("nace2:26.51",)
    assert held.written[held.numbers["ru:прибор"]] == "Прибор"
    assert held.coded.toarray().tolist() == [[1]]


def test_progress_is_told() -> None:
    told: list[int] = []

    Stock.of((Profile(str(n), "en", "pump") for n in range(module.AT_ONCE + 1)), told.append)

    assert told == [module.AT_ONCE, module.AT_ONCE + 1]


@pytest.mark.parametrize("offers", [OFFERS, (), (Profile("\ud800", "", "\ud800"),)])
def test_it_is_the_same_after_a_stay_on_disk(offers: tuple[Profile, ...], path: Path) -> None:
    held = Stock.of(offers)
    held.save(path)

    read = Stock.load(path)

    assert (read.keys, read.stems, read.written, read.codes) == (held.keys, held.stems, held.written, held.codes)
    for name in ("often", "concepts", "coded"):
        assert np.array_equal(getattr(read, name).toarray(), getattr(held, name).toarray())
    assert best(LEAK, read) == best(LEAK, held)
    assert list(path.parent.iterdir()) == [path]


def test_another_version_is_refused_in_one_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Stock.of(OFFERS).save(path)
    monkeypatch.setattr(module, "FORMAT", module.FORMAT + 1)

    with pytest.raises(WrongStock) as refused:
        Stock.load(path)

    assert str(refused.value) == f"{path} was made by another version of Jumelles: make it anew."


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"nonsense", b"\x80\x04K\x01."])
def test_what_is_no_stock_is_refused_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)

    with pytest.raises(WrongStock) as refused:
        Stock.load(path)

    assert str(refused.value) == f"{path} is no prepared stock of profiles: make it anew."


def test_a_cut_file_is_refused(path: Path) -> None:
    Stock.of(OFFERS).save(path)
    path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(WrongStock):
        Stock.load(path)


def test_a_file_that_is_not_there_is_one_sentence(path: Path) -> None:
    with pytest.raises(WrongStock) as refused:
        Stock.load(path)

    assert str(refused.value) == f"{path} cannot be read (No such file or directory)."
