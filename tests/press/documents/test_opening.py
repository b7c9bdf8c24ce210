"""Every kind of file gives its text, and every file that cannot be used is told in one sentence."""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from pypdf import PdfWriter

from jumelles.errors import JumellesError
from jumelles.press.documents import opening
from jumelles.press.documents.opening import of_text, open_bytes, open_file
from jumelles.press.merging import MOST_EVIDENCE
from jumelles.press.read import read

ARTICLE = "Une délégation de Pskov est arrivée à Arles, où le maire l’a reçue. " * 4
PAGE = f"""<!doctype html><html><head><title>Pskov à Arles</title></head><body>
<nav><a href="/">Accueil</a> <a href="/x">Sports</a></nav><article><h1>Pskov à Arles</h1><p>{ARTICLE}</p><p>{ARTICLE}</p></article>
<form><label>Laisser un commentaire</label><textarea></textarea></form></body></html>"""
MENU = "<html><body><nav>" + "".join(f'<a href="/{n}">Rubrique {n}</a>' for n in range(40)) + "</nav></body></html>"


def pdf(*, password: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def written_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with these lines on its pages, as plain as the format allows."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for lines in pages:
        drawn = b"BT /F1 10 Tf 12 TL 50 780 Td " + b" ".join(b"(" + line.encode("cp1252") + b") '" for line in lines) + b" ET"
        content = len(objects) + 2
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % content)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
    held, starts = io.BytesIO(b"%PDF-1.4\n"), []
    held.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, 1):
        starts.append(held.tell())
        held.write(b"%d 0 obj%s endobj\n" % (number, body))
    table = held.tell()
    entries = b"".join(b"%010d 00000 n \n" % start for start in starts)
    held.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries))
    held.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table))
    return held.getvalue()


def zip_bomb() -> bytes:
    """A small DOCX whose document says that it unpacks to more than a file may hold."""
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as opened, opened.open("word/document.xml", "w", force_zip64=True) as part:
        for _megabyte in range(opening.MOST_BYTES // 2**20 + 1):
            part.write(bytes(2**20))
    return held.getvalue()


def mail_with_a_picture_only() -> bytes:
    return b"Subject: Pskov\nMIME-Version: 1.0\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"


def test_a_text_is_composed_and_its_line_ends_are_plain() -> None:
    assert of_text("Une de\u0301le\u0301gation est arrive\u0301e.\r\nElle repart.").text == "Une délégation est arrivée.\nElle repart."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_russian_text_is_read_in_any_encoding(encoding: str) -> None:
    text = "Делегация города Пскова прибыла в Арль с официальным визитом. Её принял мэр города."

    assert open_bytes(text.encode(encoding), "a.txt").text == text


def test_a_page_gives_its_article_without_menu_and_form() -> None:
    text = open_bytes(PAGE.encode(), "a.html").text

    assert ARTICLE.strip() in text
    assert [word for word in ("Sports", "commentaire") if word in text] == []


def test_a_docx_gives_paragraphs_and_cells_in_their_order() -> None:
    document, held = docx.Document(), io.BytesIO()
    document.add_paragraph("Visite de la délégation de Pskov.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Lundi", "Accueil en mairie"
    document.save(held)

    assert open_bytes(held.getvalue(), "a.docx").text == "Visite de la délégation de Pskov.\n\nLundi · Accueil en mairie"


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("From: =?utf-8?q?Mairie_de_Ch=C3=A2lons?= <presse@chalons.example>\n", "Mairie de Châlons"),
        ("From: a@b.example\n", "a@b.example"),
        ("", ""),
    ],
)
def test_a_mail_gives_subject_body_day_and_sender(sender: str, outlet: str) -> None:
    mail = f"{sender}Subject: Pskov\nDate: Fri, 31 Mar 2017 10:00:00 +0200\nContent-Type: text/plain; charset=utf-8\n\nUne délégation arrive demain.\n"

    found = open_bytes(mail.encode(), "a.eml")

    assert found.text.strip() == "Pskov\n\nUne délégation arrive demain."
    assert (found.title, found.published, found.outlet) == ("Pskov", date(2017, 3, 31), outlet)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "a.txt", "a.txt is empty: there is nothing to read."),
        (b"  \n\n ", "a.txt", "a.txt is empty: there is nothing to read."),
        (b"12 34", "a.txt", "a.txt has hardly any words: there is nothing to read."),
        (pdf(), "a.pdf", "a.pdf holds pictures of pages and no text: have its text recognised (OCR) first."),
        (pdf(password="x"), "a.pdf", "a.pdf is protected by a password: give a copy without one."),
        (b"%PDF-1.7 cut", "a.pdf", "a.pdf is damaged: it cannot be read as PDF."),
        (b"PK\x03\x04 word/document.xml cut", "a.docx", "a.docx is damaged: it cannot be read as DOCX."),
        (mail_with_a_picture_only(), "a.eml", "a.eml has no text."),
        (b"PK\x03\x04 sheet", "a.xlsx", "a.xlsx is no text: give a text, HTML, PDF, DOCX or EML file."),
        (b"\xd0\xcf\x11\xe0", "a.docx", "a.docx is no text, or is protected by a password: give a text, HTML, PDF, DOCX or EML file."),
        (MENU.encode(), "a.html", "a.html has no article, only menus or links: give the page of the article itself."),
        ("Une délégation est là.\n".encode() + "Дружба городов".encode("cp1251"), "a.txt", "a.txt mixes two encodings: save it again as UTF-8."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_sentence(content: bytes, name: str, sentence: str) -> None:
    with pytest.raises(JumellesError) as told:
        open_bytes(content, name)

    assert str(told.value) == sentence


def test_a_small_file_that_unpacks_to_gigabytes_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zip_bomb()
    monkeypatch.setattr(docx, "Document", lambda _content: pytest.fail("it was unpacked"))

    with pytest.raises(JumellesError, match=r"a.docx is larger than 200 MB: give a smaller file\."):
        open_bytes(bomb, "a.docx")
    assert len(bomb) < 2**20


def test_300_pages_are_read_to_the_end_and_reading_them_can_be_cancelled() -> None:
    lines = ["The delegation from Gdynia visited Hull on 4 May 2019.", "It was led by Mayor Tomasz Nowak of Gdynia."]
    document = open_bytes(written_pdf([[f"Page {number} of the minutes.", *lines] for number in range(1, 301)]), "a.pdf")
    steps: list[float] = []

    def tell(done: int, total: int) -> None:
        steps.append(done / total)
        if len(steps) > 2000:
            raise KeyboardInterrupt

    assert ("Page 1 of" in document.text, "Page 300 of" in document.text) == (True, True)
    with pytest.raises(KeyboardInterrupt):
        read(document, tell=tell)
    assert (steps == sorted(steps), steps[-1] < 1) == (True, True)
    assert [(one["to"], one["date"], len(one.evidence)) for one in read(document).of("visit")] == [("Hull", "2019-05-04", MOST_EVIDENCE)]


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as opened:
        opened.truncate(opening.MOST_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("it was read"))

    with pytest.raises(JumellesError, match=r"large.txt is larger than 200 MB: give a smaller file\."):
        open_file(large)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(JumellesError, match="cannot be read"):
        open_file(tmp_path / "none.txt")
    with pytest.raises(JumellesError, match="is a folder"):
        open_file(tmp_path)


def test_the_running_heads_of_a_pdf_are_no_part_of_its_text() -> None:
    told = ["Le maire a re\xe7u Pskov.", "La chorale a chant\xe9.", "La s\xe9ance est lev\xe9e."]
    heads, feet = ("https://ville.example/conseil", "Page %d sur 3"), ("Ville", "%d/3")
    pages = [
        [*(one.replace("%d", str(at)) for one in heads), "7", line, "7", *(one.replace("%d", str(at)) for one in feet)]
        for at, line in enumerate(told, 1)
    ]

    assert open_bytes(written_pdf(pages), "a.pdf").text.split() == " ".join(f"7 {line} 7" for line in told).split()


def test_two_pages_that_begin_alike_lose_nothing() -> None:
    assert (
        open_bytes(written_pdf([["Ville de Pskov.", "Une chorale."], ["Ville de Pskov.", "Un orchestre."]]), "a.pdf").text.count("Pskov")
        == 2
    )


@pytest.mark.parametrize(("title", "kept"), [("Une visite à Pskov", "Une visite à Pskov"), ("Microsoft Word - modele.docx", ""), ("", "")])
def test_the_title_of_a_pdf_counts_where_the_text_has_its_words(title: str, kept: str) -> None:
    written = written_pdf([["Une visite \xe0 Pskov", "Le maire de Pskov a re\xe7u la chorale."]])
    writer, held = PdfWriter(clone_from=io.BytesIO(written)), io.BytesIO()
    writer.add_metadata({"/Title": title})
    writer.write(held)

    assert open_bytes(held.getvalue(), "a.pdf").title == kept
