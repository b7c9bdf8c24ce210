"""The page of a ranking: whole, valid, the same every time, and nothing but text where text comes from outside."""

import dataclasses
import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from jumelles import languages
from jumelles.atlas.indicators import themes
from jumelles.atlas.store import Atlas
from jumelles.languages import LANGUAGES
from jumelles.matching.profile import Profile
from jumelles.matching.rank import Match, Ranking, rank
from jumelles.matching.where import Where
from jumelles.telling.page import AGAINST, FOR, page

VOID = {"meta", "br", "hr", "img", "input", "link"}
KNOWN_OF_ALL = ("size", "economy", "connections", "place")
"""The themes of which the toy world tells."""


class Read(HTMLParser):
    """A page as a browser would read it; a tag that is not closed where it should be fails."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"an attribute of {tag} stands twice"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((" ".join(tag for tag, _attributes in self.open), " ".join(data.split())))

    def within(self, tag: str) -> list[str]:
        return [text for path, text in self.texts if tag in path.split()]

    def all(self, attribute: str) -> list[str]:
        return [attributes[attribute] or "" for _tag, attributes in self.tags if attribute in attributes]

    @property
    def words(self) -> list[str]:
        return [text for path, text in self.texts if "style" not in path.split()]


@pytest.fixture(scope="module")
def ranking(toy_atlas: Atlas) -> Ranking:
    return rank(toy_atlas, toy_atlas.find("Valmore"), weights={theme: float(theme in KNOWN_OF_ALL) for theme in themes()})


@pytest.fixture(scope="module")
def montpellier(world_atlas: Atlas) -> Ranking:
    return rank(world_atlas, world_atlas.find("Montpellier"))


def renamed(ranking: Ranking, name: str) -> Ranking:
    """The ranking in which every place is called so."""
    place = dataclasses.replace(ranking.place, name=name)

    def matches(of: tuple[Match, ...]) -> tuple[Match, ...]:
        return tuple(dataclasses.replace(match, place=dataclasses.replace(match.place, name=name)) for match in of)

    return dataclasses.replace(ranking, place=place, matches=matches(ranking.matches), apart=matches(ranking.apart))


def test_a_page_names_every_match_with_its_rank(ranking: Ranking, toy_atlas: Atlas) -> None:
    read = Read(page(ranking, toy_atlas))

    assert read.within("title")[0] == "Cities built most like Valmore"
    assert read.within("h1") == ["Cities built most like Valmore"]
    assert read.within("h3") == [match.place.name for match in (*ranking.matches, *ranking.apart)]
    assert read.all("value") == [str(match.rank) for match in ranking.matches]
    assert len(ranking.matches) > 2


def test_the_real_world_fits_on_a_page(montpellier: Ranking, world_atlas: Atlas) -> None:
    read = Read(page(montpellier, world_atlas))

    assert read.within("h3") == [match.place.name for match in (*montpellier.matches, *montpellier.apart)]
    named = [asset.name for match in montpellier.matches for reason in match.reasons for asset in reason.assets.b if reason.assets.a]
    assert named
    assert {" ".join(name.split()) for name in named} <= set(read.words)
    assert any(text.startswith("ROR: ") and "CC0-1.0" in text for text in read.within("footer"))


def test_every_theme_of_a_match_is_told(ranking: Ranking, toy_atlas: Atlas) -> None:
    text = page(ranking, toy_atlas)
    first = text.split('<li class="match"')[1]
    unfolded, folded = first.split("<details>")
    reasons = ranking.matches[0].reasons

    assert len(re.findall(r'<li class="(for|against|neither)">', first)) == sum(reason.verdict != "unknown" for reason in reasons)
    assert len(re.findall(r'<li class="for">', unfolded)) <= FOR
    assert len(re.findall(r'<li class="against">', unfolded)) <= AGAINST
    assert '<li class="neither">' in folded
    assert "not known: " in first


def test_the_profile_the_weights_and_the_filters_are_told(toy_atlas: Atlas) -> None:
    where = Where(countries=("XV",), unlinked=True)
    ranking = rank(toy_atlas, toy_atlas.find("Valmore"), weights={"research": 3.0}, where=where)
    profile = Profile("Science first", date(2026, 5, 31), {"research": 3.0}, where)

    told = Read(page(ranking, toy_atlas, profile)).words

    assert "Profile of 31 May 2026: Science first" in told
    assert "Weights: research × 3; all others 1." in told
    assert "Filters: countries: XV; not twinned already" in told


def test_what_is_too_little_known_stands_apart_without_a_rank(toy_atlas: Atlas) -> None:
    ranking = rank(toy_atlas, toy_atlas.find("Valmore"))
    read = Read(page(ranking, toy_atlas))

    assert ranking.matches == ()
    assert "Of no candidate enough is known to rank it." in read.words
    assert "Too little known to rank" in read.within("h2")
    assert read.within("h3") == [match.place.name for match in ranking.apart]
    assert "rank if a theme is dropped" not in read.words
    assert "twinned already" in read.words


def test_a_name_is_text_whatever_it_holds(ranking: Ranking, toy_atlas: Atlas) -> None:
    name = "<script>alert('\"&')</script>"
    profile = Profile("<img src=x onerror=alert(1)>", date(2026, 5, 31))

    read = Read(page(renamed(ranking, name), toy_atlas, profile))

    assert {tag for tag, _attributes in read.tags} & {"script", "img"} == set()
    assert read.within("h3") == [name] * len((*ranking.matches, *ranking.apart))
    assert "Profile of 31 May 2026: <img src=x onerror=alert(1)>" in read.words


def test_nothing_is_loaded_and_nothing_runs(montpellier: Ranking, world_atlas: Atlas) -> None:
    text = page(montpellier, world_atlas)
    read = Read(text)
    names = {name for _tag, attributes in read.tags for name in attributes}

    assert {tag for tag, _attributes in read.tags} & {"script", "link", "img", "iframe", "object", "image", "use", "base", "form"} == set()
    assert names & {"src", "srcset", "xlink:href", "style"} == set()
    assert [name for name in names if name.startswith("on")] == []
    assert set(re.findall(r"https?://[^\s\"'<)]*", text)) == {"http://www.w3.org/2000/svg"}
    assert all(address.startswith("#") for address in re.findall(r"url\(([^)]*)\)", text))
    assert "@import" not in text


def test_links_lead_to_places_on_the_page(montpellier: Ranking, world_atlas: Atlas) -> None:
    read = Read(page(montpellier, world_atlas))
    names = read.all("id")

    assert len(names) == len(set(names))
    assert read.all("href") == [f"#place-{match.place.id}" for match in montpellier.matches]
    assert {address.removeprefix("#") for address in read.all("href")} | set(" ".join(read.all("aria-labelledby")).split()) <= set(names)


def test_headings_go_down_one_step_at_a_time(ranking: Ranking, toy_atlas: Atlas) -> None:
    steps = [int(tag[1]) for tag, _attributes in Read(page(ranking, toy_atlas)).tags if re.fullmatch("h[1-6]", tag)]

    assert steps[0] == 1
    assert steps.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(steps))


def test_the_same_ranking_gives_the_same_bytes(ranking: Ranking, toy_atlas: Atlas) -> None:
    assert page(ranking, toy_atlas).encode() == page(ranking, toy_atlas).encode()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_is_spoken_without_a_gap(lang: str, montpellier: Ranking, world_atlas: Atlas) -> None:
    languages.use(lang)

    read = Read(page(montpellier, world_atlas))

    assert dict(read.tags)["html"] == {"lang": lang}
    assert [text for text in read.words if re.search(r"[{}]|None", text)] == []
    assert languages.number(montpellier.matches[0].score, 2) in read.words


def test_a_place_without_a_point_or_inhabitants_is_listed(ranking: Ranking, toy_atlas: Atlas) -> None:
    first = ranking.matches[0]
    nowhere = dataclasses.replace(first, place=dataclasses.replace(first.place, lat=None, lon=None, population=None), km=None)

    read = Read(page(dataclasses.replace(ranking, matches=(nowhere,)), toy_atlas))

    assert first.place.name in read.within("h3")
    assert [text for text in read.words if "None" in text or "nan" in text.split()] == []


def test_the_offices_own_figure_is_marked(ranking: Ranking, toy_atlas: Atlas) -> None:
    first = ranking.matches[0]
    reason = next(one for one in first.reasons if one.a)
    assert reason.a
    mine = dataclasses.replace(reason, a=dataclasses.replace(reason.a, own=True))
    match = dataclasses.replace(first, reasons=(mine, *(one for one in first.reasons if one is not reason)))

    assert "the office’s own figure" in page(dataclasses.replace(ranking, matches=(match,)), toy_atlas)
