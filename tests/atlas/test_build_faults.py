"""A build that goes wrong says one sentence, ends with exit code 2, and leaves the previous atlas in use."""

import csv
import gzip
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

from jumelles.atlas import folders
from jumelles.atlas.opening import open_atlas
from jumelles.atlas.store import Atlas
from jumelles.cli import main
from tests.atlas.servers import Fault, faulty_server
from tests.atlas.toy import toy_mirror

ROOT = Path(__file__).parent.parent.parent
STEP = re.compile(r"(Building the atlas: )?(reading|placing|computing|indexing|writing) .+")

NARROW = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
runpy.run_module("tests.atlas.toy_command", run_name="__main__")
"""

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

    command = ["-m", "tests.atlas.toy_command"] if most is None else ["-c", NARROW, str(most)]
    return subprocess.Popen(
        [sys.executable, *command, *words, "atlas", "build", "--mirror", mirror],
        cwd=ROOT,
        env=os.environ | {"JUMELLES_HOME": str(home), "NO_PROXY": "127.0.0.1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def end(process: subprocess.Popen[str]) -> Built:
    _page, told = process.communicate(timeout=120)
    steps = [line for line in told.splitlines() if STEP.fullmatch(line)]
    return Built(process.returncode, steps, [line for line in told.splitlines() if line not in steps])


def build(home: Path, mirror: str, *, words: tuple[str, ...] = (), most: int | None = None) -> Built:
    return end(begin(home, mirror, words=words, most=most))


def drafts(home: Path) -> list[str]:
    """What a build leaves in the folder of the atlas beside whole versions and the name of the one in use."""
    whole = [folders.CURRENT, *(path.parent.name for path in (home / "atlas").glob(f"[0-9]*/{folders.MANIFEST}"))]
    return sorted(path.name for path in (home / "atlas").iterdir() if path.name not in whole)


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
            rows = list(csv.reader(io.StringIO(content.decode()), delimiter=separator))
            at = rows[0].index(name)
            out = io.StringIO()
            csv.writer(out, delimiter=separator, lineterminator="\n").writerows(row[:at] + row[at + 1 :] for row in rows if row)
            return out.getvalue().encode()

        return Fault(body=changed(path, change))

    return make


def always(fault: Fault) -> Callable[[Path], Fault]:
    return lambda _path: fault


def halved(path: Path) -> Fault:
    """The packed file without its second half, as a whole answer."""
    return Fault(body=path.read_bytes()[: path.stat().st_size // 2])


def in_latin_1(path: Path) -> Fault:
    def change(content: bytes) -> bytes:
        assert not content.isascii()
        return content.decode().encode("latin-1", errors="replace")

    return Fault(body=changed(path, change))


PAGE = b"<!DOCTYPE html>\n<html><head><title>Service unavailable</title></head><body>Back soon.</body></html>\n"
URL = r"http://127\.0\.0\.1:\d+"

# What is wrong, with what file, and the sentence (in which {file} stands for the file's name and where it lies).
Fail = Callable[[Path], Fault]
FAULTS: Mapping[str, tuple[Mapping[str, Fail], str]] = {
    "always 500": (
        dict.fromkeys(
            ["ror/v2.3-partial-ror-data.zip", "wikidata/p190.csv", "geonames/cities15000.zip"], always(Fault(status=500, headers=AT_ONCE))
        ),
        rf"{URL}/{{file}} fails to give {{file}} \(status 500\): try again later, or take the file from a mirror \(--mirror\)\.",
    ),
    "404": (
        dict.fromkeys(["gisco/healthcare_2020.csv", "vrs/routes.csv.gz", "geonames/countryInfo.tsv"], always(Fault(status=404))),
        rf"There is no {{file}} at {URL}/{{file}} \(status 404\): check the address, or take the file from a mirror \(--mirror\)\.",
    ),
    "a missing column": (
        {
            "wikidata/p190.csv": without("aGeonames"),
            "covenant/covenant_signatories_2024.csv.gz": without("signatory_status"),
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
        dict.fromkeys(
            ["eche/eche_2024-07.csv", "koppen/Koeppen-Geiger-ASCII.txt", "eurostat/eutwinnings_nuts3.geojson"], always(Fault(body=b""))
        ),
        rf"{{file}} from {URL}/{{file}} is empty: try again later, or take the file from another mirror \(--mirror\)\.",
    ),
    "a web page": (
        dict.fromkeys(
            ["cepii/dist_cepii.csv", "ror/v2.3-partial-ror-data.zip", "eurostat/eutwinnings_nuts3.geojson"], always(Fault(body=PAGE))
        ),
        rf"{URL}/{{file}} holds a web page instead of {{file}}: see in a browser what it says, or take another mirror \(--mirror\)\.",
    ),
    "a truncated archive": (
        dict.fromkeys(["ror/v2.3-partial-ror-data.zip", "geonames/cities15000.zip", "vrs/routes.csv.gz"], halved),
        r"{source}: the (archive|file) .*{file} (is damaged|cannot be read) \(.+\): fetch it again.*\.",
    ),
    "not UTF-8": (
        dict.fromkeys(["eche/eche_2024-07.csv", "gisco/healthcare_2020.csv", "ror/v2.3-partial-ror-data.zip"], in_latin_1),
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


def test_a_wrong_checksum_is_told_in_one_sentence(home: Path, tmp_path: Path, answers: Callable[[Path], str]) -> None:
    before, card = state(home), answers(home)
    mirror = toy_mirror(tmp_path / "mirror")
    files = [path.relative_to(mirror).as_posix() for path in sorted(mirror.rglob("*")) if path.is_file()]
    sums = {file: hashlib.sha256((mirror / file).read_bytes()).hexdigest() for file in files}
    (mirror / "SHA256SUMS").write_text("".join(f"{digest}  {file}\n" for file, digest in sums.items()), "utf-8")
    with (mirror / "cldr" / "subdivisions.csv").open("a", encoding="utf-8") as altered:
        altered.write("XU-QQ,Elsewhere,Ailleurs,\n")

    with faulty_server(mirror) as server:
        served = build(home, server.url)
    read = build(home, str(mirror))

    for ended in (served, read):
        assert (ended.code, len(ended.complaints)) == (2, 1)
        assert re.fullmatch(
            r"cldr/subdivisions\.csv from .* has the SHA-256 \w{12}…, but SHA256SUMS lists \w{12}…: copy the file or the list anew\.",
            ended.complaints[0],
        )
    assert (state(home), answers(home)) == (before, card)


def test_a_new_column_is_an_issue_and_the_build_succeeds(home: Path, tmp_path: Path) -> None:
    before = folders.current(home)
    mirror = toy_mirror(tmp_path / "mirror")
    for path in (mirror / "gisco" / "healthcare_2020.csv", mirror / "covenant" / "covenant_signatories_2024.csv.gz"):
        path.write_bytes(changed(path, lambda content: b"".join(b"new," + line for line in content.splitlines(keepends=True))))

    with faulty_server(mirror) as server:
        ended = build(home, server.url)

    assert (ended.code, ended.complaints) == (0, [])
    after = open_atlas(home)
    assert after.folder != before
    issues = [json.loads(line) for line in (after.folder / "issues.jsonl").read_text("utf-8").splitlines()]
    assert {issue["source"]: issue["examples"] for issue in issues if issue["problem"].startswith("new columns")} == {
        "covenant": ["new"],
        "gisco": ["new"],
    }


def test_a_server_that_recovers_is_only_a_delay(home: Path, toy_sources: Path) -> None:
    ill = {"/ror/v2.3-partial-ror-data.zip": Fault(times=2, status=503, headers=AT_ONCE), "/cldr/subdivisions.csv": Fault(times=1, cut=40)}
    with faulty_server(toy_sources, ill) as server:
        ended = build(home, server.url)

    assert (ended.code, ended.complaints) == (0, [])


def test_an_atlas_from_a_server_is_the_one_from_the_folder(home: Path, toy_sources: Path, toy_atlas: Atlas) -> None:
    with faulty_server(toy_sources) as server:
        assert build(home, server.url).code == 0

    built = open_atlas(home)
    assert {name for name in state(home) if name.endswith(".parquet")} > set()
    for path in sorted(toy_atlas.folder.glob("*.parquet")):
        assert_frame_equal(built.table(path.stem), toy_atlas.table(path.stem))


def test_too_few_rows_break_a_promise_in_one_sentence(
    home: Path, toy_sources: Path, answers: Callable[[Path], str], capsys: pytest.CaptureFixture[str]
) -> None:
    before, card = state(home), answers(home)

    assert main(["--lang", "fr", "atlas", "build", "--mirror", str(toy_sources)]) == 2

    told = capsys.readouterr().err.splitlines()
    assert told[-1].startswith("airportsdata ")
    assert "7 500" in told[-1].replace("\u202f", " ").replace("\xa0", " ")
    assert (state(home), answers(home)) == (before, card)


def test_a_mirror_without_a_source(home: Path, tmp_path: Path, answers: Callable[[Path], str]) -> None:
    before, card = state(home), answers(home)
    mirror = toy_mirror(tmp_path / "mirror")
    shutil.rmtree(mirror / "natural_earth")

    ended = build(home, str(mirror))

    lacks = f"The mirror {mirror} holds no natural_earth/ne_50m_admin_0_countries.json: "
    assert (ended.code, ended.complaints) == (2, [lacks + "put the file there, or run without a mirror to fetch it from its publisher."])
    assert (state(home), answers(home)) == (before, card)


def test_a_mirror_that_is_none(home: Path, tmp_path: Path) -> None:
    absent = build(home, str(tmp_path / "nowhere"))
    nobody = build(home, "http://127.0.0.1:9/")

    assert absent.code == nobody.code == 2
    assert absent.complaints == [f"There is no mirror folder {tmp_path}/nowhere: name an existing one with --mirror or JUMELLES_MIRROR."]
    assert len(nobody.complaints) == 1
    assert "cannot be reached" in nobody.complaints[0]


@pytest.mark.parametrize("most", [0, 1000, 4000])
def test_a_full_disk(home: Path, toy_sources: Path, answers: Callable[[Path], str], most: int) -> None:
    """No file may grow beyond so many bytes, which the system tells as it tells a full disk."""
    before, card = state(home), answers(home)

    ended = build(home, str(toy_sources), most=most)

    assert (ended.code, len(ended.complaints)) == (2, 1), ended
    assert re.fullmatch(r".*cannot be written \(File too large\): check the folder, its rights and the free space\.", ended.complaints[0])
    assert (state(home), answers(home)) == (before, card)
    assert drafts(home) == []


def test_a_full_disk_while_fetching(home: Path, toy_sources: Path, answers: Callable[[Path], str]) -> None:
    before, card = state(home), answers(home)

    with faulty_server(toy_sources) as server:
        ended = build(home, server.url, most=300)

    assert (ended.code, len(ended.complaints)) == (2, 1), ended
    assert re.fullmatch(
        r"There is no room for \S+ in \S+: free some space, or choose another folder with JUMELLES_HOME\.", ended.complaints[0]
    )
    assert (state(home), answers(home)) == (before, card)


def test_a_home_that_cannot_be_written(tmp_path: Path, toy_sources: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")

    ended = build(tmp_path / "file" / "home", str(toy_sources))

    assert (ended.code, ended.complaints) == (
        2,
        [f"{tmp_path}/file/home/atlas cannot be written (Not a directory): check the folder, its rights and the free space."],
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="The rights of a folder do not bind root.")
def test_a_home_without_the_right_to_write(home: Path, toy_sources: Path, answers: Callable[[Path], str]) -> None:
    before, card = state(home), answers(home)
    (home / "atlas").chmod(0o500)
    try:
        ended = build(home, str(toy_sources))
    finally:
        (home / "atlas").chmod(0o700)

    assert (ended.code, len(ended.complaints)) == (2, 1)
    assert (state(home), answers(home)) == (before, card)


def test_the_sentence_is_in_the_user_s_language(home: Path, tmp_path: Path) -> None:
    mirror = toy_mirror(tmp_path / "mirror")
    (mirror / "gisco" / "healthcare_2020.csv").write_text("id\n", "utf-8")

    french = build(home, str(mirror), words=("--lang", "fr"))
    russian = build(home, str(mirror), words=("--lang", "ru"))

    file = mirror / "gisco" / "healthcare_2020.csv"
    assert (french.code, french.complaints[-1]) == (
        2,
        f"gisco\xa0: le fichier {file} ne contient aucune ligne\xa0: téléchargez-le de nouveau.",
    )
    assert (russian.code, russian.complaints[-1]) == (2, f"gisco: в файле {file} нет ни одной строки: загрузите его заново.")
