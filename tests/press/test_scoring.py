"""The table of a labelled folder: matched one to one, twice told counts against precision."""

import json
from pathlib import Path
from typing import Any

import pytest

from jumelles.press.scoring import FolderError, labelled, pairs, score

TEXT = "Lyon et Pskov ont signé un accord."


def fact(sort: str, start: int, end: int, **attributes: Any) -> dict[str, Any]:
    return {"type": sort, **attributes, "evidence": [{"exact": TEXT[start:end], "start": start, "end": end}]}


LYON = fact("place", 0, 4, name="Lyon", gid=2996944, kind="city")
ACCORD = fact("accord", 13, 33, kind="agreement", status="signed", parties=["Lyon", "Pskov"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    told = {"doc": "a.txt", "lang": "fr", "published": None, "facts": [LYON, ACCORD]}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(told), "utf-8")
    return tmp_path


def test_a_second_proposal_of_the_same_fact_counts_against_precision(folder: Path) -> None:
    result = score(labelled(folder), lambda _text: [LYON, LYON, ACCORD])

    assert (result.total(["place"]).precision, result.total(["place"]).recall) == (0.5, 1.0)
    assert (result.total().right, result.total().strict, result.total().proposed, result.wrong_offsets) == (2, 2, 3, 0)


def test_strict_asks_for_kind_status_and_half_of_the_parties(folder: Path) -> None:
    planned = ACCORD | {"status": "planned"}
    cooperation = ACCORD | {"kind": "cooperation"}
    alone = ACCORD | {"parties": ["Lyon"]}

    assert [score(labelled(folder), lambda _text, one=one: [one]).total(["accord"]).strict for one in (planned, cooperation, alone)] == [
        0,
        0,
        1,
    ]
    assert [score(labelled(folder), lambda _text, one=one: [one]).total(["accord"]).right for one in (planned, cooperation, alone)] == [
        1,
        1,
        1,
    ]


def test_of_two_possible_matches_the_strict_one_is_taken() -> None:
    assert pairs([ACCORD | {"status": "planned"}, ACCORD], [ACCORD]) == [(1, 0, True)]


def test_a_wrong_offset_is_counted(folder: Path) -> None:
    moved = LYON | {"evidence": [{"exact": "Lyon", "start": 1, "end": 5}]}

    assert score(labelled(folder), lambda _text: [moved]).wrong_offsets == 1


def test_a_folder_without_labels_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="holds no labelled texts"):
        labelled(tmp_path)


def test_needs_and_offers_count_only_where_a_text_labels_them(folder: Path) -> None:
    need = fact("need", 0, 20, who="Voltaris", what="un fabricant")
    without = score(labelled(folder), lambda _text: [LYON, ACCORD, need])
    told = json.loads((folder / "gold" / "a.json").read_text("utf-8"))
    (folder / "gold" / "a.json").write_text(json.dumps(told | {"facts": [LYON, ACCORD, need]}), "utf-8")
    labelled_too = score(labelled(folder), lambda _text: [LYON, ACCORD, need | {"who": "Norvik"}])

    assert (without.total(["need"]).proposed, without.total().precision) == (0, 1.0)
    assert (labelled_too.total(["need"]).labelled, labelled_too.total(["need"]).right) == (1, 0)
