"""What servers answer instead of the file."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from jumelles.atlas.fetch import FetchError, Files, Wanted
from tests.atlas.servers import Fault, FaultyServer

Make = Callable[..., Files]
Publish = Callable[..., Wanted]


def refusal(files: Files, wanted: Wanted) -> str:
    with pytest.raises(FetchError) as caught:
        files.path(wanted)
    return str(caught.value).replace(wanted.address, "ADDRESS")


@pytest.fixture
def said(files: Make, publish: Publish, kept: Callable[[], list[str]]) -> Callable[[Fault], str]:
    """Publish a file with a fault, ask for it, and return the sentence; nothing may be left in the cache."""

    def ask(fault: Fault) -> str:
        sentence = refusal(files(), publish("towns.csv", b"id,name\n", fault))
        assert kept() == []
        return sentence

    return ask


def test_server_error_that_passes_is_borne(files: Make, publish: Publish, server: FaultyServer) -> None:
    assert files().path(publish("towns.csv", b"id\n", Fault(status=500, times=2))).read_bytes() == b"id\n"
    assert [seen.status for seen in server.seen] == [500, 500, 200]
    assert server.seen[0].headers["User-Agent"].startswith("jumelles/")
    assert server.seen[0].headers["Accept-Encoding"] == "identity"


def test_server_error_that_lasts_is_said(said: Callable[[Fault], str], server: FaultyServer) -> None:
    assert said(Fault(status=503)) == (
        "ADDRESS fails to give ror/towns.csv (status 503): try again later, or take the file from a mirror (--mirror)."
    )
    assert len(server.seen) == 4


@pytest.mark.parametrize("status", [404, 410])
def test_missing_file_is_said_at_once(said: Callable[[Fault], str], server: FaultyServer, status: int) -> None:
    assert said(Fault(status=status)) == (
        f"There is no ror/towns.csv at ADDRESS (status {status}): check the address, or take the file from a mirror (--mirror)."
    )
    assert len(server.seen) == 1


@pytest.mark.parametrize("status", [204, 300, 304, 401, 403])
def test_refusal_is_said_at_once(said: Callable[[Fault], str], server: FaultyServer, status: int) -> None:
    assert said(Fault(status=status)) == (
        f"ADDRESS does not give ror/towns.csv (status {status}): check the address, or take the file from a mirror (--mirror)."
    )
    assert len(server.seen) == 1


def test_busy_server_is_given_the_time_it_asks(files: Make, publish: Publish, server: FaultyServer) -> None:
    wanted = publish("towns.csv", b"id\n", Fault(status=429, times=1, headers={"Retry-After": "1"}))
    assert files().path(wanted).read_bytes() == b"id\n"
    assert [seen.status for seen in server.seen] == [429, 200]


def test_busy_server_that_asks_for_too_much_is_said(said: Callable[[Fault], str], server: FaultyServer) -> None:
    assert said(Fault(status=429, headers={"Retry-After": "600"})) == (
        "ADDRESS asks to wait 600 s before it gives ror/towns.csv: run the command again after that."
    )
    assert len(server.seen) == 1


def test_busy_server_is_said(said: Callable[[Fault], str], server: FaultyServer) -> None:
    assert said(Fault(status=429)) == (
        "ADDRESS receives too many requests to give ror/towns.csv: try again later, or take the file from a mirror (--mirror)."
    )
    assert len(server.seen) == 4


@pytest.mark.parametrize(
    "fault",
    [
        Fault(body=b"<!DOCTYPE html><title>Sorry</title>"),
        Fault(body=b"Sorry", headers={"Content-Type": "text/html; charset=utf-8"}),
        Fault(body=b"<html>Sorry</html>", packed=True),
    ],
    ids=["by-content", "by-type", "packed"],
)
def test_web_page_is_said_at_once(said: Callable[[Fault], str], server: FaultyServer, fault: Fault) -> None:
    assert (
        said(fault)
        == "ADDRESS holds a web page instead of ror/towns.csv: see in a browser what it says, or take another mirror (--mirror)."
    )
    assert len(server.seen) == 1


def test_web_page_that_is_wanted_is_kept(files: Make, publish: Publish) -> None:
    wanted = publish("towns.html", b"<!DOCTYPE html>", Fault(headers={"Content-Type": "text/html"}))
    assert files().path(wanted).read_bytes() == b"<!DOCTYPE html>"


@pytest.mark.parametrize("fault", [Fault(body=b""), Fault(body=b"", packed=True), Fault(body=b"", chunked=True)])
def test_empty_file_is_said(said: Callable[[Fault], str], fault: Fault) -> None:
    assert said(fault) == "ror/towns.csv from ADDRESS is empty: try again later, or take the file from another mirror (--mirror)."


def test_damaged_transfer_is_said(said: Callable[[Fault], str]) -> None:
    assert said(Fault(body=b"not packed", headers={"Content-Encoding": "gzip"})) == (
        "ror/towns.csv from ADDRESS arrived damaged: run the command again, or take the file from a mirror (--mirror)."
    )


def test_unknown_packing_is_said(said: Callable[[Fault], str]) -> None:
    assert said(Fault(headers={"Content-Encoding": "br"})) == (
        "ror/towns.csv cannot be fetched from ADDRESS (Content-Encoding: br): check the address, or take the file from a mirror (--mirror)."
    )


def test_redirect_is_followed(files: Make, publish: Publish, server: FaultyServer) -> None:
    publish("new.csv", b"id\n")
    wanted = publish("old.csv", b"", Fault(status=302, headers={"Location": "/ror/new.csv"}))
    assert files().path(wanted).read_bytes() == b"id\n"
    assert [seen.path for seen in server.seen] == ["/ror/old.csv", "/ror/new.csv"]


def test_redirect_without_end_is_said(said: Callable[[Fault], str], server: FaultyServer) -> None:
    assert said(Fault(status=302, headers={"Location": "/ror/towns.csv"})) == (
        "ror/towns.csv cannot be fetched from ADDRESS (Exceeded maximum allowed redirects.): "
        "check the address, or take the file from a mirror (--mirror)."
    )
    assert len(server.seen) == 21


def test_slow_start_is_borne(files: Make, publish: Publish) -> None:
    assert files(silence=0.3).path(publish("towns.csv", b"id\n", Fault(wait=0.8, times=1))).read_bytes() == b"id\n"


def test_silence_is_said(files: Make, publish: Publish, server: FaultyServer, kept: Callable[[], list[str]]) -> None:
    assert refusal(files(silence=0.1), publish("towns.csv", b"id\n", Fault(wait=0.6))) == (
        "ADDRESS did not answer within 0.1 s for ror/towns.csv: try again later, or take the file from a mirror (--mirror)."
    )
    assert kept() == []
    assert len(server.faults) == 1


def test_unreachable_host_is_said(files: Make, kept: Callable[[], list[str]]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))  # bound and not listening: a connection is refused
        wanted = Wanted("ror", "towns.csv", f"http://127.0.0.1:{free.getsockname()[1]}/towns.csv")
        assert refusal(files(), wanted) == (
            "ADDRESS cannot be reached for ror/towns.csv ([Errno 111] Connection refused): "
            "check the network connection, then run the command again."
        )
    assert kept() == []


@pytest.mark.parametrize("address", ["ftp://example.org/towns.csv", "http://", "towns.csv", "http://[::1"])
def test_address_that_is_none_is_said(files: Make, address: str) -> None:
    with pytest.raises(FetchError, match=r"^ror/towns\.csv cannot be fetched from .* check the address, or take the file from a mirror"):
        files().path(Wanted("ror", "towns.csv", address))


def test_password_in_an_address_is_not_shown(files: Make, publish: Publish, server: FaultyServer, cache: Path) -> None:
    publish("towns.csv", b"id\n", [Fault(times=1), Fault(status=404)])
    secret = server.url.replace("http://", "http://anna:secret@")
    files(mirror=secret).path(Wanted("ror", "towns.csv"))
    assert server.seen[-1].headers["Authorization"].startswith("Basic ")
    assert "secret" not in (cache / "ror" / "towns.csv.json").read_text()
    with pytest.raises(FetchError) as caught:
        files(mirror=secret, fresh=True).path(Wanted("ror", "towns.csv"))
    assert str(caught.value).startswith(f"There is no ror/towns.csv at {server.url}/ror/towns.csv (status 404)")


@pytest.mark.parametrize(("variable", "value"), [("ALL_PROXY", "nonsense://proxy"), ("HTTP_PROXY", "http://[::1")])
def test_wrong_settings_are_said(files: Make, monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(
        FetchError, match=r"^The network settings of this machine cannot be used .* correct HTTPS_PROXY, HTTP_PROXY or SSL_CERT_FILE\.$"
    ):
        files().path(Wanted("ror", "towns.csv", "http://example.org/towns.csv"))
