"""`jumelles web serve`: it finds a port, says where it is, answers, starts quickly and ends cleanly."""

import signal
import socket
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import httpx
import pytest

from jumelles.errors import JumellesError
from jumelles.web import serving
from tests.web.installation import Installation, address, free_port, installed

PATIENCE = 60
"""Seconds for an answer: a machine that does something else at the time is slower."""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, toy_home: Path) -> Iterator[Installation]:
    made = installed(tmp_path_factory.mktemp("serving") / "home", toy_home)
    yield made
    made.stop()


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_the_first_start_makes_the_database_and_answers(register: Installation) -> None:
    port = free_port()
    server, said = register.serve("--port", str(port))

    assert said == [f"The register is open on http://127.0.0.1:{port} (stop it with Ctrl-C)."]
    answer = httpx.get(f"{address(said)}/", timeout=PATIENCE)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in/?next=/")
    assert httpx.get(f"{address(said)}/sign-in/", timeout=PATIENCE).status_code == 200
    assert httpx.get(f"{address(said)}/sign-in/", headers={"Host": "evil.example"}, timeout=PATIENCE).status_code == 400
    assert server.poll() is None


def test_a_port_that_is_taken_is_passed_over_and_said_so(register: Installation, taken: int) -> None:
    _server, said = register.serve("--port", str(taken))

    port = int(address(said).rpartition(":")[2])
    assert said[0] == f"Port {taken} cannot be had: another program listens on it, or it needs more rights."
    assert taken < port < taken + serving.TRIED
    assert httpx.get(f"{address(said)}/sign-in/", timeout=PATIENCE).status_code == 200


def test_any_free_port_is_found(register: Installation) -> None:
    _server, said = register.serve("--port", "0")

    assert len(said) == 1
    assert httpx.get(f"{address(said)}/sign-in/", timeout=PATIENCE).status_code == 200


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_without_a_complaint(register: Installation, way: signal.Signals) -> None:
    server, said = register.serve("--port", "0")
    with httpx.Client(timeout=PATIENCE) as client:  # its connection stays open, as that of a browser
        client.get(f"{address(said)}/sign-in/")
        server.send_signal(way)
        output, complaint = server.communicate(timeout=PATIENCE)

    assert (output, complaint) == ("", "")
    assert server.returncode == {signal.SIGINT: 0, signal.SIGTERM: -signal.SIGTERM}[way]
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{address(said)}/sign-in/", timeout=PATIENCE)


def test_where_there_are_two_cores_two_processes_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_answer", lambda _on: None)
    started: list[object] = []
    monkeypatch.setattr(BaseProcess, "start", lambda self: started.append(self.daemon))
    counts = []
    for cores in (None, 1, 2, 8):
        monkeypatch.setattr(serving.os, "cpu_count", lambda cores=cores: cores)
        started.clear()
        with socket.socket() as on:
            serving.serve(on)
        counts.append(list(started))

    assert counts == [[], [], [True], [True]]


@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "ended"])
def test_nobody_answers_any_more_when_the_first_process_has_ended(register: Installation, way: signal.Signals) -> None:
    server, said = register.serve("--port", "0")
    for _time in range(20):  # until the second one is there, and meanwhile
        assert httpx.get(f"{address(said)}/sign-in/", timeout=PATIENCE).status_code == 200
        time.sleep(0.1)

    server.send_signal(way)
    server.communicate(timeout=PATIENCE)  # ends with the last process that could write

    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{address(said)}/sign-in/", timeout=PATIENCE)


def test_a_second_start_takes_less_than_five_seconds(register: Installation) -> None:
    taken = []
    for _attempt in range(3):  # a machine that does something else at the time is slower
        begun = time.monotonic()
        register.serve("--port", "0")
        taken.append(time.monotonic() - begun)
        if taken[-1] < 5:
            break

    assert min(taken) < 5


@pytest.mark.parametrize(
    ("host", "port", "sentence"),
    [
        ("127.0.0.1", -1, "-1 is not a port: give a number from 0 to 65535 with --port."),
        ("127.0.0.1", 65536, "65536 is not a port: give a number from 0 to 65535 with --port."),
        ("192.0.2.1", 8000, "The address 192.0.2.1 cannot be listened on (Cannot assign requested address)."),
    ],
)
def test_an_address_that_cannot_be_had_is_one_sentence(host: str, port: int, sentence: str) -> None:
    with pytest.raises(JumellesError) as caught:
        serving.listen(host, port)

    assert str(caught.value) == sentence


@pytest.mark.parametrize("host", ["no host", "x" * 70, "a..b", "999.1.1.1"])
def test_a_host_that_is_none_is_one_sentence(host: str) -> None:
    with pytest.raises(JumellesError, match=r"^The address .+ cannot be listened on \(.+\)\.$"):
        serving.listen(host, 0)


def test_where_no_port_is_free_another_one_is_asked_for(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "TRIED", 1)

    with pytest.raises(JumellesError, match=f"^No port from {taken} on is free: give another one with --port"):
        serving.listen("127.0.0.1", taken)


def test_a_server_that_was_just_stopped_gets_its_port_back() -> None:
    port = free_port()
    for _time in range(2):
        with serving.listen("127.0.0.1", port) as listening, socket.create_connection(("127.0.0.1", port)) as client:
            connection, _client = listening.accept()
            connection.close()
            client.recv(1)
            assert listening.getsockname()[1] == port
