"""Who and what is meant: pronouns, roles without a name, “the delegation”, adjectives of towns, and the towns that a text is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from jumelles.press.issuer import issuer, joined
from jumelles.press.lexicon import demonyms, lexicon, words
from jumelles.press.names.mentions import Mention

if TYPE_CHECKING:
    from jumelles.press.story import Story

_SHE = re.compile(r"(?:elle|l[’']élue|l[’']intéressée|celle-ci|cette dernière|la \w+|she|her|она|\w+ница|директриса)$", re.IGNORECASE)
_HE = re.compile(r"(?:il|l[’']élu|l[’']édile|l[’']intéressé|celui-ci|ce dernier|le \w+|he|his|он)$", re.IGNORECASE)
_FEMALE = re.compile(
    r"^(?:Mme|Mlle|Madame|Mrs|Ms|Miss|Lady|госпож|г-жа)|(?:trice|ière|ente|euse|ée|cheffe|mairesse|consule|préfète|woman|ница|тельница)\b",
    re.IGNORECASE,
)
_HER_NAME = re.compile(
    r"(?:a|ie|ine|elle|elles|ette|enne|anne|ise|yse|ène|ene|ice|ique|ole|ude|ence|ane|ée|é|ah|eth|lyn|ith|en|ory|ucy|ary|andy|ily)$"
)
_HIS = frozenset(
    "luca nicola andrea élie elie dominique claude maurice patrice fabrice brice antoine étienne eugène jérémie mustapha sacha joshua noah ben allen ken "
    "bastien julien damien adrien fabien aurélien sébastien lucien kevin gwen owen sven steven stephen jürgen günther rené andré josé hervé rory gregory gary "
    "torsten steffen jochen aurelien mathieu jean-marie kenta nikita ilia ali mike dave steve pete joe luke george pierre philippe".split()
)
_HER = frozenset(
    "claire yuko noriko keiko yoko akiko naoko michiko kumiko yumiko hiroko margaret janet harriet bridget violet susan carol ruth rachel ingrid heather jennifer esther frances agnès iris doris meg kim judith gladys phyllis astrid "
    "sharon marion alison megan kathleen eileen gail jill pam deborah miriam shirley dorothy betty peggy sally molly holly kelly wendy becky penny patty amy emma "
    "soledad carmen mercedes dolores pilar isabel raquel ester beatriz marisol annaïg gaël maud edith solveig gudrun heidi birgit margit doris elisabeth lisbeth "
    "françoise inès mathilde yaël odile cécile lucile camille sybille zibille awa fatou aminata "
    "ann joan lynn beth liz sue kate rose grace joyce maeve niamh aoife siobhan sinead bronwen rhian carys nerys hope faith pearl hazel april isobel mabel ethel muriel".split()
)
_PAIRED = {
    "fr": re.compile(r"\b(?:entre|unit|lie|jumelée? (?:avec|à)|jumelage (?:de|d[’']|entre)|sœurs?|de|avec|et)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:between|sister|twinned|twin|link\w*|partnership)\b", re.IGNORECASE),
    "ru": re.compile(r"(?:побратим|между|сотруднич)", re.IGNORECASE),
}

_SPOKEN_IN = {
    "fr": frozenset("FR BE CH LU MC SN CI ML BF BJ TG CM GA CD CG MG HT".split()),
    "en": frozenset("GB US IE CA AU NZ IN LK PK BD NG GH KE UG ZA SG PH MT JM".split()),
    "ru": frozenset("RU BY KZ KG MD AM GE AZ UZ TJ TM".split()),
}
"""Countries whose papers write the language."""
_ALSO_SPOKEN = frozenset("SN CI ML BF BJ TG CM GA CD CG MG HT".split())
"""Where French is written beside other languages, and whose towns are rather the partner of one elsewhere."""
_DATELINE = re.compile(r"\s*(?:\([\w/ -]{2,14}\)|,\s*(?:le )?\w+\.? \w+\.?(?: \d{4})?(?: \([\w/ -]{2,14}\))?|\.)?\s*[–—-]\s", re.IGNORECASE)
"""What stands between the place from which a text was filed and its first sentence."""


_NEAR = 3000
"""Letters within which somebody is rather meant who surely is a person."""
_FAR = 8000
"""Letters after which nobody is meant any more."""


class Reference:
    """Finds what words refer to in one text."""

    def __init__(self, story: Story) -> None:
        """Keep the people and towns of a text at hand."""
        self._story = story
        self._people = [one for one in story.names if one.kind == "person"]

    def person(self, said: str, position: int) -> str | None:
        """The person that a pronoun or a role means: the nearest one before who fits, first in the same paragraph."""
        before = [one for one in self._before(position) if not self._story.quoted(one.start)]
        if ((said and not _SHE.fullmatch(said) and not _HE.fullmatch(said)) or " " in said) and (holder := self.holder(said, position)):
            return holder
        if not before and position < _FAR:
            counted = Counter(one.name for one in self._people if not self._story.quoted(one.start))
            return counted.most_common(1)[0][0] if counted else None
        fitting = [one for one in before if self._may_be(said, one)]
        begun = self._story.sentences[self._story.sentence_at(position)].start
        if said and fitting and fitting[-1].start >= begun and len({one.name for one in fitting if one.start >= begun}) == 1:
            return fitting[-1].name
        sure = [one for one in fitting if position - one.start < _NEAR and self._sure(one)]
        if sure:
            return sure[-1].name
        return fitting[-1].name if fitting and position - fitting[-1].start < _NEAR // 2 else None

    def holder(self, said: str, position: int) -> str | None:
        """Who was told before to have a role: “the mayor”."""
        role = re.sub(r"^(?:the|le|la|l[’'])\s*", "", said.lower())
        before = (one for one in reversed(self._before(position)) if not self._story.quoted(one.start))
        named = next((one.name for one in before if role[:6] in str(one.more.get("role") or "").lower()), None)
        later = {one.name for one in self._people if role in str(one.more.get("role") or "").lower().split()} if named is None else set()
        return named or (later.pop() if len(later) == 1 else None)

    def _before(self, position: int) -> list[Mention]:
        """The people named before, not too far away."""
        last = bisect_left(self._people, position, key=lambda one: one.start)
        first = bisect_left(self._people, position - _FAR, key=lambda one: one.start)
        return self._people[first:last]

    def speaker(self, position: int) -> str | None:
        """Who was spoken of last."""
        return self.person("", position)

    def _sure(self, one: Mention) -> bool:
        """Whether it surely is a person: two unknown words with capitals may be a choir."""
        return float(one.more.get("trust", 1)) > 0.6 or bool(one.more.get("role")) or self.female(one) is not None

    def _may_be(self, said: str, one: Mention) -> bool:
        female = self.female(one)
        if female is None:
            return True
        return not (_HE.fullmatch(said) and female) and not (_SHE.fullmatch(said) and not female)

    def female(self, one: Mention) -> bool | None:
        """Whether a person is a woman; None where the text does not tell."""
        if one.lang == "ru":
            from jumelles.press.names.inflected import parses

            marks = [parse.tag.gender for word in one.name.split()[:2] for parse in parses(word.lower()) if "Name" in parse.tag]
            return marks[0] == "femn" if marks else None
        told = f"{self._story.text[max(0, one.start - 12) : one.start].split()[-1:]}"
        role = str(one.more.get("role") or "")
        if _FEMALE.search(told.strip("[]'")) or _FEMALE.search(role):
            return True
        given = one.name.split()[0].lower()
        if " " in one.name and given.capitalize() in words("given"):
            return given in _HER or (bool(_HER_NAME.search(given)) and given not in _HIS)
        return False if re.search(r"\b(?:M\.|Mr\.?|Monsieur|Sir)\s*$", self._story.text[max(0, one.start - 10) : one.start]) else None

    @cached_property
    def towns(self) -> list[Mention]:
        """Towns and regions, those first that the text is most about; where it was only filed from is the last."""
        weight: Counter[object] = Counter()
        first: dict[object, Mention] = {}
        for one in self._story.names:
            if one.kind != "place" or one.more["kind"] not in {"city", "region"}:
                continue
            if first.setdefault(one.key, one) is one and _DATELINE.match(self._story.text[one.end : one.end + 40]):
                weight[one.key] -= 3
            sentence = self._story.sentences[self._story.sentence_at(one.start)]
            around = self._story.text[max(sentence.start, one.start - 40) : min(sentence.end, one.end + 40)]
            weight[one.key] += 1 + bool(_PAIRED[sentence.lang].search(around)) + (sentence.paragraph == 0) + (sentence.paragraph <= 1)
        return [first[key] for key, _count in sorted(weight.items(), key=lambda pair: (-pair[1], first[pair[0]].start))]

    @cached_property
    def pair(self) -> list[str]:
        """The two places between which the text happens: its own town, and the town that is most spoken of beside it.

        Its own is rather one where its language is spoken; the two are rather in different countries.
        """
        if both := joined(self._story, self.towns[:8]):
            spoken_in = _SPOKEN_IN[self._story.lang]
            lie = {one.name: one.more["country"] for one in reversed(self.towns)}
            ours = [one.name for one in self.towns if one.more["kind"] == "city" and one.more["country"] in spoken_in - _ALSO_SPOKEN]
            if ours and not any(lie[name] in spoken_in for name in both):
                return [ours[0], both[0]]  # A local paper tells of two partners abroad.
            return sorted(both, key=lambda name: (lie[name] not in spoken_in, lie[name] in _ALSO_SPOKEN))
        if own := issuer(self._story):
            names = [one.name for one in self.towns]
            own = next((one.name for one in self.towns if one.more["bare"] == own), own)
            return [own, *[name for name in names if name != own][:1]]
        towns = list({one.name: one for one in self.towns}.values())[:4]
        if len(towns) < 2:
            return [one.name for one in towns]
        counted = self._counted
        spoken = [
            one
            for one in towns[:3]
            if one.more["country"] in _SPOKEN_IN[self._story.lang] and 4 * counted[one.name] >= counted[towns[0].name]
        ]
        spoken.sort(key=lambda one: one.more["country"] in _ALSO_SPOKEN)
        home = next((one for one in spoken if one.more["kind"] == "city"), next((one for one in spoken if one is towns[0]), towns[0]))
        if home.more["kind"] == "region":
            home = next((one for one in towns if one.more.get("region") == home.more["gid"]), home)
        if any(one.more["kind"] == "city" and one is not home for one in towns):
            towns = [one for one in towns if one is home or one.more["kind"] == "city"]
        abroad = [
            one
            for one in towns
            if one.more["country"] != home.more["country"] and 2 * counted[one.name] >= counted[towns[1].name] and one is not home
        ]
        other = next((one for one in towns[:2] if one is not home), towns[1]) if not abroad or towns.index(home) > 1 else abroad[0]
        return [home.name, other.name]

    @cached_property
    def _counted(self) -> Counter[str]:
        """How often each place is named; in Russian also by its adjectives, which begin as it does."""
        counted = Counter(one.name for one in self._story.names if one.kind == "place")
        if self._story.lang == "ru":
            low = self._story.text.lower()
            for one in self.towns[:6]:
                counted[one.name] = max(counted[one.name], low.count(one.more["bare"].lower().rstrip("аяоеиыьй")[:12]))
        return counted

    def partner(self, position: int, name: str | None) -> str | None:
        """The other town where only one is named or none: that of the sentence before, the one that the paragraph begins with, else the one
        that the text is about.
        """
        sentence = self._story.sentences[self._story.sentence_at(position)]
        home = self.pair[0] if self.pair else None
        if name and name != home:
            return home
        begun = next(one.start for one in self._story.sentences if one.paragraph == sentence.paragraph)
        near = [one.name for one in self._story.within(begun, position, "place") if one.more["kind"] == "city"]
        near = self._abroad(near, home)
        if home in near or len(set(near)) == 1:
            others = [one for one in near if one not in {home, name}]
            return others[-1] if others else self.other(home)
        return next((one for one in near[:1] if one not in {home, name}), None) or self.other(home)

    def _abroad(self, near: list[str], home: str | None) -> list[str]:
        """Without the towns of the home country, where the partner that the text is about lies elsewhere."""
        lie = {one.name: one.more["country"] for one in self.towns}
        if home is None or len(self.pair) < 2 or lie.get(home) == lie.get(self.pair[1]):
            return near
        return [one for one in near if one == home or lie.get(one) != lie.get(home)]

    def other(self, name: str | None) -> str | None:
        """The other of the two."""
        rest = [one for one in self.pair if one != name]
        return rest[0] if name in self.pair and rest else None

    def adjective(self, piece: str, lang: str) -> Mention | None:
        """The town that an adjective means: montpelliéraine, новосибирской; of a country's adjective, its town in the text."""
        for word in re.findall(r"[\w-]{5,}", piece):
            for town in self.towns:
                if _derived(word.lower(), town, lang):
                    return self._seat(town)
        match = demonyms(lang).search(piece)
        return next((town for town in self.towns if match and town.more["country"] == match.lastgroup), None)

    def _seat(self, town: Mention) -> Mention:
        """For a region the town in it that the text is about: орловские are rather those of Oryol than of its oblast."""
        inside = (one for one in self.towns if one.more.get("region") == town.more["gid"] and one.name in self.pair)
        return town if town.more["kind"] != "region" else next(inside, town)


_SUFFIX = {
    "fr": r"(?:ates?|ais|aise|ois|oise|ien|ienne|éen|éenne|ain|aine|in|ine|an|ane|ard|arde|iot|iote)s?$",
    "en": r"(?:er|ers|ian|ians|ese|ite|ites|an)$",
    "ru": r"(?:(?:ск|цк)(?:ий|ая|ое|ого|ой|ому|ую|им|ом|ие|их|ими)|цы|цев|чане|чан|яне|ян|жане|жан|ичи|ичей)$",
}


def _derived(word: str, town: Mention, lang: str) -> bool:
    name = town.more["bare"].lower()
    stem = re.sub(_SUFFIX[lang], "", word)
    if stem == word or len(stem) < 3:
        return False
    shared = len(stem) if name.startswith(stem) else max(0, len(stem) - 1) if name.startswith(stem[:-1]) else 0
    return shared >= 4 or (shared >= 3 and len(name) <= 5)


def group_before(story: Story, position: int, lang: str) -> str | None:
    """The last group of people spoken of before: “elle” and “the team” mean the delegation of the sentence before."""
    pattern = lexicon(lang).pattern("visit", "group")
    found = list(pattern.finditer(story.text, max(0, position - 900), position))
    return found[-1][0] if found else None


def meant(story: Story, reference: Reference, pronoun: str, position: int, lang: str) -> str:
    """« Elle » and «она» are the delegation where one was spoken of just before, else a woman; “they” are the group."""
    group = group_before(story, position, lang)
    pronoun = {"lui-même": "il", "elle-même": "elle"}.get(pronoun.lower(), pronoun)
    if _OFFICE.fullmatch(pronoun):
        return reference.holder(pronoun, position) or pronoun
    person = reference.person(pronoun, position) if pronoun.lower() in _ONE else None
    said = story.text.rfind(group, max(0, position - 900), position) if group else -1
    named = story.text.rfind(person.split()[-1], 0, position) if person else -1
    if pronoun.lower() in _COLLECTIVE and group and _COLLECTIVE[pronoun.lower()].match(group) and position - said < 400:
        return group
    return (person if named >= said or pronoun.lower() in _ONE else group) or person or group or pronoun


_OFFICE = re.compile(
    r"(?:le|la|the) (?:maire|mayor|présidente?|president|direct(?:eur|rice|or))|мэр|глава города|ректор|директор", re.IGNORECASE
)
_COLLECTIVE = {
    "elle": re.compile(r"d[ée]l[ée]gation|équipe|troupe|chorale", re.IGNORECASE),
    "она": re.compile(r"делегаци|групп|команд", re.IGNORECASE),
}
_ONE = frozenset("il elle he she он она".split())
