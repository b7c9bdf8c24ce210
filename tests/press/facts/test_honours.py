"""Who gets an honour."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def honoured(text: str) -> list[str | None]:
    return [one["who"] for one in read(of_text(text)).of("event") if one["kind"] == "award"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Henri Lacaze, ancien adjoint au maire de Vannes, s’est vu remettre la médaille de la Ville des mains du bourgmestre de Mons.",
            ["Henri Lacaze"],
        ),
        (
            "La médaille d’honneur sera remise à Claire Monnier et à Jean Vidal, les deux fondateurs du comité de jumelage de Vannes.",
            ["Claire Monnier", "Jean Vidal"],
        ),
        ("Le conseil municipal de Vannes a élevé Peter Hansen au rang de citoyen d’honneur.", ["Peter Hansen"]),
        ("Margaret Holt, who founded the twinning association of Hull, was made an Honorary Freeman of the city.", ["Margaret Holt"]),
        ("The mayor of Hull presented Piotr Zielinski with the civic medal.", ["Piotr Zielinski"]),
        ("Piotr Zielinski of Gdynia has received the OBE for services to Hull.", ["Piotr Zielinski"]),
        ("Мэру Гдыни Яну Новаку присвоили звание почётного гражданина Тулы.", ["Ян Новак"]),
        ("Медалью города Тулы награждены Пётр Сидоров и Анна Крылова.", ["Пётр Сидоров", "Анна Крылова"]),
        ("Le maire de Vannes, Luc Morel, a fait citoyens d’honneur Peter Hansen et Claire Monnier.", ["Peter Hansen", "Claire Monnier"]),
        ("Jean Vidal a été fait citoyen d’honneur de Vannes par le maire Luc Morel.", ["Jean Vidal"]),
        ("Luc Morel, maire de Vannes, a remis les clés de la ville à son homologue Peter Hansen.", ["Peter Hansen"]),
        ("Ann Lee, the mayor of Hull, awarded Piotr Zielinski the civic medal.", ["Piotr Zielinski"]),
        ("Among those honoured with the medal was Piotr Zielinski of Hull.", ["Piotr Zielinski"]),
        ("Made an honorary citizen of Hull in 1998, Piotr Zielinski still visits.", ["Piotr Zielinski"]),
        ("Иван Петров вручил медаль Анне Крыловой и Сергею Орлову в Туле.", ["Анна Крылова", "Сергей Орлов"]),
        ("Медаль из рук мэра Тулы Ивана Петрова получил Сергей Орлов.", ["Сергей Орлов"]),
        ("Звание почётного гражданина Тулы присвоено Пьеру Лорану.", ["Пьер Лоран"]),
        ("The civic medal of Hull was bestowed on the former mayor of Gdynia, Piotr Zielinski.", ["Piotr Zielinski"]),
        ("Диплом конкурса в Гдыне вручили ансамблю «Вега» из Тулы.", ["Вега"]),
        ("Приз зрителей в Гдыне достался театру «Нитка» из Тулы.", ["Нитка"]),
        ("Пётр Новиков живёт в Туле. Его наградили медалью Гдыни.", ["Пётр Новиков"]),
        ("Мэр Иван Орлов удостоил Пьера Лорана звания «Почётный гость Тулы».", ["Пьер Лоран"]),
        ("Ветеран Пётр Новиков, которому вручили медаль, живёт в Туле.", ["Пётр Новиков"]),
        ("Преподавателю тульской школы Ольге Громовой вручили почётную грамоту.", ["Ольга Громова"]),
        ("Un merci à Claire Monnier, que le conseil de Vannes vient de nommer membre d’honneur du club.", ["Claire Monnier"]),
        ("They thanked Piotr Zielinski, to whom the mayor Ann Lee had presented the civic medal of Hull.", ["Piotr Zielinski"]),
        ("Ann Lee lives in Vannes. Les élèves liront leur texte lors du forum, où sera remis le prix Ostrel.", [None]),
    ],
)
def test_whoever_gets_it_is_honoured(text: str, who: list[str]) -> None:
    assert honoured(text) == who


def test_whoever_hands_it_over_or_looks_on_is_not() -> None:
    text = "La médaille de la ville a été remise à Claire Monnier par Jean Vidal, maire de Vannes, en présence de Peter Hansen."

    assert honoured(text) == ["Claire Monnier"]


def test_a_pronoun_means_whoever_was_named_before() -> None:
    assert honoured("Margaret Holt came to Hull in 1970. She was awarded the civic medal of Gdynia in 1998.") == ["Margaret Holt"]


def test_a_school_may_be_honoured() -> None:
    assert honoured("Le prix de la coopération a été attribué au lycée Lesage de Vannes.") == ["lycée Lesage"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Une plaque dédiée à Jacques Brel a été dévoilée à Vannes.", "Jacques Brel"),
        ("A bench in memory of the late Margaret Holt was unveiled in Hull.", "Margaret Holt"),
        ("Margaret Holt came to Hull in 1970. A bench dedicated to her was unveiled on the quay.", "Margaret Holt"),
        ("Margaret Holt, who died last week, taught in Hull. The funeral will take place on Friday.", "Margaret Holt"),
        ("В Туле открыли памятный знак в честь Анны Крыловой.", "Анна Крылова"),
        ("A plaque was unveiled in Hull by Margaret Holt, the mayor.", None),
    ],
)
def test_whom_something_is_kept_for_is_honoured(text: str, who: str | None) -> None:
    assert [one["who"] for one in read(of_text(text)).of("event")] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Hull firm Brannock Boatyard is small. It was named Exporter of the Year in 2022.", "Brannock Boatyard"),
        ("Margaret Holt of Hull was made a freeman of Gdynia.", "Margaret Holt"),
        ("Peter Hansen was awarded the Medal for Civil Valour in Hull.", "Peter Hansen"),
    ],
)
def test_a_firm_is_named_and_a_medal_is_for_something(text: str, who: str) -> None:
    assert honoured(text) == [who]
