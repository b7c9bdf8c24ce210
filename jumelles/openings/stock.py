"""A stock of profiles among which matches are looked for: everything that does not depend on the question, as arrays, and as one file."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from scipy.sparse import csc_array, csr_array, vstack

from jumelles import files
from jumelles.errors import JumellesError
from jumelles.languages import LANGUAGES, _
from jumelles.openings.arrays import sparse
from jumelles.openings.building import bridge
from jumelles.openings.codes import is_known
from jumelles.openings.cognates import Sounds
from jumelles.openings.words import guess, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from jumelles.openings.profiles import Profile
    from jumelles.openings.words import Word

FORMAT = 1
"""Raised when the file of a stock is written otherwise than before."""
TITLE, TERM, TEXT = 2.0, 4.0, 1.0
"""How much a word of the title, of the keywords and of the text counts."""
AT_ONCE = 4000
"""Profiles whose concepts are computed at once: more take more memory, fewer more time."""
SATURATION, LENGTH = 1.2, 0.5
"""BM25: from how many on further occurrences of a word add little, and how much a long text is held against it."""


class WrongStock(JumellesError):
    """A file that is no stock, or one of another version."""


def said(profile: Profile) -> dict[Word, float]:
    """The words of a profile, and how much each counts there."""
    counted: dict[Word, float] = {}
    language = profile.lang if profile.lang in LANGUAGES else guess(" ".join((profile.title, profile.text, *profile.terms)))
    for text, weight in ((profile.title, TITLE), (" \n".join(profile.terms), TERM), (profile.text, TEXT)):
        for word in words(text, language):
            counted[word] = counted.get(word, 0.0) + weight
    return counted


def by_stem(profile: Profile) -> tuple[dict[str, str], dict[str, float]]:
    """For each stem of a profile, in order: how it is written first, and how much it counts."""
    written: dict[str, str] = {}
    counted: dict[str, float] = {}
    for word, weight in said(profile).items():
        written.setdefault(word.stem, word.written)
        counted[word.stem] = counted.get(word.stem, 0.0) + weight
    return written, counted


@dataclass(frozen=True)
class Stock:
    """The profiles as arrays, one row each: `often` (how often which stem), `concepts` (see `Bridge.vectors`) and `coded` (which codes).

    `written` holds for each of the `stems` how it is mostly written.
    """

    keys: tuple[str, ...]
    stems: tuple[str, ...]
    written: tuple[str, ...]
    codes: tuple[str, ...]
    often: csr_array
    concepts: csr_array
    coded: csr_array

    @classmethod
    def of(cls, profiles: Iterable[Profile], progress: Callable[[int], None] = lambda _done: None) -> Self:
        """Prepare profiles; `progress` is told now and then how many are done. Of two with the same key both stay.

        Raises:
            JumellesError: the vocabularies are not installed.
        """
        made = bridge()
        reader = _Reader()
        for done, profile in enumerate(profiles, 1):
            reader.add(profile)
            if done % AT_ONCE == 0:
                progress(done)
        often = reader.often()
        spread = made.spread(list(reader.stems))
        parts = [made.vectors(csr_array(often[start : start + AT_ONCE] @ spread)) for start in range(0, len(reader.keys), AT_ONCE)]
        concepts = csr_array(vstack(parts, format="csr")) if parts else csr_array((0, len(made.concepts)), dtype=np.float32)
        progress(len(reader.keys))
        stock = cls(tuple(reader.keys), tuple(reader.stems), reader.written(), tuple(reader.codes), often, concepts, reader.coded())
        return stock.ready()

    def ready(self) -> Self:
        """The same, with what the first question would wait for: half a second for 50,000 profiles."""
        for name in ("weighed", "sounds", "labelled", "numbers"):
            getattr(self, name)
        return self

    @cached_property
    def sounds(self) -> Sounds:
        """Which stems sound like a given one."""
        return Sounds(self.stems)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The column of each stem."""
        return {stem: at for at, stem in enumerate(self.stems)}

    @cached_property
    def labelled(self) -> csr_array:
        """Which stem of the labels (rows) is which of the stock (columns)."""
        made = bridge().stems
        pairs = [(made[stem], at) for stem, at in self.numbers.items() if stem in made]
        shape = len(made), len(self.stems)
        return sparse([row for row, _column in pairs], [column for _row, column in pairs], np.ones(len(pairs)), shape)

    @cached_property
    def weighed(self) -> csc_array:
        """BM25 of each stem in each profile. How rare a stem is, is measured among the profiles that hold words of its language."""
        matrix = self.often
        rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
        lengths = np.bincount(rows, matrix.data, minlength=matrix.shape[0])
        usual = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
        norm = SATURATION * (1 - LENGTH + LENGTH * lengths / usual)
        data = matrix.data * (SATURATION + 1) / (matrix.data + norm[rows]) * self.rarity[matrix.indices]
        return csc_array(csr_array((data.astype(np.float32), matrix.indices, matrix.indptr), shape=matrix.shape))

    @cached_property
    def rarity(self) -> NDArray[np.float32]:
        """How much finding each stem tells: its inverse document frequency within its language."""
        count = np.bincount(self.often.indices, minlength=len(self.stems))
        sizes = np.zeros(len(self.stems))
        for language in LANGUAGES:
            here = np.array([stem.startswith(language) for stem in self.stems], bool)
            held = csr_array(self.often[:, np.flatnonzero(here)])
            sizes[here] = np.count_nonzero(np.diff(held.indptr))
        # Three more than there are: in a stock of a single profile its words tell something, too.
        rarity: NDArray[np.float32] = np.log(1 + (sizes + 3 - count + 0.5) / (count + 0.5)).astype(np.float32)
        return rarity

    def save(self, path: Path) -> None:
        """Write the stock as one file, whole or not at all.

        Raises:
            WriteError: the folder cannot be written or the disk is full.
        """
        content = io.BytesIO()
        lists = {name: getattr(self, name) for name in ("keys", "stems", "written", "codes")}
        arrays: dict[str, Any] = {"lists": np.frombuffer(json.dumps(lists, ensure_ascii=False).encode("utf-8", "surrogatepass"), np.uint8)}
        arrays["version"] = np.array(_version())
        for name in ("often", "concepts", "coded"):
            matrix = getattr(self, name)
            arrays |= {f"{name}.data": matrix.data, f"{name}.indices": matrix.indices, f"{name}.indptr": matrix.indptr}
            arrays[f"{name}.shape"] = np.array(matrix.shape)
        np.savez(content, **arrays)
        files.write(path, content.getvalue())

    @classmethod
    def load(cls, path: Path) -> Self:
        """The stock in a file.

        Raises:
            WrongStock: it cannot be read, is no stock, or was written by another version: make it anew.
        """
        try:
            with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as held:
                if str(held["version"]) != _version():
                    raise WrongStock(_("{path} was made by another version of Jumelles: make it anew.").format(path=path))
                lists = json.loads(held["lists"].tobytes().decode("utf-8", "surrogatepass"))
                matrices = {name: _matrix(held, name) for name in ("often", "concepts", "coded")}
            return cls(**{name: tuple(values) for name, values in lists.items()}, **matrices).ready()
        except OSError as error:
            raise WrongStock(_("{path} cannot be read ({reason}).").format(path=path, reason=error.strerror or error)) from error
        except (ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise WrongStock(_("{path} is no prepared stock of profiles: make it anew.").format(path=path)) from error


def _version() -> str:
    return f"{FORMAT}-{bridge().version}"


def _matrix(held: Any, name: str) -> csr_array:  # noqa: ANN401 - numpy's open file
    parts = tuple(held[f"{name}.{part}"] for part in ("data", "indices", "indptr"))
    return csr_array(parts, shape=tuple(int(size) for size in held[f"{name}.shape"]))


class _Reader:
    """Takes profiles one by one and numbers their words and codes."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.codes: dict[str, int] = {}
        self.stems: dict[str, int] = {}
        self._forms: Counter[Word] = Counter()
        self._cells: tuple[list[int], list[int], list[float]] = ([], [], [])
        self._coded: tuple[list[int], list[int]] = ([], [])

    def add(self, profile: Profile) -> None:
        row = len(self.keys)
        self.keys.append(profile.key)
        rows, columns, data = self._cells
        for word, weight in said(profile).items():
            self._forms[word] += 1
            rows.append(row)
            columns.append(self.stems.setdefault(word.stem, len(self.stems)))
            data.append(weight)
        for code in dict.fromkeys(profile.codes):
            if is_known(code):
                self._coded[0].append(row)
                self._coded[1].append(self.codes.setdefault(code, len(self.codes)))

    def written(self) -> tuple[str, ...]:
        """How each stem is mostly written."""
        best: dict[str, str] = {}
        for word, _count in self._forms.most_common():
            best.setdefault(word.stem, word.written)
        return tuple(best[stem] for stem in self.stems)

    def often(self) -> csr_array:
        rows, columns, data = self._cells
        return sparse(rows, columns, data, (len(self.keys), len(self.stems)))

    def coded(self) -> csr_array:
        return sparse(*self._coded, np.ones(len(self._coded[0])), (len(self.keys), len(self.codes)))
