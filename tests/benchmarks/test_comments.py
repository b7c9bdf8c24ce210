from pathlib import Path

from benchmarks.comments import measure


def test_a_small_flood_is_taken_in_asked_for_and_decided(tmp_path: Path, toy_home: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "atlas").symlink_to(toy_home / "atlas")

    told = {figure.what: figure.values[0] for figure in measure(home, tmp_path, 60)}

    assert told["comments decided by one click"] > 5
    assert "public article: p50" in told
