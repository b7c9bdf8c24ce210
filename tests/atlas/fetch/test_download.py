"""Downloads that break off, begin again and go on."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jumelles.atlas.fetch import FetchError, Files, Pace, Wanted
from tests.atlas.servers import Fault, FaultyServer, faulty_server

Make = Callable[..., Files]
Publish = Callable[..., Wanted]
CONTENT = bytes(range(250)) * 4
NO_VALIDATOR = {"ETag": None, "Last-Modified": None}


def answers(server: FaultyServer) -> list[tuple[int, str | None]]:
    return [(seen.status, seen.headers.get("Range")) for seen in server.seen]


def refusal(files: Files, wanted: Wanted) -> str:
    with pytest.raises(FetchError) as caught:
        files.path(wanted)
    return str(caught.value)


def test_download_goes_on_where_it_was_cut_off(files: Make, publish: Publish, server: FaultyServer, kept: Callable[[], list[str]]) -> None:
    wanted = publish("towns.csv", CONTENT, Fault(cut=400, times=1))
    assert files().path(wanted).read_bytes() == CONTENT
    assert answers(server) == [(200, None), (206, "bytes=400-")]
    assert kept() == ["ror/towns.csv", "ror/towns.csv.json"]


def test_download_goes_on_in_the_next_run(files: Make, publish: Publish, server: FaultyServer, kept: Callable[[], list[str]]) -> None:
    wanted = publish("towns.csv", CONTENT, [Fault(cut=400, times=1), Fault(status=500, times=3)])
    assert "(status 500)" in refusal(files(), wanted)
    assert kept() == ["ror/towns.csv.part", "ror/towns.csv.part.json"]
    assert files().path(wanted).read_bytes() == CONTENT
    assert answers(server)[-1] == (206, "bytes=400-")


@pytest.mark.parametrize(
    "second",
    [
        Fault(),
        Fault(if_range=False),
        Fault(ranges=False),
        Fault(if_range=False, headers={"ETag": None}),
        Fault(if_range=False, headers={"Last-Modified": None}),
        Fault(if_range=False, headers={"Content-Range": "bytes 0-9/10"}),
        Fault(if_range=False, headers={"Content-Range": "nonsense"}),
    ],
    ids=["good", "ignores-if-range", "ignores-range", "no-etag", "no-date", "another-range", "no-range"],
)
def test_download_never_glues_two_versions(files: Make, publish: Publish, server: FaultyServer, second: Fault) -> None:
    changed = CONTENT[::-1]
    wanted = publish("towns.csv", CONTENT, [Fault(cut=400, times=1, then=changed), replace(second, times=1)])
    os.utime(server.folder / "ror" / "towns.csv", (1_000_000_000, 1_000_000_000))
    assert files().path(wanted).read_bytes() == changed


def test_download_never_glues_two_sizes(files: Make, publish: Publish) -> None:
    changed = CONTENT[::-1] + b"more"
    second = Fault(if_range=False, headers=NO_VALIDATOR, times=1)
    assert files().path(publish("towns.csv", CONTENT, [Fault(cut=400, times=1, then=changed), second])).read_bytes() == changed


def test_download_takes_no_rest_that_begins_elsewhere(files: Make, publish: Publish, server: FaultyServer) -> None:
    whole = Fault(status=206, body=CONTENT, headers={"Content-Range": "bytes 0-999/1000"}, times=1)
    assert files().path(publish("towns.csv", CONTENT, [Fault(cut=400, times=1), whole])).read_bytes() == CONTENT
    assert answers(server) == [(200, None), (206, "bytes=400-"), (200, None)]


def test_download_asks_for_the_rest_of_a_rest(files: Make, publish: Publish, server: FaultyServer) -> None:
    some = Fault(status=206, body=CONTENT[400:500], headers={"Content-Range": "bytes 400-499/1000"}, times=1)
    assert files().path(publish("towns.csv", CONTENT, [Fault(cut=400, times=1), some])).read_bytes() == CONTENT
    assert answers(server) == [(200, None), (206, "bytes=400-"), (206, "bytes=500-")]


def test_download_takes_not_modified_only_where_it_asked(files: Make, publish: Publish, server: FaultyServer) -> None:
    files().path(publish("towns.csv", CONTENT))
    server.forget()
    wanted = publish("towns.csv", CONTENT[::-1], [Fault(cut=400, times=1), Fault(status=304)])
    assert "(status 304)" in refusal(files(fresh=True), wanted)


def test_download_begins_again_where_the_version_cannot_be_told(files: Make, publish: Publish, server: FaultyServer) -> None:
    wanted = publish("towns.csv", CONTENT, [Fault(cut=400, times=1, headers=NO_VALIDATOR), Fault(headers=NO_VALIDATOR)])
    assert files().path(wanted).read_bytes() == CONTENT
    assert answers(server) == [(200, None), (200, None)]


def test_download_goes_on_by_date_where_the_etag_is_weak(files: Make, publish: Publish, server: FaultyServer) -> None:
    wanted = publish("towns.csv", CONTENT, [Fault(cut=400, times=1, headers={"ETag": 'W/"1"'}), Fault(headers={"ETag": 'W/"1"'})])
    assert files().path(wanted).read_bytes() == CONTENT
    assert answers(server) == [(200, None), (206, "bytes=400-")]
    assert server.seen[1].headers["If-Range"].endswith(" GMT")


@pytest.mark.parametrize("address", ["of another address", "unreadable"])
def test_download_does_not_go_on_with_a_part_of_unknown_origin(files: Make, publish: Publish, cache: Path, address: str) -> None:
    wanted = publish("towns.csv", CONTENT, [Fault(cut=400, times=1), Fault(status=500, times=3)])
    refusal(files(), wanted)
    note = cache / "ror" / "towns.csv.part.json"
    (cache / "ror" / "towns.csv.part").write_bytes(b"x" * 400)
    note.write_text(note.read_text().replace("127.0.0.1", "127.0.0.2") if address == "of another address" else "[1]")
    assert files().path(wanted).read_bytes() == CONTENT


def test_download_begins_again_where_the_part_is_too_long(files: Make, publish: Publish, cache: Path) -> None:
    wanted = publish("towns.csv", CONTENT, [Fault(cut=400, times=1), Fault(status=500, times=3)])
    refusal(files(), wanted)
    (cache / "ror" / "towns.csv.part").write_bytes(CONTENT + b"more")
    assert files().path(wanted).read_bytes() == CONTENT


def test_download_cut_off_each_time_is_said(files: Make, publish: Publish, server: FaultyServer, kept: Callable[[], list[str]]) -> None:
    wanted = publish("towns.csv", CONTENT, Fault(cut=100))
    assert refusal(files(), wanted) == (
        f"The download of ror/towns.csv from {wanted.address} was cut off after 400 bytes: run the command again to go on from there."
    )
    assert len(server.seen) == 4
    assert kept() == ["ror/towns.csv.part", "ror/towns.csv.part.json"]


@pytest.mark.parametrize("chunked", [False, True])
def test_download_cut_off_that_cannot_be_gone_on_with_is_said(files: Make, publish: Publish, cache: Path, chunked: bool) -> None:  # noqa: FBT001
    wanted = publish("towns.csv", CONTENT, Fault(cut=100, headers=NO_VALIDATOR, chunked=chunked))
    assert refusal(files(), wanted) == (
        f"The download of ror/towns.csv from {wanted.address} was cut off after 100 bytes: run the command again."
    )
    assert not (cache / "ror" / "towns.csv").exists()


def test_download_without_a_size_is_complete(files: Make, publish: Publish) -> None:
    assert files().path(publish("towns.csv", CONTENT, Fault(chunked=True))).read_bytes() == CONTENT


@pytest.mark.parametrize("cut", [None, 20])
def test_download_unpacks_a_packed_transfer(files: Make, publish: Publish, cut: int | None) -> None:
    wanted = publish("towns.csv", CONTENT, [Fault(packed=True, cut=cut, times=1), Fault(packed=True)])
    assert files().path(wanted).read_bytes() == CONTENT


@settings(deadline=None, max_examples=60)
@given(content=st.binary(min_size=1, max_size=5000), cuts=st.lists(st.integers(0, 5000), max_size=3), packed=st.booleans())
def test_download_equals_what_is_served(content: bytes, cuts: list[int], packed: bool) -> None:  # noqa: FBT001
    with TemporaryDirectory() as folder, faulty_server(Path(folder)) as server:
        (Path(folder) / "file.bin").write_bytes(content)
        server.faults["/file.bin"] = [*(Fault(cut=cut, times=1, packed=packed) for cut in cuts), Fault(packed=packed)]
        files = Files(mirror=None, cache=Path(folder) / "cache", pace=Pace(wait=0, silence=5))
        wanted = Wanted("ror", "file.bin", f"{server.url}/file.bin")
        with suppress(FetchError):  # a content may begin like a web page
            assert files.path(wanted).read_bytes() == content
            return
        assert content.lstrip().lower().startswith(b"<")
