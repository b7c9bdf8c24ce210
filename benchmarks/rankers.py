"""Three ways to find the cities most like one, each run alone in a process that times one question after another and notes the answers.

Run as a program: `python -m benchmarks.rankers draw FOLDER`, which draws the cities to ask about and writes what all compare, and then
`python -m benchmarks.rankers answer jumelles|unfiltered|scikit-learn|polars FOLDER`.
"""

from __future__ import annotations

import gc
import json
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.machine import resident

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    from jumelles.atlas.comparing.structures import Structures
    from jumelles.matching.where import Where

Nearest = Callable[[int], list[int]]
"""From the GeoNames id of a city to those of the 20 most like it, the most alike first."""
TOP = 20
COUNT = 200
SEED = 2026
DRAWS = {"larger": 15_000, "any": 0}
"""The draws, by how many inhabitants a city has at least; all are of known population."""
MONTPELLIER = 2992166


def draw(folder: Path) -> None:
    """Write one table in two forms, `scaled.npz` and `scaled.parquet`, and `drawn.json`: cities to ask about, columns of each theme."""
    import numpy as np
    import polars as pl

    from jumelles import open_atlas
    from jumelles.atlas.indicators import indicators, themes

    atlas = open_atlas()
    cities, columns = atlas.places[atlas.structures.rows_of(0)], scaled(atlas.structures)
    np.savez(folder / "scaled.npz", place=cities["place"].to_numpy(), numbers=np.stack(list(columns.values()), axis=1))
    pl.DataFrame({"place": cities["place"], **columns}, nan_to_null=True).write_parquet(folder / "scaled.parquet")
    told = {
        "cities": len(cities),
        "themes": {theme: [key for key in columns if indicators()[key].theme == theme] for theme in themes()},
        "asked": {name: drawn(cities["place"], cities["population"], least) for name, least in DRAWS.items()},
    }
    (folder / "drawn.json").write_text(json.dumps(told), "utf-8")


def scaled(world: Structures) -> dict[str, NDArray[np.float32]]:
    """What is comparable of all cities, by indicator, in units of the world's scales, NaN where not known.

    Without the classes of climate, which are no numbers, and without what is not known of any city: it would cost the others time for
    nothing.
    """
    import numpy as np

    from jumelles.atlas.indicators import indicators

    rows = world.rows_of(0)
    told = zip(world.keys, world.numbers, world.scales[0], strict=True)
    columns = {key: numbers[rows] / scale for key, numbers, scale in told if not indicators()[key].is_text}
    return {key: column for key, column in columns.items() if not np.isnan(column).all()}


def drawn(places: Sequence[int], populations: Sequence[int | None], least: int) -> list[int]:
    """A seeded draw of the places of which so many inhabitants or more are known."""
    pairs = zip(places, populations, strict=True)
    eligible = [place for place, people in pairs if people is not None and people >= least]
    return random.Random(SEED).sample(eligible, min(COUNT, len(eligible)))


def jumelles(_folder: Path, where: Where | None = None) -> Nearest:
    """The whole ranking, with reasons, institutions, links and sensitivity."""
    from jumelles import open_atlas
    from jumelles.matching.rank import rank

    atlas = open_atlas()
    return lambda place: [match.place.id for match in rank(atlas, atlas.place(place), where=where, top=TOP).matches]


def unfiltered(folder: Path) -> Nearest:
    """Jumelles with compatriots, as the others have them: what it and they agree on shall not depend on that. Not timed against them."""
    from jumelles.matching.where import Where

    return jumelles(folder, Where(abroad=False))


def scikit_learn(folder: Path) -> Nearest:
    """Its nearest neighbours by a distance that bears unknown values: each difference counts alike, what is known stands for the rest."""
    import numpy as np
    from sklearn.neighbors import NearestNeighbors

    with np.load(folder / "scaled.npz") as world:
        places, numbers = world["place"], world["numbers"]
    model = NearestNeighbors(n_neighbors=TOP + 1, metric="nan_euclidean", algorithm="brute").fit(numbers)

    def nearest(place: int) -> list[int]:
        _distances, rows = model.kneighbors(numbers[places == place])
        return others(places[rows[0]].tolist(), place)

    return nearest


def polars(folder: Path) -> Nearest:
    """One expression over all cities, lazy, which is quicker than at once."""
    import polars as pl

    world = pl.read_parquet(folder / "scaled.parquet")
    themes = {theme: keys for theme, keys in json.loads((folder / "drawn.json").read_text("utf-8"))["themes"].items() if keys}
    weights = dict.fromkeys(themes, 1.0)

    def nearest(place: int) -> list[int]:
        squared = by_themes(world.row(by_predicate=pl.col("place") == place, named=True), themes, weights)
        found = world.lazy().select("place", squared=squared).bottom_k(TOP + 1, by="squared").sort("squared").collect()
        return others(found["place"].to_list(), place)

    return nearest


def by_themes(row: Mapping[str, Any], themes: Mapping[str, Sequence[str]], weights: Mapping[str, float]) -> pl.Expr:
    """The weighted mean, over the themes, of the mean squared difference from a row; what is not known on both sides is passed over."""
    import polars as pl

    apart = {
        theme: pl.mean_horizontal((pl.col(key) - pl.lit(row[key], pl.Float32)) ** 2 for key in keys if row[key] is not None)
        for theme, keys in themes.items()
        if any(row[key] is not None for key in keys)
    }
    total = pl.sum_horizontal(weights[theme] * squared for theme, squared in apart.items())
    return total / pl.sum_horizontal(pl.when(squared.is_not_null()).then(weights[theme]) for theme, squared in apart.items())


def others(found: Sequence[int], place: int) -> list[int]:
    """The 20 nearest without the place itself, which its equals may precede."""
    return [other for other in found if other != place][:TOP]


READY: dict[str, Callable[[Path], Nearest]] = {
    "jumelles": jumelles,
    "unfiltered": unfiltered,
    "scikit-learn": scikit_learn,
    "polars": polars,
}


def main(contender: str, folder: Path) -> None:
    """Make the contender ready, ask for the cities of each draw, and write `<contender>.json`."""
    asked = json.loads((folder / "drawn.json").read_text("utf-8"))["asked"]
    held = resident()
    nearest = READY[contender](folder)
    nearest(MONTPELLIER)
    gc.collect()
    megabytes = resident() - held
    timed = {name: _timed(nearest, places) for name, places in asked.items()}
    answers, times = ({name: pair[n] for name, pair in timed.items()} for n in (0, 1))
    (folder / f"{contender}.json").write_text(json.dumps({"megabytes": megabytes, "answers": answers, "milliseconds": times}), "utf-8")


def _timed(nearest: Nearest, asked: Sequence[int]) -> tuple[list[list[int]], list[float]]:
    """The answers, and the milliseconds that each took."""
    answers, times = [], []
    for place in asked:
        start = time.perf_counter_ns()
        answer = nearest(place)
        times.append((time.perf_counter_ns() - start) / 1e6)
        answers.append(answer)
    return answers, times


if __name__ == "__main__":
    if sys.argv[1] == "draw":
        draw(Path(sys.argv[2]))
    else:
        main(sys.argv[2], Path(sys.argv[3]))
