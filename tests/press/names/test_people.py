"""People: in which form a name is given, and which names are no person's."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def people(text: str) -> set[str]:
    return {one["name"] for one in read(of_text(text)).of("person")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("President Xi visited Hull in 2015, and the people of Hull remember it.", {"Xi"}),
        ("C’est Marinette Fouquet qui a eu l’idée d’écrire aux habitants de la ville.", {"Marinette Fouquet"}),
        ("“We will be back,” said Shona McQuade, who had come with P.J. Looney.", {"Shona McQuade", "P.J. Looney"}),
        ("The group met Rotarian Bill Coates and Essen’s Thomas Kufen at the port.", {"Bill Coates", "Thomas Kufen"}),
        ("Present in the town: Cllr A. Brindle and Cllr M. Oakes.", {"A. Brindle", "M. Oakes"}),
        ("Dear Annika, dear Pavel, thank you for all that you did for the town. P.S. Annika, bring the stamps.", {"Annika", "Pavel"}),
        ("Chère Odile, merci pour votre accueil dans la ville. Mis en ligne par Mme Le Goff.", {"Odile", "Le Goff"}),
        ("Уважаемый господин бургомистр, дорогой Йеспер! Дорогие друзья из Тулы!", {"Йеспер"}),
        ("Last week Cr Alan Lowe led the group to the town, Cr Lowe said.", {"Alan Lowe"}),
        ("It was Councillor June Abernethy who came to the town in May, with Cllr April Moss.", {"June Abernethy", "April Moss"}),
        ("Local builder Ann Lee has agreed to ship the walls to the town.", {"Ann Lee"}),
        ("Merci à Josiane et Raymond Thévenet, qui ont ouvert leur maison.", {"Josiane Thévenet", "Raymond Thévenet"}),
        ("La conférence d’Amandine Leyrissoux a réuni les habitants de la ville.", {"Amandine Leyrissoux"}),
        ("С докладами выступили А. В. Соколов, Н.И. Дроздова и Кравченя О. М.", {"А. В. Соколов", "Н. И. Дроздова", "О. М. Кравченя"}),
        ("Подписи поставили Жан-Люк Морен и Ханс-Петер Мюллер.", {"Жан-Люк Морен", "Ханс-Петер Мюллер"}),
    ],
)  # fmt: skip
def test_a_name_is_found_in_whatever_shape_it_is_written(text: str, told: set[str]) -> None:
    assert people(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Встречу с Ириной Ковалёвой и Олегом Стрельцовым провёл мэр.", {"Ирина Ковалёва", "Олег Стрельцов"}),
        ("По словам Кристины Лагард-Мейер, проект продолжится.", {"Кристина Лагард-Мейер"}),
        ("Первым слово взял Абдулла Магомедов.", {"Абдулла Магомедов"}),
        ("Переговоры с мэром Гданьска Александрой Дулкевич прошли в мэрии.", {"Александра Дулкевич"}),
        ("Медаль города вручили Пьеру Лорану и Еве Новак из Гдыни.", {"Пьер Лоран", "Ева Новак"}),
        ("Он говорил с Жаком Лораном и Жанной Мерсье из Дижона.", {"Жак Лоран", "Жанна Мерсье"}),
        ("Слушали председателя комиссии Гиля Н. В. о поездке делегации.", {"Н. В. Гиль"}),
    ],
)  # fmt: skip
def test_a_russian_name_is_brought_to_the_nominative_by_the_case_that_all_its_words_may_have(text: str, told: set[str]) -> None:
    assert people(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Возглавил группу заместитель кмета Пламен Дойнов.", {"Пламен Дойнов"}),
        ("Председатель маслихата Усть-Каменогорска Ерлан Тасымов приехал в Барнаул.", {"Ерлан Тасымов"}),
        ("Нас встретил технолог предприятия Айгерим Жанова.", {"Айгерим Жанова"}),
        ("Когда Мойра О'Хара приехала в Гродно, шёл снег.", {"Мойра О'Хара"}),
        ("Мэр Ким Чон Хо подписал карту. Беседовала Дана Ли.", {"Ким Чон Хо", "Дана Ли"}),
        ("Мастерская Милицы Бранкович, художницы из Ниша, открыта для всех.", {"Милица Бранкович"}),
        ("Лекцию пани Ганы Подебрадовой слушал весь город.", {"Гана Подебрадова"}),
        ("— Хуан Антонио, вы впервые в Туле? Хуан Антонио Переда смеётся.", {"Хуан Антонио Переда"}),
        ("Лекции прочёл профессор Чжэцзянского университета Ван Лимин. Мы благодарны Костасу Делияннису.", {"Ван Лимин", "Костас Делияннис"}),
        ("Гулжан Ахметова, корреспондент газеты, приехала в Тулу.", {"Гулжан Ахметова"}),
        ("Ткани продаёт ферганский «Али Текстиль», и дела идут хорошо.", set()),
    ],
)  # fmt: skip
def test_a_foreign_name_in_russian_letters_is_found(text: str, told: set[str]) -> None:
    assert people(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Мэр Гдыни Вальтер Хартль приехал в Тулу. В. Хартлю показали кремль и музей оружия. Вальтер Хартль был рад.",
        "Лев Андреевич Вересов работал врачом. Лев Андреевич любил город.",
        "Winifred Ashdown taught French in Hull. Winifred Mary Ashdown was born in 1922 and never married.",
    ],
)
def test_initials_a_patronymic_and_a_middle_name_are_the_same_person(text: str) -> None:
    assert len(people(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A crew of the broadcaster NH Nieuws came to Hull. На съёмки приехала телекомпания «Хокурику Асахи».",
        "Le festival Jean Vigo et le prix Louise Michel auront lieu sur la place Nelson Mandela de la ville.",
        "The visitors saw Victoria Square, the Mark Twain Library and Nelson Mandela Park in the town.",
        "Pontica Terminals, which runs two berths, and Morski Pak are looking for partners in the port.",
        "На площади Василе Александри и в парке имени Юрия Гагарина открыли выставку.",
        "Friday 7 p.m. Reception at the town hall. Saturday 10 a.m. Planting of trees in the park.",
        "Владимир и Эрланген дружат сорок лет.",
    ],
)
def test_a_thing_a_namesake_and_a_company_are_nobody(text: str) -> None:
    assert people(text) == set()


def test_two_unknown_words_are_a_person_in_a_list_with_one() -> None:
    text = "The delegation was made up of Anna Berg, Qorin Tavell and Moss Uldry, and came from the port."

    assert people(text) == {"Anna Berg", "Qorin Tavell", "Moss Uldry"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le maire d’Alba Iulia est venu. Alba Iulia aime Dax.", "Alba Iulia"),
        ("The mayor of Alba Iulia came. Alba Iulia likes Hull.", "Alba Iulia"),
    ],
)
def test_a_town_is_nobody_where_the_text_says_that_it_is_a_town(text: str, name: str) -> None:
    found = read(of_text(text))

    assert name in {one["name"] for one in found.of("place")}
    assert not any(name in one["name"] for one in found.of("person"))


def test_a_russian_name_begins_after_the_town_that_an_office_is_of() -> None:
    assert people("Председатель думы Усть-Каменогорска Ерлан Касымов приехал. Он доволен.") == {"Ерлан Касымов"}
