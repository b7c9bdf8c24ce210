"""What somebody said in their own words, and who."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, lexicon
from jumelles.press.names.mentions import Spans
from jumelles.press.reference import Reference

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention
    from jumelles.press.story import Story

_MARKS = re.compile(r"«\s*([^«»]*(?:«[^»]*»[^«»]*)*)\s*»|“([^”]+)”|\"([^\"\n]+)\"|„([^“”]+)[“”]")
LEAST_WORDS = 4


_BY = r"\s?[,!?…]?\s*[—–-]\s(?=(?:[а-яё-]+\s){0,3}?(?:{verbs})(?![\w]))(?P<by>[^\n«»]{{3,120}}?)(?:[.,:!]\s*[—–-]\s|$|(?=\n))"
_DASH = re.compile(r"(?m)^[ \t]*[—–]\s+(?P<said>[^\n]+)$")


def quotations(text: str) -> list[tuple[int, int]]:
    """All spans between quotation marks, without the marks and the spaces inside them; and what Russian sets after a dash."""
    spans = []
    for match in _MARKS.finditer(text):
        group = next(number for number in range(1, 5) if match[number] is not None)
        spans += _parts(text, *match.span(group))
    taken = Spans((a - 1, b + 1) for a, b in spans)
    for match in _DASH.finditer(text):
        if not taken.touched(*match.span()):
            spans += _parts(text, *match.span("said"), dashed=True)
    return sorted(span for span in (_bare(text, *one) for one in spans) if span[0] < span[1])


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space and the last comma or full stop."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",."):
        end -= 1
    return start, end


@cache
def _by() -> re.Pattern[str]:
    return re.compile(_BY.replace("{{", "{").replace("}}", "}").replace("{verbs}", lexicon("ru").source("say", "verbs")), re.IGNORECASE)


def _parts(text: str, start: int, end: int, *, dashed: bool = False) -> list[tuple[int, int]]:
    """A Russian quotation without the words within it that tell who speaks; after a dash it is one only if such words are there."""
    if not dashed and not re.search(r"[,.!?…]\s*[—–-]\s+[а-яё]", text[start:end]):
        return [(start, end)]
    if not re.search("[а-яё]", text[start:end]):
        return [] if dashed else [(start, end)]
    parts, at = [], start
    for match in _by().finditer(text, start, end):
        parts.append((at, match.start()))
        at = match.end()
    if at == start:
        return [] if dashed else [(start, end)]
    return [*parts, (at, end)] if at < end else parts


_LINE = re.compile(r"(?m)^[ \t]*[—–-]\s+(?P<said>[^\n]+)$")


def answers(text: str) -> list[tuple[int, int]]:
    """What is answered in an interview set with dashes, where at least two questions are asked: every second line."""
    lines = list(_LINE.finditer(text))
    if sum(line["said"].rstrip().endswith("?") for line in lines) < 2:
        return []
    found: list[tuple[int, int]] = []
    asked: re.Match[str] | None = None
    for line in lines:
        if asked and line.start() - asked.end() < 2:
            found.append(_bare(text, *line.span("said")))
            asked = None
        else:
            asked = line
    return found


def _interviewee(story: Story, start: int) -> str | None:
    """Who is asked: whoever was presented with a role before the first question, else the one named most."""
    before = story.within(0, start, "person") or [one for one in story.names if one.kind == "person"]
    with_role = [one for one in before if one.more.get("role")]
    counted = Counter(one.name for one in with_role or before)
    return counted.most_common(1)[0][0] if counted else None


def find_quotes(story: Story, reference: Reference) -> Iterator[tuple[int, int, str | None]]:
    """Start, end and speaker of everything said; titles and names between quotation marks are none."""
    told = answers(story.text)
    answered = Spans(told)
    asked = _interviewee(story, told[0][0]) if told else None
    yield from ((start, end, asked) for start, end in told)
    last: str | None = None
    for start, end in story.quotes:
        if answered.touched(start, end):
            continue
        speaker = _speaker(story, reference, start, end)
        said = story.text[start:end]
        if not _is_speech(story, said, start, end, attributed=speaker is not None):
            continue
        speaker = speaker or last or reference.person("", start)
        last = speaker
        yield start, end, speaker


def _is_speech(story: Story, said: str, start: int, end: int, *, attributed: bool) -> bool:
    count = len(said.split())
    if count > 1 and re.search(r"[.,:!] ?[—–-]\s$", story.text[max(0, start - 5) : start]):
        return True  # The second half of what is said.
    lang = story.sentences[story.sentence_at(start)].lang
    if count < LEAST_WORDS and not (attributed and count >= 3 and (said[-1] in "!?…" or said[0].islower())):
        return False
    after = story.text[end : end + 3]
    first = next((letter for letter in said if letter.isalpha()), "a")
    title = first.isupper() and count <= 7 and not attributed and said[-1] not in ".!?…"
    named = compiled(rf"(?<!\w)(?:{_NAMING[lang]})\s*[«“\"„]\s*$").search(story.text[max(0, start - 40) : start])
    listed = compiled(rf"(?<!\w)(?:{_NAMING[lang]})(?!\w)[^\n«»“”\"]{{0,70}}:\s?[«“\"„]\s?$").search(story.text[max(0, start - 90) : start])
    return not named and not listed and not title and (attributed or count >= 6 or bool(re.search(r"[.!?…]", said[-1:] + after[:2])))


_NAMING = {
    "fr": r"(?:projet|programme|exposition|festival|spectacle|film|livre|concert|intitulée?s?|baptisée?s?|nommée?s?|appelée?s?|titre|slogan|club|association|label|opération|ouvrage|thème|musée|chanson|conférence|lecture|débat|pièce|théâtre|atelier|table ronde|sur)",
    "en": r"(?:project|programme|program|exhibition|festival|film|book|concert|titled|entitled|called|named|dubbed|song|slogan|theme|play|motto|talk|lecture|workshop|webinar|seminar|show|debate)",
    "ru": r"(?:проект\w*|программ\w+|выставк\w+|выставки-форума|фестивал\w+|фильм\w*|книг\w+|концерт\w*|под названием|спектакл\w+|газет\w+|компани\w+|завод\w*|центр\w*|клуб\w*|ансамбл\w+|конкурс\w*|тем\w+|орден\w*|медал\w+|школ\w+|форум\w*)",
}  # fmt: skip


@cache
def _verb(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon(lang).source('say', 'verbs')})(?!\w)", re.IGNORECASE)


def _speaker(story: Story, reference: Reference, start: int, end: int) -> str | None:
    """Who says it: named within the words, else after them, else before them."""
    text, lang = story.text, story.sentences[story.sentence_at(start)].lang
    if inside := _inserted(story, reference, start, end, lang):
        return inside
    stop = _until(text, end)
    tail = text[end:stop]
    verb = _verb(lang).search(tail)
    if verb and verb.start() < 70 and (found := _near(story, reference, end, stop, end + verb.start(), lang)):
        return found
    begin = _since(text, start)
    head = text[begin:start]
    verbs = list(_verb(lang).finditer(head))
    if verbs or head.rstrip(' «“"„\n').endswith(":") or ":" in head[-4:]:
        at = begin + verbs[-1].start() if verbs else start
        if found := _near(story, reference, begin, start, at, lang, before=True):
            return found
    if verb and (found := reference.speaker(end)):
        return found
    return _subject(story, reference, start, begin, lang) if text[start].islower() else None


def _subject(story: Story, reference: Reference, start: int, begin: int, lang: str) -> str | None:
    """Whose words are woven into a sentence: its last person or pronoun before them."""
    people = story.within(begin, start, "person")
    said = list(lexicon(lang).pattern("say", "pronouns").finditer(story.text, begin, start))
    if people and (not said or people[-1].start > said[-1].start()):
        return people[-1].name
    return reference.person(said[-1][0], said[-1].start()) if said else None


def _inserted(story: Story, reference: Reference, start: int, end: int, lang: str) -> str | None:
    """Who is named between two commas within what is said: « Je suis ravi, dit Anne Morel, maire de Dax. »"""
    for match in _verb(lang).finditer(story.text, start, end):
        before = story.text[max(start, match.start() - 3) : match.start()]
        if not re.search(r"[,!?…][”»]?\s?(?:[as]|l)?$", before) and not before.endswith(", "):
            continue
        if re.match(r"-t?-?(?:il|elle)\b", story.text[match.end() : match.end() + 8]):
            said = "elle" if "elle" in story.text[match.end() : match.end() + 8] else "il"
            return reference.person(said, start)
        named = [
            one
            for one in story.within(match.end(), min(end, match.end() + 70), "person")
            if not re.search(r"[.!?]", story.text[match.end() : one.start])
        ]
        if named:
            return named[0].name
    return None


def _until(text: str, end: int) -> int:
    """The end of the sentence that goes on after a quotation, or the next quotation."""
    match = re.search(r"(?<!\bM)(?<!\b[MDJS]r)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\bг)[.!?]\s|\n|[«“„]", text[end + 1 : end + 260])
    first = text[end : end + 3]
    if re.match(r"[.!?]?\s?[»”\"]\s*[.!?]?\s*(?:[A-ZА-ЯЁÀ-Þ\n]|$)", text[end : end + 6]) and not re.search(r",", first):
        return min(len(text), end + 3)
    return end + 1 + match.start() if match else min(len(text), end + 260)


def _since(text: str, start: int) -> int:
    piece = text[max(0, start - 260) : start]
    ends = [match.end() for match in re.finditer(r"[.!?…»”]\s+(?=[A-ZÀ-ÞА-ЯЁ])|\n", piece[:-2])]
    return start - len(piece) + (ends[-1] if ends else 0)


def _near(story: Story, reference: Reference, start: int, end: int, verb: int, lang: str, *, before: bool = False) -> str | None:
    """The person nearest to the verb of saying; a pronoun or a role stands for whom it means; else the organisation that says it."""
    people = [one for one in story.within(start, end, "person") if not story.quoted(one.start)]
    if people:
        return _nearest(people, verb).name
    pronoun = lexicon(lang).pattern("say", "pronouns").search(story.text[start:end])
    if pronoun and (found := reference.person(pronoun[0], start + pronoun.start())):
        return found
    orgs = [one for one in story.within(start, end, "org") if not story.quoted(one.start)]
    if orgs:
        return _nearest(orgs, verb).name
    if lang == "ru" and (match := re.search(r"пресс-служб\w+", story.text[start:end])):
        return "пресс-служба" if match else None
    return reference.person("", start) if before else None


def _nearest(mentions: list[Mention], position: int) -> Mention:
    return min(mentions, key=lambda one: min(abs(one.start - position), abs(one.end - position)))
