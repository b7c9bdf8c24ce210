"""A file that was sent in is opened with care: what is none of ours, damaged or a trap is told in one sentence."""

import json
import struct
import zipfile
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jumelles.web.exchange import read
from jumelles.web.exchange.read import Unreadable, opened

LEAST = {"format": "jumelles-office", "version": 1, "office": {"id": "one", "name": "One", "slug": "one", "country": "FR"}}
MB = 1_000_000


def zipped(members: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def office_json(**changes: Any) -> bytes:
    return json.dumps(LEAST | changes).encode()


GOOD = zipped({"office.json": office_json(), "files/" + "0" * 64: b"%PDF-1.4"})


def refusal(content: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        opened(BytesIO(content))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def lying(size: int) -> bytes:
    """A ZIP whose office.json says it is of this size."""
    content = bytearray(zipped({"office.json": office_json()}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(mark) + place
        content[at : at + 4] = struct.pack("<I", size)
    return bytes(content)


def test_an_office_is_read_from_json_and_from_a_zip() -> None:
    assert opened(BytesIO(office_json())).whole["office"]["name"] == "One"
    assert opened(BytesIO(b"\xef\xbb\xbf" + office_json())).whole["office"]["name"] == "One"
    assert opened(BytesIO(lying(2_000_000_000))).whole["office"]["name"] == "One"
    assert opened(BytesIO(GOOD)).file("0" * 64, 8) == b"%PDF-1.4"


DAMAGED = {
    "cut in half": GOOD[: len(GOOD) // 2],
    "without its end": GOOD[:-1],
    "only a mark": b"PK",
    "a lie of less": lying(10),
    "a wrong sum": GOOD.replace(zipfile.ZipFile(BytesIO(GOOD)).getinfo("office.json").CRC.to_bytes(4, "little"), b"\1\2\3\4"),
    "packed as LZMA": zipped({"office.json": office_json()}, zipfile.ZIP_LZMA),
    "packed as BZIP2": zipped({"office.json": office_json()}, zipfile.ZIP_BZIP2),
    "a password": GOOD.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"),
}


@pytest.mark.parametrize("how", DAMAGED)
def test_a_damaged_zip_is_refused(how: str) -> None:
    assert refusal(DAMAGED[how]).startswith("The ZIP is damaged")


def test_a_zip_without_an_office_is_refused() -> None:
    assert refusal(zipped({"../office.json": office_json(), "/etc/passwd": b"x"})).startswith("The ZIP holds no office.json")
    assert refusal(zipped({})).startswith("The ZIP holds no office.json")


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of much in little, at most a byte more than the limit is unpacked."""
    monkeypatch.setattr(read, "JSON_LIMIT", 5 * MB)
    bomb = zipped({"office.json": bytes(200 * MB)})

    assert len(bomb) < MB
    assert refusal(bomb).startswith("The file unpacks to more than is read")
    assert refusal(b" " * (5 * MB + 1)).startswith("The file unpacks to more than is read")
    assert read.opened(BytesIO(zipped({"office.json": office_json() + b" " * MB}))).whole["version"] == 1


NO_JSON = {
    "empty": b"",
    "no text": b"\xff\xfe{\0}\0",
    "half": office_json()[:-3],
    "deep": b"[" * 100_000,
    "deep and closed": b'{"office": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "not a number": office_json().replace(b'"one"', b"NaN"),
    "infinite": office_json().replace(b'"one"', b"-Infinity"),
    "too great to be finite": office_json().replace(b'"one"', b"1e999"),
    "a number of 5000 digits": office_json().replace(b'"one"', b"9" * 5000),
    "half a character": office_json().replace(b'"One"', rb'"\ud83d"'),
    "half a character in a name": office_json().replace(b'"name"', rb'"\uDC00"'),
}


@pytest.mark.parametrize("how", NO_JSON)
def test_what_is_no_json_is_refused(how: str) -> None:
    assert refusal(NO_JSON[how]).startswith("The file is no JSON in UTF-8")


def test_whole_characters_written_in_halves_are_read() -> None:
    assert opened(BytesIO(office_json().replace(b'"One"', rb'"\ud83c\udf0d"'))).whole["office"]["name"] == "\N{EARTH GLOBE EUROPE-AFRICA}"


SHAPES = {
    b"[]": "The file is not an office of Jumelles",
    b"null": "The file is not an office of Jumelles",
    b'{"format": "other"}': "The file is not an office of Jumelles",
    office_json(version=2): "The file has version 2 of the format",
    office_json(version="1"): 'The file has version "1" of the format',
    office_json(version=[[1]]): "The file has version [[1]] of the format",
    office_json(secrets=[]): "The file has a part that is not known: secrets",
    office_json(records={"ship": []}): "The file has a part that is not known: records",
    office_json(records={"office": []}): "The file has a part that is not known: records",
    office_json(records=None): "The file has a part that is not known: records",
    office_json(history=[]): "The file has a part that is not known: history",
    office_json(office=[]): "The file says nothing of the office itself",
    office_json(accounts={}): "accounts is not a list of records",
    office_json(members=None): "members is not a list of records",
    office_json(records={"town": {}}): "records.town is not a list of records",
    office_json(history={"town": ["x"]}): "history.town is not a list of records",
}


@pytest.mark.parametrize("content", SHAPES, ids=range(len(SHAPES)))
def test_what_is_not_of_our_shape_is_refused_where_it_is_not(content: bytes) -> None:
    assert refusal(content).startswith(SHAPES[content])


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "0" * 63, "x\0y", "é" * 9])
def test_a_document_is_found_by_its_checksum_only(name: str) -> None:
    with pytest.raises(Unreadable, match="missing or damaged"):
        opened(BytesIO(GOOD)).file(name, MB)
    with pytest.raises(Unreadable, match="missing or damaged"):
        opened(BytesIO(office_json())).file(name, MB)


def test_a_document_larger_than_allowed_is_refused() -> None:
    with pytest.raises(Unreadable, match="larger than this installation allows"):
        opened(BytesIO(GOOD)).file("0" * 64, 7)


@given(st.data())
def test_a_damaged_byte_is_told_or_does_no_harm(data: st.DataObject) -> None:
    content = bytearray(GOOD)
    for _n in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(GOOD) - 1))] = data.draw(st.integers(0, 255))
    try:
        archive = opened(BytesIO(bytes(content)))
        archive.file("0" * 64, MB)
    except Unreadable:
        return
    assert archive.whole["format"] == "jumelles-office"


@given(st.binary(max_size=300))
@example(b"PK\5\6" + bytes(18))
def test_any_bytes_are_refused_in_a_sentence(content: bytes) -> None:
    assert refusal(content).startswith(("The ZIP", "The file"))
