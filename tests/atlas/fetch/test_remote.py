"""The cache, mirrors over HTTP, and addresses that name the real file."""

import hashlib
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jumelles.atlas.fetch import FetchError, Files, Wanted
from jumelles.atlas.fetch.lock import alone
from tests.atlas.servers import Fault, FaultyServer

Make = Callable[..., Files]
Publish = Callable[..., Wanted]


def refusal(files: Files, wanted: Wanted) -> str:
    with pytest.raises(FetchError) as caught:
        files.path(wanted)
    return str(caught.value)


def statuses(server: FaultyServer) -> list[int]:
    return [seen.status for seen in server.seen]


def test_file_lands_in_the_cache_with_its_receipt(files: Make, publish: Publish, server: FaultyServer, cache: Path) -> None:
    wanted = publish("towns.csv", b"id\n")
    os.utime(server.folder / "ror" / "towns.csv", (1_000_000_000, 1_000_000_000))
    before = datetime.now(UTC).replace(microsecond=0)
    assert files().path(wanted) == cache / "ror" / "towns.csv"
    receipt = json.loads((cache / "ror" / "towns.csv.json").read_text())
    assert before <= datetime.fromisoformat(receipt.pop("downloaded")) <= datetime.now(UTC)
    digest = hashlib.sha256(b"id\n").hexdigest()
    assert receipt == {
        "address": wanted.address,
        "location": wanted.address,
        "sha256": digest,
        "size": 3,
        "etag": f'"{digest[:16]}"',
        "last_modified": "Sun, 09 Sep 2001 01:46:40 GMT",
    }


def test_as_of_is_the_day_of_change_else_of_download(files: Make, publish: Publish, server: FaultyServer) -> None:
    dated, undated = publish("a.csv", b"id\n"), publish("b.csv", b"id\n", Fault(headers={"Last-Modified": None}))
    wrong = publish("c.csv", b"id\n", Fault(headers={"Last-Modified": "yesterday"}))
    os.utime(server.folder / "ror" / "a.csv", (1_000_000_000, 1_000_000_000))
    first = datetime.now(UTC).date()
    days = [files().as_of(wanted) for wanted in (dated, undated, wrong)]
    assert days[0] == date(2001, 9, 9)
    assert {first} <= set(days[1:]) <= {first, datetime.now(UTC).date()}


def test_cached_file_is_used_again_without_asking(files: Make, publish: Publish, server: FaultyServer) -> None:
    wanted = publish("towns.csv", b"id\n")
    assert files().path(wanted) == files().path(wanted)
    assert statuses(server) == [200]


def test_one_files_asks_once_even_when_fresh(files: Make, publish: Publish, server: FaultyServer) -> None:
    wanted, found = publish("towns.csv", b"id\n"), files(fresh=True)
    assert (found.path(wanted), found.as_of(wanted), found.has(wanted)) == (found.path(wanted), found.as_of(wanted), True)
    assert statuses(server) == [200]


@pytest.mark.parametrize("altered", [b"other", b"iD\n", None])
def test_altered_cached_file_is_fetched_again(
    files: Make, publish: Publish, server: FaultyServer, cache: Path, caplog: pytest.LogCaptureFixture, altered: bytes | None
) -> None:
    wanted, path = publish("towns.csv", b"id\n"), cache / "ror" / "towns.csv"
    files().path(wanted)
    if altered is None:
        path.unlink()
    else:
        path.write_bytes(altered)
    with caplog.at_level(logging.WARNING, "jumelles"):
        assert files().path(wanted).read_bytes() == b"id\n"
    warning = f"The cached file {path} was altered since it was downloaded: it is fetched again."
    assert caplog.messages == ([warning] if altered else [])
    assert statuses(server) == [200, 200]


@pytest.mark.parametrize("receipt", ["", "[]", "{}", '{"downloaded": 3}'])
def test_unreadable_receipt_is_as_none(files: Make, publish: Publish, server: FaultyServer, cache: Path, receipt: str) -> None:
    wanted = publish("towns.csv", b"id\n")
    files().path(wanted)
    (cache / "ror" / "towns.csv.json").write_text(receipt)
    assert files().path(wanted).read_bytes() == b"id\n"
    assert statuses(server) == [200, 200]


@pytest.mark.parametrize("missing", [{}, {"ETag": None}, {"Last-Modified": None}])
def test_fresh_keeps_what_has_not_changed(files: Make, publish: Publish, server: FaultyServer, missing: dict[str, None]) -> None:
    wanted = publish("towns.csv", b"id\n", Fault(headers=missing))
    files().path(wanted)
    assert files(fresh=True).path(wanted).read_bytes() == b"id\n"
    assert statuses(server) == [200, 304]


def test_fresh_fetches_what_has_changed(files: Make, publish: Publish, server: FaultyServer) -> None:
    wanted = publish("towns.csv", b"id\n")
    files().path(wanted)
    publish("towns.csv", b"id,name\n")
    assert files().path(wanted).read_bytes() == b"id\n"
    assert files(fresh=True).path(wanted).read_bytes() == b"id,name\n"
    assert statuses(server) == [200, 200]


@pytest.mark.parametrize("fault", [Fault(status=500), Fault(cut=1), Fault(body=b""), Fault(body=b"<html>")])
def test_failure_leaves_the_former_file(files: Make, publish: Publish, cache: Path, fault: Fault) -> None:
    wanted = publish("towns.csv", b"id\n")
    files().path(wanted)
    publish("towns.csv", b"id,name\n", fault)
    refusal(files(fresh=True), wanted)
    assert files().path(wanted).read_bytes() == b"id\n"
    assert (cache / "ror" / "towns.csv").read_bytes() == b"id\n"


def test_file_of_another_address_is_fetched_again(files: Make, publish: Publish, server: FaultyServer) -> None:
    files().path(publish("towns.csv", b"id\n"))
    publish("towns-2.csv", b"id,name\n")
    assert files().path(Wanted("ror", "towns.csv", f"{server.url}/ror/towns-2.csv")).read_bytes() == b"id,name\n"


def test_no_address_is_said(files: Make) -> None:
    wanted = Wanted("babel", "languages.csv")
    assert refusal(files(), wanted) == (
        "babel/languages.csv has no address at a publisher: take it from a mirror, named with --mirror or JUMELLES_MIRROR."
    )
    assert [files().has(wanted), files().has(Wanted("ror", "a", "http://example.org")), Wanted("ror", "a").path] == [False, True, "ror/a"]


def test_real_file_that_moved_is_fetched_though_its_version_looks_the_same(files: Make, publish: Publish) -> None:
    same = Fault(headers={"ETag": '"same"'})
    publish("v2.zip", b"two", same)
    publish("v3.zip", b"three", same)
    wanted = Wanted("ror", "towns.zip", publish("index", b'["v2.zip"]').address, follow=(0,))
    assert files().path(wanted).read_bytes() == b"two"
    publish("index", b'["v3.zip"]')
    assert files(fresh=True).path(wanted).read_bytes() == b"three"


def test_mirror_gives_the_real_file_itself(files: Make, publish: Publish, server: FaultyServer) -> None:
    publish("towns.zip", b"two")
    assert files(mirror=server.url).path(Wanted("ror", "towns.zip", "http://127.0.0.1:9/index", follow=(0,))).read_bytes() == b"two"


def test_headers_go_to_the_publisher_only(files: Make, publish: Publish, server: FaultyServer) -> None:
    publish("50% & #1?.csv", b"id\n")
    wanted = Wanted("ror", "50% & #1?.csv", f"{server.url}/ror/50%25%20&%20%231%3F.csv", headers={"Accept": "text/csv"})
    files().path(wanted)
    files(mirror=f"{server.url}/", fresh=True).path(wanted)
    assert [(seen.path, seen.headers["Accept"]) for seen in server.seen] == [
        ("/ror/50% & #1?.csv", "text/csv"),
        ("/SHA256SUMS", "*/*"),
        ("/ror/50% & #1?.csv", "*/*"),
    ]


def test_mirror_over_http_is_checked_by_its_list(
    files: Make, publish: Publish, server: FaultyServer, kept: Callable[[], list[str]]
) -> None:
    wanted = publish("towns.csv", b"id\n")
    (server.folder / "SHA256SUMS").write_text(f"{hashlib.sha256(b'id' + bytes([10])).hexdigest()}  ror/towns.csv\n")
    assert files(mirror=server.url).path(wanted).read_bytes() == b"id\n"
    server.faults["/ror/towns.csv"] = Fault(body=b"iD\n")
    (server.folder / "SHA256SUMS").write_text(f"{'0' * 64}  ror/towns.csv\n")
    assert refusal(files(mirror=server.url, fresh=True), wanted) == (
        f"ror/towns.csv from {wanted.address} has the SHA-256 70ba05783b20…, but SHA256SUMS lists 000000000000…: "
        "copy the file or the list anew."
    )
    assert kept() == ["ror/towns.csv", "ror/towns.csv.json"]
    assert files(mirror=server.url).path(wanted).read_bytes() == b"id\n"


def test_wrong_checksum_leaves_nothing(files: Make, publish: Publish, server: FaultyServer, kept: Callable[[], list[str]]) -> None:
    wanted = publish("towns.csv", b"id\n")
    (server.folder / "SHA256SUMS").write_text(f"{'0' * 64}  ror/towns.csv\n")
    refusal(files(mirror=server.url), wanted)
    assert kept() == []


def test_listed_change_is_fetched_though_the_server_sees_none(files: Make, publish: Publish, server: FaultyServer) -> None:
    wanted = publish("towns.csv", b"id\n", Fault(headers={"ETag": '"always"'}))
    files(mirror=server.url).path(wanted)
    publish("towns.csv", b"iD\n", Fault(headers={"ETag": '"always"'}))
    assert files(mirror=server.url, fresh=True).path(wanted).read_bytes() == b"id\n"
    (server.folder / "SHA256SUMS").write_text(f"{hashlib.sha256(b'iD' + bytes([10])).hexdigest()}  ror/towns.csv\n")
    assert files(mirror=server.url, fresh=True).path(wanted).read_bytes() == b"iD\n"


@pytest.mark.parametrize("status", [403, 404])
def test_mirror_without_a_list_is_trusted(files: Make, publish: Publish, server: FaultyServer, status: int) -> None:
    wanted = publish("towns.csv", b"id\n")
    server.faults["/SHA256SUMS"] = Fault(status=status)
    assert files(mirror=server.url).path(wanted).read_bytes() == b"id\n"


def test_list_that_cannot_be_had_is_said(files: Make, publish: Publish, server: FaultyServer) -> None:
    wanted = publish("towns.csv", b"id\n")
    server.faults["/SHA256SUMS"] = Fault(status=500)
    assert refusal(files(mirror=server.url), wanted) == (
        f"{server.url}/SHA256SUMS fails to give SHA256SUMS (status 500): try again later, or take the file from a mirror (--mirror)."
    )


def test_has_asks_the_mirror(files: Make, publish: Publish, server: FaultyServer) -> None:
    found = files(mirror=server.url)
    assert (found.has(publish("towns.csv", b"id\n")), found.has(Wanted("ror", "other.csv"))) == (True, False)
    with pytest.raises(FetchError, match=r"fails to give ror/third\.csv"):
        found.has(publish("third.csv", b"", Fault(status=500)))


def test_address_that_names_the_real_file_is_followed(files: Make, publish: Publish, server: FaultyServer) -> None:
    publish("v2.zip", b"two")
    index = {"hits": {"hits": [{"files": [{"links": {"self": "../ror/v2.zip"}}]}]}}
    address = publish("index", json.dumps(index).encode(), Fault(cut=10, times=1)).address
    wanted = Wanted("ror", "towns.zip", address, follow=("hits", "hits", 0, "files", 0, "links", "self"))
    assert files().path(wanted).read_bytes() == b"two"
    assert files(fresh=True).path(wanted).read_bytes() == b"two"
    assert [(seen.path, seen.status) for seen in server.seen[-2:]] == [("/ror/index", 200), ("/ror/v2.zip", 304)]
    assert files().path(wanted).read_bytes() == b"two"
    assert len(server.seen) == 5


@pytest.mark.parametrize(
    "index", [b"no json", b"{}", b'{"hits": 3}', b'{"hits": []}', b'{"hits": [{"x": 1}]}', b'{"hits": [3]}', b'{"hits": [[]]}']
)
def test_index_without_the_file_is_said(files: Make, publish: Publish, index: bytes) -> None:
    address = publish("index", index).address
    assert refusal(files(), Wanted("ror", "towns.zip", address, follow=("hits", 0))) == (
        f"The answer of {address} does not say where ror/towns.zip is (hits.0): take the file from a mirror (--mirror)."
    )


def test_cache_that_takes_no_file_is_said(tmp_path: Path, publish: Publish) -> None:
    (tmp_path / "cache").write_text("a file, not a folder")
    assert refusal(Files(mirror=None, cache=tmp_path / "cache"), publish("towns.csv", b"id\n")) == (
        f"ror/towns.csv cannot be written in {tmp_path}/cache/ror (Not a directory): "
        "allow writing there, or choose another folder with JUMELLES_HOME."
    )


def test_cache_that_may_not_be_written_is_said(cache: Path, files: Make, publish: Publish) -> None:
    cache.mkdir(mode=0o500)
    if os.access(cache, os.W_OK):
        pytest.skip("This test takes away the right to write, which root keeps: run it as another user.")
    assert refusal(files(), publish("towns.csv", b"id\n")) == (
        f"ror/towns.csv cannot be written in {cache}/ror (Permission denied): "
        "allow writing there, or choose another folder with JUMELLES_HOME."
    )


FULL = """
import resource, signal, sys
from pathlib import Path
from jumelles.atlas.fetch import FetchError, Files, Wanted
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
try:
    Files(mirror=None, cache=Path(sys.argv[2])).path(Wanted("ror", "towns.csv", sys.argv[3]))
except FetchError as error:
    print(error)
"""


@pytest.mark.parametrize("room", [0, 50_000], ids=["none", "half"])
def test_full_disk_is_said_and_left_as_it_was(cache: Path, publish: Publish, kept: Callable[[], list[str]], room: int) -> None:
    wanted = publish("towns.csv", b"id,name\n" * 12_500)
    arguments = [sys.executable, "-B", "-c", FULL, str(room), str(cache), wanted.address]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "JUMELLES_LANG": "en"}
    done = subprocess.run(arguments, capture_output=True, text=True, env=environment, check=False)
    sentence = f"There is no room for ror/towns.csv in {cache}/ror: free some space, or choose another folder with JUMELLES_HOME.\n"
    assert (done.stdout, done.stderr, done.returncode) == (sentence, "", 0)
    assert kept() == []


def test_file_that_another_run_fetches_is_said(cache: Path, files: Make, publish: Publish, kept: Callable[[], list[str]]) -> None:
    wanted, target = publish("towns.csv", b"id\n"), cache / "ror" / "towns.csv"
    target.parent.mkdir(parents=True)
    with alone(wanted, target):
        assert refusal(files(), wanted) == (
            f"Another run of jumelles is fetching ror/towns.csv into {cache}/ror: wait until it ends, then run the command again."
        )
        assert kept() == ["ror/towns.csv.lock"]
    assert files().path(wanted).read_bytes() == b"id\n"


@pytest.mark.parametrize("packed_twice", [False, True])
def test_gz_file_stays_packed(files: Make, publish: Publish, packed_twice: bool) -> None:  # noqa: FBT001
    content = bytes.fromhex("1f8b08000000000002ffcb4f02006bb0d92002000000")
    fault = Fault(packed=True) if packed_twice else Fault(headers={"Content-Encoding": "gzip"})
    assert files().path(publish("routes.csv.gz", content, fault)).read_bytes() == content
