"""How long a portfolio of invented rows takes to be prepared and matched, beside scikit-learn's TF-IDF and BM25 in plain Python.

Run as a program, each contender alone: `python -m benchmarks.openings_speed jumelles|scikit-learn|plain ROWS`; it prints JSON.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure
from benchmarks.machine import resident, run
from jumelles.openings.profiles import Profile
from jumelles.openings.vocabulary.own import dictionary, glossary, groups

ROWS = 50_000
FEW = 2_000
ASKED = 20
Ask = Callable[[Profile], object]


def invented(count: int, seed: int = 1) -> Iterator[Profile]:
    """Short rows of a portfolio in three languages: words of the glossary between invented names, with a code or two."""
    drawn = random.Random(seed)
    things, plain, trades = list(glossary().values()), dictionary(), groups()
    for number in range(count):
        language = drawn.choice(("fr", "en", "ru"))
        chosen = [drawn.choice(drawn.choice(things).words[language]) for _word in range(3)]
        said = [drawn.choice(drawn.choice(plain)[language]) for _word in range(9)]
        name = "".join(drawn.choice("bdfgklmnprstvz") + drawn.choice("aeiou") for _syllable in range(4)).capitalize()
        codes = trades[things[drawn.randrange(len(things))].group].codes
        yield Profile(str(number), language, f"{name} {drawn.randint(1, 900)}: {chosen[0]}", " ".join(said), tuple(chosen[1:]), codes[:2])


def jumelles(rows: list[Profile]) -> Ask:
    """`Stock.of` and `best`, written to a file and read again."""
    from jumelles.openings.matching import best
    from jumelles.openings.stock import Stock

    stock = Stock.of(rows)
    with TemporaryDirectory() as folder:
        stock.save(Path(folder, "stock"))
        stock = Stock.load(Path(folder, "stock"))
    return lambda need: best(need, stock)


def scikit_learn(rows: list[Profile]) -> Ask:
    """Vectors of words, TF-IDF, and the product with all of them; no language is bridged."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(sublinear_tf=True)
    matrix = vectors.fit_transform([_joined(row) for row in rows])
    return lambda need: (matrix @ vectors.transform([_joined(need)]).T).toarray()[:, 0].argsort()[-10:]


def plain(rows: list[Profile]) -> Ask:
    """BM25 with dictionaries, as one writes it in twenty lines; no language is bridged."""
    held = [Counter(re.findall(r"\w+", _joined(row).lower())) for row in rows]
    lists: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, counted in enumerate(held):
        for word, count in counted.items():
            lists[word].append((number, count))
    lengths = [counted.total() for counted in held]
    usual = sum(lengths) / len(lengths)

    def ask(need: Profile) -> object:
        total: dict[int, float] = defaultdict(float)
        for word in set(re.findall(r"\w+", _joined(need).lower())):
            idf = math.log(1 + (len(rows) - len(lists[word]) + 0.5) / (len(lists[word]) + 0.5)) if word in lists else 0
            for number, count in lists.get(word, ()):
                total[number] += idf * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * lengths[number] / usual))
        return sorted(total, key=total.__getitem__)[-10:]

    return ask


def _joined(profile: Profile) -> str:
    return " ".join((profile.title, profile.text, *profile.terms))


CONTENDERS = {"jumelles": jumelles, "scikit-learn": scikit_learn, "plain": plain}


def main(contender: str, count: int) -> None:
    """Prepare the rows, ask for some, and print seconds, milliseconds and megabytes."""
    rows, needs = list(invented(count)), list(invented(ASKED, seed=2))
    held, start = resident(), time.perf_counter()
    ask = CONTENDERS[contender](rows)
    prepared = time.perf_counter() - start
    ask(needs[0])
    times = []
    for need in needs:
        start = time.perf_counter()
        ask(need)
        times.append(1000 * (time.perf_counter() - start))
    print(json.dumps({"prepared": prepared, "times": times, "megabytes": resident() - held}))


def measure(home: Path) -> list[Figure]:
    """Each contender in a process of its own."""
    figures: list[Figure] = []
    told = {name: json.loads(run(["-m", "benchmarks.openings_speed", name, str(ROWS)], home).printed) for name in CONTENDERS}
    few = json.loads(run(["-m", "benchmarks.openings_speed", "jumelles", str(FEW)], home).printed)
    ours = told["jumelles"]
    figures.append(Figure(f"openings: {ROWS:,} rows prepared", (ours["prepared"],), "s", below=40))
    figures.append(Figure(f"openings: matches of one need among {ROWS:,}", tuple(ours["times"]), "ms", below=300))
    figures.append(Figure(f"openings: matches of one need among {FEW:,}", tuple(few["times"]), "ms", below=300))
    figures.append(Figure("openings: memory held", (ours["megabytes"],), "MB"))
    for name, titled in (("scikit-learn", "TF-IDF of scikit-learn"), ("plain", "BM25 in plain Python")):
        figures.append(Figure(f"{titled}: prepared, as a multiple of ours", (told[name]["prepared"] / ours["prepared"],), "×"))
        figures.append(Figure("… asked, as a multiple of ours", (median(told[name]["times"]) / median(ours["times"]),), "×"))
        figures.append(Figure("… memory held", (told[name]["megabytes"],), "MB"))
    return figures


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
