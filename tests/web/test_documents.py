"""What may be uploaded, and where it lies."""

import os
import stat
import struct
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.errors import JumellesError
from jumelles.files import WriteError
from jumelles.web import documents
from jumelles.web.documents import Refused, examine

LIMIT = 2_000_000
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}


def packed(members: dict[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def office(extension: str, more: dict[str, str | bytes] | None = None, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The least an office program would take for a file of this kind, and `more` members."""
    media_type = documents.TYPES[extension]
    members: dict[str, str | bytes] = {"mimetype": media_type, "content.xml": "<office:document-content/>"}
    if extension in MAIN:
        types = f'<Types><Override PartName="/{MAIN[extension]}" ContentType="{media_type}.main+xml"/></Types>'
        members = {"[Content_Types].xml": types, "_rels/.rels": "<Relationships/>", MAIN[extension]: "<document/>"}
    return packed(members | (more or {}), packing)


GOOD = {
    "pdf": PDF,
    **{extension: office(extension) for extension in ("docx", "xlsx", "pptx", "odt", "ods", "odp")},
    "rtf": rb"{\rtf1\ansi Accord}",
    "jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "jpeg": b"\xff\xd8\xff\xe1\0\x10Exif\0",
    "png": PNG,
    "webp": b"RIFF\n\0\0\0WEBPVP8 ",
    "tif": b"II*\0\x08\0\0\0",
    "tiff": b"MM\0*\0\0\0\x08",
    "txt": "Побратимство\n".encode(),
    "csv": "ville;pays\nOrléans;France\n".encode(),
    "eml": b"From: mairie@example.org\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\n\xf0\xd2\xc9\xd7\xc5\xd4",
    "ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "vcf": b"BEGIN:VCARD\r\nVERSION:4.0\r\nEND:VCARD\r\n",
}


def refusal(name: str, content: bytes, limit: int = LIMIT) -> str:
    with pytest.raises(Refused) as caught:
        examine(name, content, limit)
    return str(caught.value)


def otherwise(name: str) -> str:
    return f"{name} does not hold what its extension says: save it again from the program that made it."


def bomb(name: str) -> str:
    return f"{name} has a password, is damaged or unpacks to far too much: save it again without a password."


def macros(name: str) -> str:
    return f"{name} holds macros, which are programs: save it again without them."


def test_every_kind_has_an_example_here() -> None:
    assert set(GOOD) == set(documents.TYPES)


@pytest.mark.parametrize("extension", GOOD)
def test_a_file_of_a_kind_we_accept(extension: str) -> None:
    assert examine(f"accord.{extension}", GOOD[extension], LIMIT) == (f"accord.{extension}", documents.TYPES[extension])
    assert examine(f"ACCORD.{extension.upper()}", GOOD[extension], LIMIT)[1] == documents.TYPES[extension]


def test_a_kind_is_never_taken_for_another() -> None:
    texts = {"txt", "csv", "eml"}  # much is a text, and any line with a colon may be the header of a mail
    for extension, media_type in documents.TYPES.items():
        for other, content in GOOD.items():
            if extension not in texts and documents.TYPES[other] != media_type:
                assert refusal(f"a.{extension}", content).startswith(f"a.{extension} "), (extension, other)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("mbox.eml", b"From - Mon Jan  5 10:00:00 2026\r\nX-Mozilla-Status: 0001\r\nSubject: Accord\r\n\r\n"),
        ("excel.csv", "\ufeffville;pays\n".encode()),
        ("little.csv", b"\xff\xfe" + "ville\tpays\n".encode("utf-16-le")),
        ("big.txt", b"\xfe\xff" + "побратим".encode("utf-16-be")),
        ("outlook.ics", b"\xef\xbb\xbfbegin:vcalendar\r\n"),
        ("large.tif", b"II+\0\x08\0\0\0"),
        ("quotes.docx", packed({"[Content_Types].xml": f"<Override ContentType='{documents.TYPES['docx']}.main+xml'/>"})),
        ("newline.odt", packed({"mimetype": documents.TYPES["odt"] + "\n"})),
        (
            "libraries.odt",
            office("odt", {"Basic/script-lc.xml": "<libraries/>", "Basic/Standard/script-lb.xml": "<library/>", "Basic/": ""}),
        ),
        ("stored.docx", office("docx", packing=zipfile.ZIP_STORED)),
    ],
)
def test_a_rarer_form_of_a_kind(name: str, content: bytes) -> None:
    assert examine(name, content, LIMIT)[0] == name


@pytest.mark.parametrize(
    "name", ["a.html", "a.svg", "a.exe", "a.docm", "a.xlsm", "a.doc", "a.zip", "a.pdf.exe", "a.txt:b.exe", "pdf", "accord"]
)
def test_a_kind_we_do_not_accept(name: str) -> None:
    assert refusal(name, PDF) == (
        f"{name} is not of a kind that is accepted: "
        "pdf, docx, xlsx, pptx, odt, ods, odp, rtf, jpg, jpeg, png, webp, tif, tiff, txt, csv, eml, ics or vcf."
    )


def test_an_empty_file() -> None:
    assert refusal("accord.pdf", b"") == "accord.pdf is empty: choose a file that holds something."


def test_a_file_that_is_too_large() -> None:
    content = PDF + bytes(LIMIT - len(PDF))

    assert examine("scan.pdf", content, LIMIT)
    assert refusal("scan.pdf", content + b"\0") == "scan.pdf is larger than 2 MB: make it smaller or divide it."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"<html>%PDF-1.7"),
        ("a.docx", PDF),
        ("a.docx", packed({"photo.txt": "no office file"})),
        ("a.docx", packed({MAIN["docx"]: "<document/>"})),
        ("a.docx", b"PK\x05\x06" + bytes(18)),
        ("a.odt", packed({"mimetype": documents.TYPES["odt"] + "-template"})),
        ("a.ics", GOOD["vcf"]),
        ("a.eml", b"<html>"),
        ("a.eml", b"From: a\n\n\0"),
    ],
)
def test_a_file_that_is_something_else(name: str, content: bytes) -> None:
    assert refusal(name, content) == otherwise(name)


@pytest.mark.parametrize(
    "content",
    [
        "Orléans".encode("latin-1"),
        "Побратимство".encode("cp1251"),
        b"a\0b",
        "ville".encode("utf-16-le"),
        "ville".encode("utf-32"),
        b"\xff\xfea",
    ],
)
def test_a_text_in_another_encoding(content: bytes) -> None:
    assert refusal("a.csv", content) == "a.csv is not a text in UTF-8: save it again in this encoding (in Excel as “CSV UTF-8”)."


def encrypted() -> bytes:
    """A file whose directory says that its members have a password."""
    content = bytearray(office("docx"))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def far_away() -> bytes:
    """A file whose first member lies beyond what any machine can count."""
    content = bytearray(office("odt", packing=zipfile.ZIP_STORED))
    start = content.index(b"PK\x01\x02")
    name = struct.unpack_from("<H", content, start + 28)[0]
    struct.pack_into("<I", content, start + 42, 0xFFFFFFFF)
    struct.pack_into("<H", content, start + 30, 12)
    content[start + 46 + name : start + 46 + name] = struct.pack("<HHQ", 1, 8, 2**64 - 1)
    end = content.rindex(b"PK\x05\x06")
    struct.pack_into("<I", content, end + 12, struct.unpack_from("<I", content, end + 12)[0] + 12)
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(office("docx", {"word/media/a.bmp": bytes(300_000)}), id="a member shrunk to a thousandth"),
        pytest.param(office("docx", {f"{n}": b"" for n in range(10_000)}), id="too many members"),
        pytest.param(office("docx", packing=zipfile.ZIP_BZIP2), id="an odd packing"),
        pytest.param(encrypted(), id="a password"),
        pytest.param(OLD_CONTAINER, id="a password, as office programs set it"),
        pytest.param(office("docx")[:-30], id="cut off"),
        pytest.param(far_away(), id="a member far away"),
        pytest.param(office("docx", {"é": ""}).replace("é".encode(), b"\xff\xff"), id="a name that is no text"),
    ],
)
def test_an_office_file_that_cannot_be_unpacked_safely(content: bytes) -> None:
    assert refusal("a.docx" if b"opendocument" not in content else "a.odt", content) in {bomb("a.docx"), bomb("a.odt")}


def test_an_office_file_that_unpacks_to_much_more_than_it_may() -> None:
    noise = Random(1).randbytes(1000)
    content = office("docx", {f"{n}": noise * 100 for n in range(11)})

    assert len(content) < 21_000
    assert examine("a.docx", content, 23_000)
    assert refusal("a.docx", content, 21_000) == bomb("a.docx")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", office("docx", {"word/vbaProject.bin": b"macro"})),
        ("a.xlsx", office("xlsx", {"xl/VBAPROJECT.BIN": b"macro"})),
        ("a.xlsx", office("xlsx", {"xl/macrosheets/sheet1.xml": b"macro"})),
        ("a.docx", packed({"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml"})),
        ("a.odt", office("odt", {"Basic/Standard/Module1.xml": "macro"})),
        ("a.ods", office("ods", {"Scripts/python/hello.py": "macro"})),
    ],
)
def test_an_office_file_with_macros(name: str, content: bytes) -> None:
    assert refusal(name, content) == macros(name)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/accord.pdf", "accord.pdf"),
        (r"C:\Users\mairie\accord.pdf", "accord.pdf"),
        ("..hidden.pdf", "hidden.pdf"),
        (".pdf", "unnamed.pdf"),
        ("a/\u202e.pdf", "unnamed.pdf"),
        ("accord\u202efdp.exe.pdf", "accordfdp.exe.pdf"),
        ("a\r\nSet-Cookie:\tb\0.pdf", "a Set-Cookie: b.pdf"),
        ("accord\u00a0 signé.pdf. ", "accord signé.pdf"),
        ("Orle\u0301ans.pdf", "Orléans.pdf"),
        ("e\u200b\u0301.pdf", "é.pdf"),
        ("\ud800a.pdf", "a.pdf"),
        ("п" * 300 + ".PDF", "п" * 116 + ".PDF"),
        ("a" * 115 + ". b.pdf", "a" * 115 + ".pdf"),
    ],
)
def test_a_name_is_cleaned(name: str, clean: str) -> None:
    assert examine(name, PDF, LIMIT) == (clean, "application/pdf")


def damaged() -> st.SearchStrategy[bytes]:
    """Good files with a few bytes changed, or cut."""

    def change(content: bytes, changes: list[tuple[int, int]], end: int) -> bytes:
        changed = bytearray(content)
        for place, byte in changes:
            changed[place % len(changed)] = byte
        return bytes(changed[: len(changed) - end])

    changes = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=6)
    return st.builds(change, st.sampled_from(list(GOOD.values())), changes, st.one_of(st.just(0), st.integers(0, 50)))


NAMES = st.one_of(st.text(), st.builds("{}.{}".format, st.text(st.characters(codec=None), max_size=150), st.sampled_from(list(GOOD))))


@given(NAMES, st.one_of(st.binary(), damaged()), st.integers(0, 3000))
def test_whatever_comes_is_taken_with_a_clean_name_or_refused(name: str, content: bytes, limit: int) -> None:
    try:
        clean, media_type = examine(name, content, limit)
    except Refused:
        return

    stem, _, extension = clean.rpartition(".")
    assert documents.TYPES[extension.lower()] == media_type
    assert 0 < len(stem) < len(clean) <= 120
    assert stem == stem.strip(". ")
    assert clean == unicodedata.normalize("NFC", clean)
    assert not any(char in "/\\" or unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in clean)


@given(NAMES)
def test_a_clean_name_stays_as_it_is(name: str) -> None:
    try:
        clean, _ = examine(name, b"a:", LIMIT)
    except Refused:
        return

    assert examine(clean, b"a:", LIMIT)[0] == clean


@given(st.binary())
def test_what_was_stored_is_read_again(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("documents") / "deep"

    sha256 = documents.store(folder, content)

    assert documents.read(folder, sha256) == content
    assert documents.path_of(folder, sha256) == folder / sha256[:2] / sha256
    assert [path for path in folder.rglob("*") if path.is_file()] == [folder / sha256[:2] / sha256]


def test_a_document_is_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = documents.path_of(tmp_path, documents.store(tmp_path, PDF))
    finally:
        os.umask(before)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_is_there_already_is_not_written_again(tmp_path: Path) -> None:
    path = documents.path_of(tmp_path, documents.store(tmp_path, PDF))
    first = path.stat()
    path.chmod(0o644)

    documents.store(tmp_path, PDF)

    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (first.st_ino, first.st_mtime_ns)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_damaged_document_is_told_and_mended_by_another_upload(tmp_path: Path) -> None:
    sha256 = documents.store(tmp_path, PDF)
    documents.path_of(tmp_path, sha256).write_bytes(PDF[:-1])

    with pytest.raises(JumellesError) as caught:
        documents.read(tmp_path, sha256)
    documents.store(tmp_path, PDF)

    assert str(caught.value) == f"The document {sha256} is damaged: restore it from the backup or upload it again."
    assert documents.read(tmp_path, sha256) == PDF


def test_a_missing_document_is_told(tmp_path: Path) -> None:
    sha256 = documents.store(tmp_path, PDF)
    documents.path_of(tmp_path, sha256).unlink()

    with pytest.raises(JumellesError) as caught:
        documents.read(tmp_path, sha256)

    assert str(caught.value) == f"The document {sha256} cannot be read (No such file or directory): restore it from the backup."


@pytest.mark.parametrize(
    "sha256", ["", "../" * 22, "a" * 63, "a" * 65, "A" * 64, "a" * 64 + "\n", "../" + "a" * 61, "١" * 64, "a" * 32 + "/" + "a" * 31]
)
def test_what_is_no_checksum_leads_nowhere(tmp_path: Path, sha256: str) -> None:
    for ask in (documents.path_of, documents.read):
        with pytest.raises(Refused) as caught:
            ask(tmp_path, sha256)
        assert str(caught.value) == "There is no such document: open it from the page that lists it."


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("in the way")
    with pytest.raises(WriteError, match="documents"):
        documents.store(tmp_path / "documents", PDF)

    path = documents.path_of(tmp_path, documents.store(tmp_path, PDF))
    path.unlink()
    path.mkdir()
    with pytest.raises(WriteError, match=path.name):
        documents.store(tmp_path, PDF)
