"""A served folder, files published in it, and a `Files` that does not wait between its tries."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from jumelles.atlas.fetch import Files, Pace, Wanted
from tests.atlas.servers import Fault, FaultyServer, faulty_server


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FaultyServer]:
    (tmp_path / "served").mkdir()
    with faulty_server(tmp_path / "served") as running:
        yield running


@pytest.fixture
def publish(server: FaultyServer) -> Callable[..., Wanted]:
    """Put a file on the server as /ror/<name>, with faults: `publish("towns.csv", b"…", Fault(cut=3))`."""

    def put(name: str, content: bytes, faults: Fault | Sequence[Fault] = ()) -> Wanted:
        path = server.folder / "ror" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        server.faults[f"/ror/{name}"] = faults
        return Wanted("ror", name, f"{server.url}/ror/{name}")

    return put


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def files(cache: Path) -> Callable[..., Files]:
    """Make a new `Files`, as a new run of jumelles would: four tries, without waits."""

    def make(*, mirror: str | None = None, fresh: bool = False, silence: float = 5) -> Files:
        return Files(mirror=mirror, cache=cache, fresh=fresh, pace=Pace(wait=0, longest=1, silence=silence))

    return make


@pytest.fixture
def kept(cache: Path) -> Callable[[], list[str]]:
    """List what lies in the cache."""
    return lambda: sorted(str(path.relative_to(cache)) for path in cache.rglob("*") if path.is_file())
