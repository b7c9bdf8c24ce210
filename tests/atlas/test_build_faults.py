"""A build that goes wrong says one sentence, ends with exit code 2, and leaves the previous atlas in use."""

import gzip
import hashlib
import io
import os
import re
import resource
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from jumelles.atlas.build import build_atlas
from jumelles.cli import main
from jumelles.files import WriteError
from tests.atlas.servers import Fault, faulty_server

ROOT = Path(__file__).parent.parent.parent
STEP = re.compile(r"(Building the atlas: )?(reading|placing|computing|indexing|writing) .+")

# At once again: a server that says so spares the test the waits between tries.
AT_ONCE = {"Retry-After": "0"}


@dataclass(frozen=True)
class Built:
    """How a build ended: exit code, steps told, and what else stands on stderr."""

    code: int
    steps: list[str]
    complaints: list[str]


def begin(home: Path, mirror: str, *, words: tuple[str, ...] = (), most: int | None = None) -> subprocess.Popen[str]:
    """Start `jumelles atlas build`, in a process whose files may hold `most` bytes."""

    def narrow() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return subprocess.Popen(
        [sys.executable, "-m", "tests.atlas.toy_command", *words, "atlas", "build", "--mirror", mirror],
        cwd=ROOT,
        env=os.environ | {"JUMELLES_HOME": str(home), "NO_PROXY": "127.0.0.1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=narrow,
    )


def end(process: subprocess.Popen[str]) -> Built:
    _page, told = process.communicate(timeout=120)
    steps = [line for line in told.splitlines() if STEP.fullmatch(line)]
    return Built(process.returncode, steps, [line for line in told.splitlines() if line not in steps])


def build(home: Path, mirror: str, *, words: tuple[str, ...] = (), most: int | None = None) -> Built:
    return end(begin(home, mirror, words=words, most=most))


def state(home: Path) -> dict[str, str]:
    """Every file of the atlas, with a digest of its content."""
    atlas = home / "atlas"
    return {str(path.relative_to(atlas)): hashlib.sha256(path.read_bytes()).hexdigest() for path in atlas.rglob("*") if path.is_file()}


@pytest.fixture
def home(tmp_path: Path, toy_home: Path) -> Path:
    """A home with an atlas of the toy world, and nothing fetched yet."""
    return Path(shutil.copytree(toy_home, tmp_path / "home"))


@pytest.fixture
def answers(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], str]:
    """What `jumelles city Valmore` prints with that home."""

    def ask(home: Path) -> str:
        monkeypatch.setenv("JUMELLES_HOME", str(home))
        capsys.readouterr()
        assert main(["city", "Valmore", "--json"]) == 0
        return capsys.readouterr().out

    return ask


def changed(path: Path, change: Callable[[bytes], bytes]) -> bytes:
    """The content of a file of the mirror, changed below its packing."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        return gzip.compress(change(gzip.decompress(content)), mtime=0)
    if path.suffix == ".zip":
        buffer = io.BytesIO()
        with zipfile.ZipFile(path) as archive, zipfile.ZipFile(buffer, "w") as packed:
            for name in archive.namelist():
                packed.writestr(name, change(archive.read(name)))
        return buffer.getvalue()
    return change(content)


def replaced(old: str, new: str) -> Callable[[Path], Fault]:
    def make(path: Path) -> Fault:
        def change(content: bytes) -> bytes:
            assert old.encode() in content
            return content.replace(old.encode(), new.encode())

        return Fault(body=changed(path, change))

    return make


def without(name: str, separator: str = ",") -> Callable[[Path], Fault]:
    """The file without one of its columns."""

    def make(path: Path) -> Fault:
        def change(content: bytes) -> bytes:
            rows = [line.split(separator) for line in content.decode().splitlines()]
            at = rows[0].index(name)
            return "\n".join(separator.join(row[:at] + row[at + 1 :]) for row in rows).encode()

        return Fault(body=changed(path, change))

    return make


def always(fault: Fault) -> Callable[[Path], Fault]:
    return lambda _path: fault


def halved(path: Path) -> Fault:
    """The packed file without its second half, as a whole answer."""
    return Fault(body=path.read_bytes()[: path.stat().st_size // 2])


def in_latin_1(path: Path) -> Fault:
    return Fault(body=changed(path, lambda content: content.decode().encode("latin-1", errors="replace")))


PAGE = b"<!DOCTYPE html>\n<html><head><title>Service unavailable</title></head><body>Back soon.</body></html>\n"
URL = r"http://127\.0\.0\.1:\d+"

# What is wrong, with what file, and the sentence (in which {file} stands for the file's name and where it lies).
Fail = Callable[[Path], Fault]
FAULTS: Mapping[str, tuple[Mapping[str, Fail], str]] = {
    "always 500": (
        dict.fromkeys(["ror/v2.3-partial-ror-data.zip", "wikidata/p190.csv", "geonames/cities15000.zip"], always(Fault(status=500, headers=AT_ONCE))),
        rf"{URL}/{{file}} fails to give {{file}} \(status 500\): try again later, or take the file from a mirror \(--mirror\)\.",
    ),
    "404": (
        dict.fromkeys(["gisco/healthcare_2020.csv", "vrs/routes.csv.gz", "geonames/countryInfo.tsv"], always(Fault(status=404))),
        rf"There is no {{file}} at {URL}/{{file}} \(status 404\): check the address, or take the file from a mirror \(--mirror\)\.",
    ),
    "a missing column": (
        {
            "wikidata/p190.csv": without("aGeonames"),
            "covenant/covenant_signatories_2024.csv.gz": replaced("signatory_status,", ""),
            "gisco/healthcare_2020.csv": without("cap_beds"),
            "geonames/regionInfo_admin1.tsv": without("geoname_id", "\t"),
        },
        r"{source}: the file .*{file} has no column “\w+”: its publisher changed it; the previous atlas stays in use\.",
    ),
    "a renamed column": (
        {
            "vrs/routes.csv.gz": replaced("AirportCodes", "Airports"),
            "worldbank/worldbank_gdp.csv": replaced("Country Code", "country_code"),
            "cldr/subdivisions.csv": replaced("iso_3166_2", "iso"),
        },
        r"{source}: the file .*{file} has no column “[\w ]+”: its publisher changed it; the previous atlas stays in use\.",
    ),
    "an empty file": (
        dict.fromkeys(["eche/eche_2024-07.csv", "koppen/Koeppen-Geiger-ASCII.txt", "eurostat/eutwinnings_nuts3.geojson"], always(Fault(body=b""))),
        rf"{{file}} from {URL} is empty: try again later, or take the file from another mirror \(--mirror\)\.",
    ),
    "a web page": (
        dict.fromkeys(["cepii/dist_cepii.csv", "ror/v2.3-partial-ror-data.zip", "eurostat/eutwinnings_nuts3.geojson"], always(Fault(body=PAGE))),
        rf"{URL}/{{file}} holds a web page instead of {{file}}: see in a browser what it says, or take another mirror \(--mirror\)\.",
    ),
    "a truncated archive": (
        dict.fromkeys(["ror/v2.3-partial-ror-data.zip", "geonames/cities15000.zip", "vrs/routes.csv.gz"], halved),
        r"{source}: the archive .*{file} is damaged \(.+\): fetch it again\.",
    ),
    "not UTF-8": (
        dict.fromkeys(["wikidata/p190.csv", "gisco/healthcare_2020.csv", "geonames/cities15000.zip"], in_latin_1),
        r"{source}: the file .*{file} cannot be read \(.+\): fetch it again, or tell us that its publisher changed it\.",
    ),
    "cut off half-way": (
        dict.fromkeys(["ror/v2.3-partial-ror-data.zip", "cldr/subdivisions.csv", "gisco/healthcare_2020.csv"], always(Fault(cut=40))),
        rf"The download of {{file}} from {URL}/{{file}} was cut off after \d+ bytes: run the command again to go on from there\.",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_server_is_told_in_one_sentence(
    name: str, home: Path, tmp_path: Path, toy_sources: Path, answers: Callable[[Path], str]
) -> None:
    faults, sentence = FAULTS[name]
    before, card = state(home), answers(home)
    homes = {path: Path(shutil.copytree(home, tmp_path / f"home-{i}")) for i, path in enumerate(faults)}
    running = {}
    with ExitStack() as stack:
        for path, fault in faults.items():
            server = stack.enter_context(faulty_server(toy_sources, {f"/{path}": fault(toy_sources / path)}))
            running[path] = begin(homes[path], server.url)
        built = {path: end(process) for path, process in running.items()}

    for path, ended in built.items():
        source, file = path.split("/")
        expected = sentence.replace("{source}", source).replace("{file}", re.escape(path if "{source}" not in sentence else file))
        assert (ended.code, len(ended.complaints)) == (2, 1), ended
        assert re.fullmatch(expected, ended.complaints[0]), ended.complaints[0]
        assert ended.steps, "the build had not begun"
        assert state(homes[path]) == before
        assert answers(homes[path]) == card
