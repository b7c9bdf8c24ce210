"""Between whom an agreement is: subject, “with”, “between”, “both”, the latter, a name that nothing else knows."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def parties(text: str) -> list[set[str]]:
    return [set(one["parties"]) for one in read(of_text(text)).of("accord")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le lycée Brizeux a signé une convention avec le lycée Cervantès de Logroño. Dax paie le voyage.", {"lycée Brizeux", "lycée Cervantès"}),
        ("La charte qui lie la ville de Dax à Logroño est encadrée. Elle est belle.", {"Dax", "Logroño"}),
        ("Hull College, based in Hull, signed a memorandum with Gdynia Maritime University. It is short.", {"Hull College", "Gdynia Maritime University"}),
        ("In Leeds, Hull and Gdynia signed a memorandum. It is short.", {"Hull", "Gdynia"}),
        ("The memorandum was signed by Hull College and Gdynia Maritime University. It is short.", {"Hull College", "Gdynia Maritime University"}),
        ("Hull College signed a memorandum with its counterparts at Gdynia Maritime University. It is short.", {"Hull College", "Gdynia Maritime University"}),
        ("Клиника «Ивушка» заключила договор с больницей «Изала». Врачи довольны.", {"Ивушка", "Изала"}),
    ],
)  # fmt: skip
def test_the_parties_are_those_who_the_grammar_says(text: str, expected: set[str]) -> None:
    assert parties(text) == [expected]


def test_a_name_that_nothing_knows_is_a_party_where_only_one_can_stand() -> None:
    assert parties("Hull College has teamed up with Gdansk-based Lampoteko to train welders. They start in May.") == [
        {"Hull College", "Lampoteko"}
    ]
    assert parties("Hull College is teaming up with Breton farmers to train welders. They start in May.") == [{"Hull College"}]


def test_both_ports_are_the_towns_that_signed_just_before() -> None:
    text = "Hull and Gdynia signed a memorandum. Leeds and Turku were there. The two ports will run a joint course for pilots."

    assert parties(text) == [{"Hull", "Gdynia"}, {"Hull", "Gdynia"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dax, le lien avec Logroño et une convention paraphée avec le lycée Cervantès en 2019 occupent le service. Dax paie tout.", {"Dax", "lycée Cervantès"}),
        ("В мае был заключён контракт между биофабрикой «Катунь» и сетью аптек «Шипа». Тула довольна.", {"Катунь", "Шипа"}),
        ("Un contrat a été signé entre l’atelier « Rive Bleue » et la maison « Norvik ». Dax est contente.", {"Rive Bleue", "Norvik"}),
        ("A contract was signed between the workshop “Blue Bank” and the house “Norvik”. Hull is glad.", {"Blue Bank", "Norvik"}),
        ("Соглашение подписали мэр Пскова и председатель Полоцкого райисполкома. Полоцк рад.", {"Псков", "Полоцк"}),
        ("Hull College and the Gymnasium am Markt have become partner schools. The Hull Friendship Society helped.", {"Hull College", "Gymnasium am Markt"}),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_tells_whether_it_is_a_party(text: str, expected: set[str]) -> None:
    assert expected in parties(text)


@pytest.mark.parametrize(
    "text",
    [
        "La société Voltaris a visité la société Norvik. La chambre de Dax et la chambre de Logroño sont liées par un accord. Le contrat sera signé en mai.",
        "The company Voltaris visited the company Norvik. Hull Chamber and Gdynia Chamber have an agreement. The contract will be signed in May.",
        "Компания «Вольтарис» посетила компанию «Норвик». Палата Тулы и палата Гдыни связаны соглашением. Контракт подпишут в мае.",
    ],
)
def test_a_contract_is_between_companies(text: str) -> None:
    planned = [set(one["parties"]) for one in read(of_text(text)).of("accord") if one["status"] == "planned"]

    assert [{name.removeprefix("société ").removeprefix("company ") for name in names} for names in planned] in (
        [{"Voltaris", "Norvik"}],
        [{"Вольтарис", "Норвик"}],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Le lycée Brizeux et le lycée Cervantès s’échangent des élèves. L’amitié jurée en 1979 par la ville de Dax et Logroño dure.",
        "Hull College and the Gdynia Academy swap pupils. The city of Hull and Gdynia have been firm friends since 1979.",
        "Лицей Тулы и лицей Гдыни обмениваются классами. Тула и Гдыня дружат с 1979 года.",
    ],
)
def test_towns_swear_friendship_and_schools_do_not(text: str) -> None:
    towns = [set(one["parties"]) for one in read(of_text(text)).of("accord") if one["kind"] == "twinning"]

    assert towns in ([{"Dax", "Logroño"}], [{"Hull", "Gdynia"}], [{"Тула", "Гдыня"}])


def test_they_are_not_those_who_agreed_before_where_people_stand_between() -> None:
    text = "Hull College and the Gdynia Academy signed a deal. John Smith and Mary Jones will go to Gdynia. They hope to put their names to a memorandum on housing."

    assert parties(text)[1] != {"Hull College", "Gdynia Academy"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Фабрика «Заря» подписала договор с сетью «Волна». Тула довольна.", {"Заря", "Волна"}),
        ("Swansea-based Gwalia Pumps signed a contract with Gdynia Steel Ltd. It is long.", {"Gwalia Pumps", "Gdynia Steel Ltd"}),
    ],
)
def test_a_name_between_marks_or_without_its_seat_is_a_party(text: str, expected: set[str]) -> None:
    assert expected <= {name for names in parties(text) for name in names}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La société Voltaris et la société Norvik ont signé un contrat. L’accord a été conclu en présence des maires de Dax et de Logroño.", {"société Voltaris", "société Norvik"}),
        ("The company Voltaris and the company Norvik signed a contract. The deal was sealed in the presence of the mayors of both towns.", {"company Voltaris", "company Norvik"}),
    ],
)  # fmt: skip
def test_who_looked_on_is_no_party(text: str, expected: set[str]) -> None:
    stripped = [{name.split()[-1] for name in names} for names in parties(text)]

    assert {name.split()[-1] for name in expected} in stripped
    assert not any({"Dax", "Logroño"} <= names for names in stripped)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dax et Logroño se sont rapprochées. Les pompiers des deux villes s’entraînent ensemble chaque hiver.", {"Dax", "Logroño"}),
        ("Hull and Gdynia are close. The rescue teams of both towns train together every winter.", {"Hull", "Gdynia"}),
        ("Тула и Гдыня близки. Спасатели двух городов каждую зиму вместе проводят учения.", {"Тула", "Гдыня"}),
    ],
)
def test_what_people_of_both_towns_do_every_year_is_the_towns(text: str, expected: set[str]) -> None:
    assert expected in parties(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hull and Gdynia are friends. The Hull Museum shows a film by the Gdynia Orchestra. Our two libraries are printing a book together, a project of three years.",
            {"Hull", "Gdynia"},
        ),
        (
            "Тула и Гдыня рядом. Завод «Рубин» ждёт гостей. После поездки между городами был заключён договор о спорте.",
            {"Тула", "Гдыня"},
        ),
        (
            "Dax et Logroño se connaissent. Le musée de Dax prête un tableau. Nos deux bibliothèques préparent ensemble un livre, un projet de trois ans.",
            {"Dax", "Logroño"},
        ),
    ],
)
def test_two_of_a_sort_that_nobody_named_are_those_of_the_towns(text: str, expected: set[str]) -> None:
    assert expected in parties(text)
