"""What beside two words with capitals tells that they are a person, or a thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, lexicon

if TYPE_CHECKING:
    from jumelles.press.story import Story

TRADE = {
    "fr": re.compile(r"(?:eur|euse|trice|iste|ien|ienne|logue|graphe|ante?|aire|esse|mère|père|s[oœ]e?ur|frère|fille|fils|épouse|mari|amie?|collègue|maître|maîtresse(?: de \w+)?|alter ego)\s$"),
    "en": re.compile(r"\b[a-z]*(?:er|or|ist|man|woman|ian|ant|eer|smith|chef|guide|poet|pilot|friend|colleague|wife|husband|son|daughter|brother|sister)\s$"),
}  # fmt: skip
"""Words for people that stand right before a name."""
_SURNAME = re.compile(
    r"(?:^(?:Mc|Mac(?=[A-Z])|O[’'])\w+|\b(?:van|von|van der|von der|van den|ter|bin|ibn) \S+|[a-zà-ÿ](?:ov|ova|ová|ev|eva|sky|ský|ski|ska|skaya|wicz|enko|chuk|ić|escu|eanu|sson|dóttir|opoulos|akis|oğlu|oglu|yan|shvili|adze|inen|quist|ström|mann|hofer|czyk|ez))$"
)
"""What only surnames look like."""
_LIVES = re.compile(
    r",?\s(?:who\b|whose\b|aged\b|(?:was born|grew up|died|joked|remembers?|laughed|smiled|retired|lives|teaches|studied|est née?|est décédée?|s[’']est éteinte?|se souvient|raconte|sourit|habite|enseigne|vit à)\b)|\s*[,(]\s?\d{1,2}(?:\sans)?[,)]"
)
_BY_SOMEBODY = re.compile(
    r"\b(?:led|headed|accompanied|written|directed|composed|conducted|painted|designed|sung|chaired|coached|taught|sculpted|photographed|narrated|peinte?|écrite?|composée?|dirigée?|animée?|présidée?|emmenée?|conduite?|sculptée?|illustrée?|mise? en scène|houlette de|baguette de|nommée?|called|named|prénommée?) (?:by |par )?$"
)


def human(story: Story, before: str, name: str, after: str) -> bool:
    """Whether something tells that two unknown words are a person: the surname's shape, what people alone do, a title elsewhere."""
    last = name.rsplit(maxsplit=1)[-1]
    if re.match(r"(?:[A-Z]\.[ \xa0]?)+[A-ZÀ-Þ]", name) or _SURNAME.search(name) or _LIVES.match(after) or _BY_SOMEBODY.search(before):
        return True
    titles = rf"{lexicon('fr').source('names', 'titles')}|{lexicon('en').source('names', 'titles')}"
    titled = compiled(rf"(?<!\w)(?:{titles})\s([\w’'-]+)", exact=True)
    return len(last) > 3 and any(match[1] == last for match in titled.finditer(story.text))


THING_BEFORE = {
    "fr": re.compile(r"(?:\b(?:radio|chaîne|télévision|agence|journal|quotidien|hebdomadaire|magazine|société|entreprise|start-up|startup|groupe|marque|navire|bateau|voilier|ferry|salon|foire|label|opération|projet|programme|exposition|spectacle|film|album|collection|modèle|gamme|rue|place|quartier|avenue|boulevard|allée|impasse|quai|pont|parc|jardin|square|esplanade|parvis|club|équipe|festival|prix|trophée|tournoi|coupe|challenge|salle|stade|gymnase|espace|centre|collège|lycée|école|groupe scolaire|crèche|médiathèque|bibliothèque|théâtre|cinéma|piscine|résidence|maison|hôpital|clinique|promotion|fondation|musée|auditorium|amphithéâtre|bâtiment|station|gare|aéroport|complexe|chapelle|église|brasserie|fromagerie|fonderie|filature|boulangerie|chocolaterie|coopérative|conserverie|imprimerie|distillerie|fanfare|chorale|ensemble|orchestre|troupe|compagnie)\s(?:[a-zà-ÿ]+\s)?)$", re.IGNORECASE),
    "en": re.compile(r"\b(?:broadcaster|newspaper|daily|weekly|channel|station|magazine|company|firm|start-up|startup|brand|group|band|ship|vessel|agency|club|magazine|website)\s$", re.IGNORECASE),
}  # fmt: skip
"""What names after it a thing, not a person."""
THING_AFTER = re.compile(
    r"[ \xa0](?:Park|Street|St\b|Road|Avenue|Square|Library|Hall|Stadium|Arena|Prize|Award|Cup|Trophy|Festival|School|College|Academy|University|Hospital|Clinic|Museum|Gallery|Theatre|Theater|Bridge|Airport|Station|Centre|Center|House|Room|Foundation|Institute|Society|Trust|Scholarship|Lecture|Memorial|Garden|Gardens|Way|Drive|Lane|Place|Building|Tower|Day|Week|Market|Hotel|Inn|Pub|Church|Cathedral|Chapel|Band|Choir|Orchestra|Quartet|Ensemble|Ltd|Inc|LLC|PLC|Company|Group)\b"
)
"""What follows somebody's name in the name of a thing."""
BASED = re.compile(r"[A-ZÀ-Þ][\w’]+-based $")
"""What stands before a firm rather than before somebody unknown: Paris-based Altona Freight."""
MAKES = re.compile(
    r"(?:builder|brewer|baker|maker|grower|exporter|importer|supplier|distributor|publisher|printer|retailer|imprimeur|brasseur|constructeur|fabricant|exportateur|importateur|fournisseur|distributeur)\s$"
)
"""What firms are as often as people: local builder Marram Panels."""
