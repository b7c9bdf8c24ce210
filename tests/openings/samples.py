"""A small invented stock in three languages, for all tests of the matching."""

from jumelles.openings.profiles import Profile

OFFERS = (
    Profile("bees", "ru", "Пасека Лесная", "Мёд с лесных лугов, ульи и вывод маток.", ("пчеловодство", "мёд"), ("nace2:01.49",)),
    Profile(
        "leaks",
        "ru",
        "Акустический поиск утечек",
        "Прибор находит утечки в водопроводной сети без раскопок.",
        ("утечка", "водоснабжение"),
        ("nace2:26.51", "field:10"),
    ),
    Profile(
        "cheese",
        "fr",
        "Fromages de chèvre affinés",
        "Affinage en cave, lait cru de nos chèvres.",
        ("fromage", "lait de chèvre"),
        ("nace2:10.51",),
    ),
    Profile(
        "games", "en", "Studio for museum games", "We build virtual reality for exhibitions.", ("video game", "museum"), ("nace2:62.01",)
    ),
    Profile("plain", "en", "Zzyzx 4000", "Qwfp arst.", (), ()),
)
LEAK = Profile(
    "need",
    "fr",
    "Trop d’eau perdue dans nos canalisations",
    "Notre commune perd un tiers de son eau potable et cherche à repérer les fuites.",
    ("fuite", "réseau d’eau"),
    ("nace2:36.00",),
)
