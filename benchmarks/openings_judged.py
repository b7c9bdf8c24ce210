"""Two sets of needs and offers, paired by people who do not know the matcher: how often each method ranks the right offer first, or
among five.

Run as a program it prints JSON: `python -m benchmarks.openings_judged one`; `python -m benchmarks.openings one` makes tables of it.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from jumelles.openings.asking import asked
from jumelles.openings.matching import best, evident, worths
from jumelles.openings.profiles import Profile
from jumelles.openings.scoring import scores
from jumelles.openings.stock import Stock
from jumelles.openings.vocabulary import nace
from jumelles.openings.words import words

FOLDER = Path(__file__).parent / "openings_profiles"
SETS = ("one", "two")
DRAWS = 20
WRONG = 0.3
Method = Callable[[Sequence[Profile], Sequence[Profile]], Iterator[NDArray[np.float64]]]
"""Gives for each need the scores of all offers."""
COLUMNS = ("MRR", "R@1", "R@5", "cross MRR", "cross R@5", "same R@5")


@dataclass(frozen=True)
class Judged:
    """A set: its needs with an offer each, the offers, and the needs that no offer answers."""

    needs: list[Profile]
    right: list[int]
    offers: list[Profile]
    alone: list[Profile]


def judged(name: str) -> Judged:
    """Read a set."""
    told = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    held = {
        one["id"]: Profile(
            one["id"], one["lang"], one["title"], one["summary"], tuple(one["terms"]), tuple(f"nace2:{code}" for code in one["sector"])
        )
        for one in told["profiles"]
    }
    kinds = {one["id"]: one["kind"] for one in told["profiles"]}
    offers = [profile for key, profile in held.items() if kinds[key] == "offer"]
    place = {profile.key: at for at, profile in enumerate(offers)}
    paired = {need for need, _offer in told["pairs"]}
    alone = [profile for key, profile in held.items() if kinds[key] == "need" and key not in paired]
    return Judged([held[need] for need, _offer in told["pairs"]], [place[offer] for _need, offer in told["pairs"]], offers, alone)


def rank(found: NDArray[np.float64], right: int) -> float:
    """The rank of the right offer; offers with its score share the middle of their ranks."""
    return float(np.count_nonzero(found > found[right]) + (np.count_nonzero(found == found[right]) + 1) / 2)


def quality(one: Judged, method: Method) -> dict[str, float]:
    """Mean reciprocal rank and recall: of all pairs, of those of two languages, of those of one."""
    ranks = [rank(found, right) for found, right in zip(method(one.needs, one.offers), one.right, strict=True)]
    crosses = [need.lang != one.offers[right].lang for need, right in zip(one.needs, one.right, strict=True)]
    cross = [found for found, is_cross in zip(ranks, crosses, strict=True) if is_cross]
    same = [found for found, is_cross in zip(ranks, crosses, strict=True) if not is_cross]
    values = (reciprocal(ranks), within(ranks, 1), within(ranks, 5), reciprocal(cross), within(cross, 5), within(same, 5))
    return dict(zip(COLUMNS, values, strict=True))


def reciprocal(ranks: Sequence[float]) -> float:
    """The mean of 1 / rank."""
    return mean(1 / one for one in ranks)


def within(ranks: Sequence[float], most: int) -> float:
    """The share of ranks up to `most`."""
    return mean(one <= most for one in ranks)


def naive(profile: Profile) -> list[str]:
    """Words in small letters, nothing else."""
    return re.findall(r"\w+", " ".join((profile.title, profile.text, *profile.terms)).lower())


def stemmed(profile: Profile) -> list[str]:
    """Stems without stop words."""
    return [word.stem for word in words(" ".join((profile.title, profile.text, *profile.terms)), profile.lang)]


def bm25(cut: Callable[[Profile], list[str]]) -> Method:
    """BM25 as textbooks give it (k1 = 1.2, b = 0.75)."""

    def method(needs: Sequence[Profile], offers: Sequence[Profile]) -> Iterator[NDArray[np.float64]]:
        held = [Counter(cut(offer)) for offer in offers]
        often = Counter(word for counted in held for word in counted)
        lengths = np.array([counted.total() for counted in held])
        norm = 1.2 * (0.25 + 0.75 * lengths / lengths.mean())
        for need in needs:
            total = np.zeros(len(offers))
            for word in set(cut(need)) & set(often):
                count = np.array([counted[word] for counted in held])
                total += np.log(1 + (len(offers) - often[word] + 0.5) / (often[word] + 0.5)) * count * 2.2 / (count + norm)
            yield total

    return method


def one_list(name: str) -> Method:
    """One of the lists that are fused: concepts, words or codes."""

    def method(needs: Sequence[Profile], offers: Sequence[Profile]) -> Iterator[NDArray[np.float64]]:
        stock = Stock.of(offers)
        for need in needs:
            yield getattr(scores(asked(need, stock), stock), name).astype(np.float64)

    return method


def all_fused(needs: Sequence[Profile], offers: Sequence[Profile]) -> Iterator[NDArray[np.float64]]:
    """What `best` orders by."""
    stock = Stock.of(offers)
    for need in needs:
        yield worths(scores(asked(need, stock), stock), stock)


METHODS: dict[str, Method] = {
    "BM25, words as written": bm25(naive),
    "BM25, stems": bm25(stemmed),
    "codes alone": one_list("codes"),
    "bridge alone: concepts": one_list("concepts"),
    "bridge alone: translated stems": one_list("words"),
    "all fused": all_fused,
}


def disturbed(one: Judged, draw: int) -> Judged:
    """The set with a random class in the place of one of the codes of 30 % of its profiles."""
    drawn = random.Random(draw)
    classes = sorted(f"nace2:{code}" for code in nace.labels() if len(code) == len("01.11"))

    def wrong(profile: Profile) -> Profile:
        if drawn.random() >= WRONG or not profile.codes:
            return profile
        codes = list(profile.codes)
        codes[drawn.randrange(len(codes))] = drawn.choice(classes)
        return replace(profile, codes=tuple(codes))

    return replace(one, needs=[wrong(need) for need in one.needs], offers=[wrong(offer) for offer in one.offers])


def qualities(one: Judged) -> dict[str, dict[str, float]]:
    """All methods, the last with wrong codes in the mean of the draws."""
    told = {name: quality(one, method) for name, method in METHODS.items()}
    draws = [quality(disturbed(one, draw), all_fused) for draw in range(DRAWS)]
    told[f"all fused, {WRONG:.0%} with a wrong code"] = {column: mean(draw[column] for draw in draws) for column in COLUMNS}
    return told


def fitting(one: Judged) -> dict[str, float]:
    """How well `fits` tells needs without an offer: what it says of each kind, and how often the evidence alone orders two of them rightly.

    Besides the few needs written without an offer, each need is asked once more where its right offer is taken out.
    """
    stock = Stock.of(one.offers)
    answered = [_first(need, stock) for need in one.needs]
    alone = [_first(need, stock) for need in one.alone]
    without = [
        _first(need, Stock.of([offer for at, offer in enumerate(one.offers) if at != right]))
        for need, right in zip(one.needs, one.right, strict=True)
    ]
    return {
        "needs with an offer: said to fit": mean(fits for fits, _evidence in answered),
        "needs without an offer: said not to fit": mean(not fits for fits, _evidence in alone),
        "right offer taken out: said not to fit": mean(not fits for fits, _evidence in without),
        "AUC of the evidence, needs without an offer": area(answered, alone),
        "AUC of the evidence, right offer taken out": area(answered, without),
    }


def _first(need: Profile, stock: Stock) -> tuple[bool, float]:
    answer = best(need, stock, limit=1)
    found = scores(asked(need, stock), stock)
    at = stock.keys.index(answer.matches[0].key) if answer.matches else 0
    return answer.fits, float(evident(found)[at]) if answer.matches else 0.0


def area(higher: Sequence[tuple[bool, float]], lower: Sequence[tuple[bool, float]]) -> float:
    """How often one of the first has more evidence than one of the second; a tie is half."""
    return mean((a > b) + 0.5 * (a == b) for _fits, a in higher for _other, b in lower)


def told(name: str) -> dict[str, object]:
    """All that is measured of a set."""
    one = judged(name)
    return {"methods": qualities(one), "fitting": fitting(one)}


if __name__ == "__main__":
    print(json.dumps({name: told(name) for name in sys.argv[1:]}))
