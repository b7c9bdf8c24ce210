"""The opinion of a service of embeddings, against one that runs here."""

import json
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from jumelles.web.openings import embedding, matching
from tests.web.openings.lists import House


class Service:
    """A service that tells texts by whether they speak of cheese; what it was asked, and how it answers."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.body: bytes | None = None
        self.status = 200

    def answer(self, asked: dict[str, Any]) -> bytes:
        self.asked.append(asked)
        rows = [
            {"index": at, "embedding": [1.0, 0.0] if "Fromages" in text or at == 0 else [0.0, 1.0]}
            for at, text in enumerate(asked["input"])
        ]
        return self.body if self.body is not None else json.dumps({"data": rows[::-1]}).encode()


@pytest.fixture
def service(settings: Any) -> Iterator[Service]:
    held = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = held.answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(held.status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/v1/embeddings"
    settings.CONFIG = replace(settings.CONFIG, embeddings=address, embeddings_model="small")
    yield held
    server.shutdown()
    server.server_close()


def test_texts_are_ordered_by_their_vectors(service: Service) -> None:
    assert embedding.ranked("goat", {"a": "Water", "b": "Fromages"}) == ["b", "a"]
    assert service.asked == [{"model": "small", "input": ["goat", "Water", "Fromages"]}]


@pytest.mark.parametrize(
    "body", [b"", b"no json", b"[]", b'{"data": []}', b'{"data": [{"index": 0}]}', b'{"data": [{"index": 0, "embedding": ["x"]}]}']
)
def test_a_service_that_talks_nonsense_is_silent(service: Service, body: bytes) -> None:
    service.body = body
    with pytest.raises(embedding.Silent) as told:
        embedding.ranked("goat", {"a": "Water"})

    assert str(told.value) == "The service of embeddings does not answer as it should: these matches were found without it."


def test_matches_are_found_without_a_service_that_fails(service: Service, house: House, leak: Any) -> None:
    house.portfolio()
    service.status = 500
    found = matching.answer(leak, by=house.accounts["officer"])

    assert found.found[0].other.ref == "A1"
    assert found.missing == "The service of embeddings does not answer as it should: these matches were found without it."


def test_what_is_confided_is_never_sent(service: Service, house: House, leak: Any) -> None:
    house.portfolio(confidentiality="ambassador")
    secret = house.opening("need", "Fuites d’eau secrètes", "Repérer des fuites d’eau.", confidentiality="ambassador")
    by = house.accounts["head"]

    assert matching.answer(leak, by=by).found[0].other.ref == "A1"
    assert matching.answer(secret, by=by).missing == ""
    assert service.asked == []


def test_none_is_asked_by_default(house: House, leak: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    house.portfolio()

    def fail(*_arguments: Any) -> list[str]:
        raise AssertionError

    monkeypatch.setattr(embedding, "ranked", fail)
    assert matching.answer(leak, by=house.accounts["officer"]).missing == ""
