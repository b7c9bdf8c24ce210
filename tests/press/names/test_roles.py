"""Roles: before a name and after it, in clauses, lists, lines and brackets; and whose they are."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def roles(text: str) -> dict[str, str | None]:
    return {one["name"]: one["role"] for one in read(of_text(text)).of("person")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La maire de Dax, Annaïg Le Berre, a parlé aux habitants de la ville.", {"Annaïg Le Berre": "maire"}),
        ("Autour de la table : Aline Corbin (maire de Vouziers) et Otto Brecht, bourgmestre.", {"Aline Corbin": "maire", "Otto Brecht": "bourgmestre"}),
        ("Josette Rolland, 78 ans, ancienne institutrice, se souvient de la ville.", {"Josette Rolland": "ancienne institutrice"}),
        ("The Mayor, Councillor Fergus Nally, met Iain Rennie, Taybrae’s export manager.", {"Fergus Nally": "Mayor", "Iain Rennie": "export manager"}),
        ("Present were Tom Birch (chair), Sally Moss (vice-chair) and Ian Pike.", {"Tom Birch": "chair", "Sally Moss": "vice-chair", "Ian Pike": None}),
        ("The town met cox Ailsa Grieve, trade executive Peter Moss and Cr Alan Lowe.", {"Ailsa Grieve": "cox", "Peter Moss": "trade executive", "Alan Lowe": "Councillor"}),
        ("Гостей из Тулы принял заместитель акима Габит Сейтказы.", {"Габит Сейтказы": "заместитель акима"}),
        ("В Тулу приехала руководитель группы Минна Хейккинен из Турку.", {"Минна Хейккинен": "руководитель"}),
        ("Гостей встречал Сергей Волков — глава города Кострома.", {"Сергей Волков": "глава города"}),
        ("В цехе был технолог «Карасу-Фильтра» Ерлан Досымбеков.", {"Ерлан Досымбеков": "технолог"}),
    ],
)  # fmt: skip
def test_a_role_stands_before_the_name_or_after_it(text: str, told: dict[str, str | None]) -> None:
    assert roles(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Гостем стал советник мэра Брно Ярослав Новотный.", {"Ярослав Новотный": "советник"}),
        ("Выступила заместитель главы администрации Пскова Татьяна Барышникова.", {"Татьяна Барышникова": "заместитель главы"}),
        ("Le secrétaire du maire, Luc Aubert, a parlé de la ville.", {"Luc Aubert": "secrétaire"}),
        ("The secretary to the mayor, Ann Lee, spoke of the town.", {"Ann Lee": "secretary"}),
    ],
)  # fmt: skip
def test_the_role_that_governs_the_others_is_meant(text: str, told: dict[str, str | None]) -> None:
    assert roles(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sarah Pennington, who chairs the association, thanked the hosts in the town.", {"Sarah Pennington": "chair"}),
        ("Radovan Kresta, qui préside la chambre, sera dans la ville.", {"Radovan Kresta": "président"}),
        ("L’association, présidée par Nadia Belkacem, fête ses 40 ans dans la ville.", {"Nadia Belkacem": "présidente"}),
        ("Светлана Пухова, которая заведует роддомом, приехала в Тулу.", {"Светлана Пухова": "заведующая"}),
        ("Елена Крылова, руководившая отделом, приехала в Тулу.", {"Елена Крылова": "руководитель"}),
        ("A delegation led by Ann Lee came to the town.", {"Ann Lee": None}),
    ],
)  # fmt: skip
def test_a_clause_tells_what_somebody_does(text: str, told: dict[str, str | None]) -> None:
    assert roles(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two teachers, Ada Krol and Zofia Maj, came to the town from the port.", {"Ada Krol": "teacher", "Zofia Maj": "teacher"}),
        ("Présents : Mmes Jocelyne Carlier, Sonia Berg et Karima Belaïd, conseillères.", dict.fromkeys(["Jocelyne Carlier", "Sonia Berg", "Karima Belaïd"], "conseillère")),
        ("Депутаты Иван Зуев и Марина Котова приехали в Тулу.", {"Иван Зуев": "депутат", "Марина Котова": "депутат"}),
        ("La présidente, Maud Perrin, est venue. Son homologue Tomasz Berg l’a reçue dans la ville.", {"Maud Perrin": "présidente", "Tomasz Berg": "président"}),
    ],
)  # fmt: skip
def test_a_role_may_be_shared(text: str, told: dict[str, str | None]) -> None:
    assert roles(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I shall mind both their dogs when they come to the town.\n\nYours,\nNuala Feerick,\nHon. Secretary, Friendship Society", {"Nuala Feerick": "Hon. Secretary"}),
        ("Le mot du président\nCela fait trente ans que le comité accueille les amis de la ville.\nGaspard Berg\n", {"Gaspard Berg": "président"}),
        ("Приезжайте к нам ещё, дорогие друзья.\nВаш председатель\nГлеб Штыков\n", {"Глеб Штыков": "председатель"}),
    ],
)  # fmt: skip
def test_a_signature_has_its_role_beside_it_or_in_the_heading(text: str, told: dict[str, str | None]) -> None:
    assert roles(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Présents : M. Bernard Lacaze, maire ; M. Serge Pujol. Le maire ouvre la séance et donne la parole.", {"Bernard Lacaze": "maire", "Serge Pujol": None}),
        ("Anna Berg met the director of the school Tom Reed in the town.", {"Anna Berg": None, "Tom Reed": "director"}),
        ("Ruth Baines and her daughter Ella Baines came to the town by train.", {"Ruth Baines": None, "Ella Baines": None}),
    ],
)  # fmt: skip
def test_the_role_of_somebody_else_is_not_given_twice(text: str, told: dict[str, str | None]) -> None:
    assert roles(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le maire de Dax, Jean Aubert, a rendu hommage à son prédécesseur Luc Ferrand.", {"Jean Aubert": "maire", "Luc Ferrand": "maire"}),
        ("The Mayor of Hull, Ann Lee, thanked her predecessor Tom Birch.", {"Ann Lee": "Mayor", "Tom Birch": "Mayor"}),
        ("Глава Твери Алексей Огоньков вспомнил своего предшественника Ивана Петрова.", {"Алексей Огоньков": "глава", "Иван Петров": "глава"}),
    ],
)  # fmt: skip
def test_a_predecessor_had_the_role_of_whoever_follows(text: str, told: dict[str, str | None]) -> None:
    assert roles(text) == told
