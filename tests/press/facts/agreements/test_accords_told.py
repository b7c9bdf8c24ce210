"""Agreements that a verb tells, or a word in passing, a list, a pronoun; and those that never came to be."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read

Told = tuple[str, str, tuple[str, ...]]


def told(text: str) -> list[Told]:
    return [(one["kind"], one["status"], tuple(one["parties"])) for one in read(of_text(text)).of("accord")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le lycée Paul-Valéry et le lycée Cervantès s’échangent quatorze élèves chaque hiver. La ville de Dax les aide.", ("cooperation", "in_force", ("lycée Paul-Valéry", "lycée Cervantès"))),
        ("Hull Museum and the Museum of Gdynia swap three paintings a year. The two shows are free.", ("cooperation", "in_force", ("Hull Museum", "Museum of Gdynia"))),
        ("Музей Тулы и музей Гдыни обмениваются картинами. Выставки бесплатны.", ("cooperation", "in_force", ("Музей Тулы", "музей Гдыни"))),
        ("La société Voltaris s’allie à Norvik pour fabriquer des batteries. L’usine ouvrira à Dax.", ("partnership", "signed", ("Voltaris", "Norvik"))),
        ("The company Voltaris has joined forces with Norvik to make batteries. The plant will open in Hull.", ("partnership", "signed", ("Voltaris", "Norvik"))),
        ("Компания «Вольтарис» объединила усилия с компанией «Норвик». Завод строят в Туле.", ("partnership", "signed", ("Вольтарис", "Норвик"))),
        ("Dax et Logroño se sont choisies en 1979. On l’oublie souvent à Dax.", ("twinning", "signed", ("Dax", "Logroño"))),
        ("Hull and Gdynia became sister cities in 1979. In Hull people remember.", ("twinning", "in_force", ("Hull", "Gdynia"))),
        ("Тула и Гдыня породнились в 1979 году. В Туле об этом помнят.", ("twinning", "in_force", ("Тула", "Гдыня"))),
    ],
)  # fmt: skip
def test_a_verb_tells_an_agreement(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "La chorale de Dax a chanté devant le musée de Logroño. Il faisait beau et le public est resté tard.",
        "Hull Museum and the Museum of Gdynia both close on Mondays. The curators like it quiet.",
        "Музей Тулы и музей Гдыни закрыты по понедельникам. Хранители любят тишину.",
    ],
)
def test_two_institutions_in_a_sentence_do_not_yet_agree(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le projet de convention entre Dax et Logroño est resté dans les cartons. Dax le regrette.",
        "The pact between Hull and Gdynia was never signed. Hull regrets it.",
        "Hull pressed for a link with Gdynia for years. Nothing came of it.",
        "Соглашение Тулы с Гдыней так и не было подписано. В Туле об этом жалеют.",
    ],
)
def test_what_came_to_nothing_is_no_agreement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dans le cadre du jumelage avec Logroño, des lycéens de Dax partiront en mai. Ils seront douze.", ("twinning", "in_force", {"Dax", "Logroño"})),
        ("Pupils from Hull will spend May in Gdynia as part of the twinning of Hull with Gdynia. They are twelve.", ("twinning", "in_force", {"Hull", "Gdynia"})),
        ("В рамках побратимских связей с Гдыней Тула примет двенадцать школьников. Они пробудут неделю.", ("twinning", "in_force", {"Тула", "Гдыня"})),
    ],
)  # fmt: skip
def test_what_happens_within_a_twinning_says_that_it_is_in_force(text: str, expected: tuple[str, str, set[str]]) -> None:
    assert [(kind, status, set(parties)) for kind, status, parties in told(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Hull and Gdynia signed a pact in 1990. It was renewed in 2015.", ("Hull", "Gdynia")),
        ("Dax et Logroño ont signé une convention en 1990. Elle a été reconduite en 2015.", ("Dax", "Logroño")),
        ("Тула и Гдыня подписали соглашение в 1990 году. В 2015 году оно было продлено.", ("Тула", "Гдыня")),
    ],
)
def test_a_pronoun_renews_what_was_signed(text: str, parties: tuple[str, ...]) -> None:
    assert told(text) == [("agreement", "signed", parties), ("agreement", "renewed", parties)]


def test_the_papers_of_a_list_take_the_place_of_the_word_that_announced_them() -> None:
    english = "Two deals were announced in Hull. The first commits Hull College and Gdynia Maritime University to a course. The second binds Hull Museum and the Museum of Gdynia."
    french = "Deux conventions ont été signées à Dax. La première lie le lycée Paul-Valéry et le lycée Cervantès. La seconde unit le musée de Dax et le musée de Logroño."

    assert told(english) == [
        ("agreement", "signed", ("Hull College", "Gdynia Maritime University")),
        ("agreement", "signed", ("Hull Museum", "Museum of Gdynia")),
    ]
    assert told(french) == [
        ("agreement", "signed", ("lycée Paul-Valéry", "lycée Cervantès")),
        ("agreement", "signed", ("musée de Dax", "musée de Logroño")),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le lycée Brizeux et le lycée Cervantès sont tombés d’accord pour former des soudeurs. Dax paie.", ("cooperation", "signed", ("lycée Brizeux", "lycée Cervantès"))),
        ("Hull College and Gdynia Maritime University signed up to train welders. Hull pays.", ("cooperation", "signed", ("Hull College", "Gdynia Maritime University"))),
        ("Школа № 3 и гимназия «Лик» договорились переписываться. Адреса у них есть.", ("cooperation", "in_force", ("Школа № 3", "Лик"))),
        ("Пекарня «Заря» и пекарня «Волна» условились вместе печь хлеб. Тула ждёт.", ("cooperation", "signed", ("Заря", "Волна"))),
    ],
)  # fmt: skip
def test_who_agreed_to_do_something_signed_no_paper(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le projet « Deux Rives » entre Dax et Logroño est clos. L’argent manquait.", ("project", "ended", {"Dax", "Logroño"})),
        ("Dax et Logroño auront un sentier d’interprétation commun en 2027. Il longera la mer.", ("project", "planned", {"Dax", "Logroño"})),
        ("The joint trade office of Hull and Gdynia closed in 1999. It was small.", ("project", "ended", {"Hull", "Gdynia"})),
        ("Тула и Гдыня обсуждают совместную летнюю школу. Сроков пока не назвали.", ("project", "planned", {"Тула", "Гдыня"})),
        ("Проект «Два берега» Тулы и Гдыни закрыт. Деньги кончились.", ("project", "ended", {"Тула", "Гдыня"})),
    ],
)  # fmt: skip
def test_what_two_towns_make_together_is_a_project(text: str, expected: tuple[str, str, set[str]]) -> None:
    assert [(kind, status, set(parties)) for kind, status, parties in told(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Mme Roy, adjointe déléguée aux jumelages de Dax, a parlé. Elle était brève.",
        "The councillor for twinning, Ann Roy, spoke in Hull. She was brief.",
        "Le maire de Dax a reçu une offre de jumelage de Logroño. Après débat, il n’y a pas donné suite.",
        "A friendship agreement between Hull and Gdynia was pulled from the agenda. Hull did not mind.",
        "Тула и Гдыня побратимами не являются. Об этом и речи не было.",
        "Договор Тулы с Гдыней снят с повестки дня. Споров не было.",
        "The text is a good deal shorter than that of Gdynia. Hull likes it.",
        "He is after a partner institution in Hull, says Josip of Gdynia. It rains.",
        "The friendship match between Hull Rovers and Gdynia ended in a draw. Hull scored twice.",
        "Матч дружбы между командами Тулы и Гдыни завершился вничью. Тула забила дважды.",
        "Компании «Вольтарис» (Тула) требуется партнёр для сборки теплиц. Она делает печи.",
    ],
)
def test_what_nobody_agreed_on_is_no_agreement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dax et Logroño ont signé un pacte d’amitié en 1994. On en parle peu.", ("agreement", "signed", ("Dax", "Logroño"))),
        ("Hull and Gdynia signed a charter of friendship in 1994. Few recall it.", ("agreement", "signed", ("Hull", "Gdynia"))),
        ("Между Тулой и Гдыней был подписан договор о дружбе. О нём помнят.", ("agreement", "signed", ("Тула", "Гдыня"))),
        ("The friendship between Hull and Gdynia has lasted since 1994. Few recall it.", ("twinning", "in_force", ("Hull", "Gdynia"))),
    ],
)
def test_a_paper_of_friendship_is_no_twinning(text: str, expected: Told) -> None:
    assert told(text) == [expected]
