"""A watched folder or feed gives each text once."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from jumelles.errors import JumellesError
from jumelles.press.watching import news

TEXT = "Une délégation de Pskov est arrivée à Arles."


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    folder = tmp_path / "site"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_folder_gives_each_text_once_and_a_changed_one_again(tmp_path: Path) -> None:
    folder, memory = tmp_path / "in", tmp_path / "memory.json"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").write_text("", "utf-8")
    (folder / "c.jpg").write_bytes(b"x")

    first = [(Path(one.where).name, one.document is not None, one.problem) for one in news(str(folder), memory)]
    again = list(news(str(folder), memory))
    (folder / "a.txt").write_text(TEXT + " Elle repart demain.", "utf-8")
    changed = [Path(one.where).name for one in news(str(folder), memory)]

    assert first == [("a.txt", True, ""), ("b.txt", False, "b.txt is empty: there is nothing to read.")]
    assert (again, changed) == ([], ["a.txt"])


def test_a_feed_gives_each_article_once(site: tuple[str, Path], tmp_path: Path) -> None:
    address, folder = site
    (folder / "a.txt").write_text(TEXT, "utf-8")
    items = f"<item><title>x</title><link>{address}/a.txt</link></item><item><link>{address}/gone.txt</link></item>"
    (folder / "feed.xml").write_text(f"<rss><channel><link>{address}</link>{items}</channel></rss>", "utf-8")
    memory = tmp_path / "memory.json"

    first = [
        (one.where, one.document.text if one.document else one.problem.partition(" (")[0]) for one in news(f"{address}/feed.xml", memory)
    ]

    assert first == [(f"{address}/a.txt", TEXT), (f"{address}/gone.txt", f"{address}/gone.txt cannot be read")]
    assert list(news(f"{address}/feed.xml", memory)) == []


ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><link href="{0}/"/>
<entry><link rel="replies" href="{0}/comments"/><link href="{0}/a.txt?from=feed&amp;x=1"/></entry><entry><link href="mailto:a@b.example"/></entry></feed>"""
BROKEN = "<rss><channel><item><link><![CDATA[ {0}/a.txt ]]></link></item><item><link>{0}/b.txt?c & d</link>"


@pytest.mark.parametrize(
    ("feed", "links"), [(ATOM, ["/a.txt?from=feed&x=1"]), (BROKEN, ["/a.txt", "/b.txt?c  d"]), ("<rss><channel/></rss>", [])]
)
def test_the_pages_of_a_feed_are_found_however_it_is_written(site: tuple[str, Path], tmp_path: Path, feed: str, links: list[str]) -> None:
    address, folder = site
    (folder / "feed.xml").write_text(feed.format(address), "utf-8")

    assert [one.where for one in news(f"{address}/feed.xml", tmp_path / "memory.json")] == [address + link for link in links]


@pytest.mark.parametrize("content", ["", "no feed at all", "<!doctype html><html><body><a href='/a'>News</a></body></html>"])
def test_what_is_no_feed_is_told(site: tuple[str, Path], tmp_path: Path, content: str) -> None:
    address, folder = site
    (folder / "feed.xml").write_text(content, "utf-8")

    with pytest.raises(JumellesError, match="is no feed: give the address of RSS or Atom"):
        list(news(f"{address}/feed.xml", tmp_path / "memory.json"))


def test_a_feed_cannot_ask_for_our_files(site: tuple[str, Path], tmp_path: Path) -> None:
    address, folder = site
    (folder / "secret").write_text("SECRET", "utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{(folder / "secret").as_uri()}">]>'
    (folder / "feed.xml").write_text(f"{entity}<rss><item><link>{address}/&s;</link></item></rss>", "utf-8")

    assert "SECRET" not in "".join(one.where for one in news(f"{address}/feed.xml", tmp_path / "memory.json"))


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(JumellesError, match="is no folder: give a folder or the address of a feed"):
        list(news(str(tmp_path / "none"), tmp_path / "memory.json"))


def test_a_damaged_memory_is_told(tmp_path: Path) -> None:
    (tmp_path / "memory.json").write_text("{", "utf-8")

    with pytest.raises(JumellesError, match="is damaged: remove it"):
        list(news(str(tmp_path), tmp_path / "memory.json"))
