"""What two do together that is no agreement of its own."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def told(text: str) -> list[tuple[str, str, set[str]]]:
    return [(one["kind"], one["status"], set(one["parties"])) for one in read(of_text(text)).of("accord")]


@pytest.mark.parametrize(
    "text",
    [
        "Aux termes d’une convention signée en mai, le lycée Brizeux et le lycée Cervantès ouvriront un atelier commun. Dax paie.",
        "Under a memorandum signed in May, Hull College and Gdynia Maritime University will run a joint laboratory. Hull pays.",
        "По соглашению, подписанному в мае, Тульский колледж и Гдыньская академия откроют совместную лабораторию. Тула платит.",
    ],
)
def test_what_a_paper_is_about_is_no_second_agreement(text: str) -> None:
    assert [kind for kind, _status, _parties in told(text)] == ["agreement"]


@pytest.mark.parametrize(
    "text",
    [
        "Samedi, la chorale Euskaldun et la chorale Ametsa ont partagé la scène. Il y avait du monde.",
        "On Saturday Hull Choir shared the cathedral with the Gdynia Choir. It was full.",
        "В субботу хор «Заря» и хор «Волна» вместе пели на площади. Было людно.",
        "Вместе с депутатами в Гдыню поедет хор «Заря». Он готовит песни.",
        "Hull Choir will go to Gdynia together with the pupils. It has new songs.",
    ],
)
def test_one_day_together_is_no_agreement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("La chorale Euskaldun et la chorale Ametsa partagent leur scène chaque été. Dax paie.", {"Euskaldun", "Ametsa"}),
        ("Hull Museum and the Museum of Gdynia swap three paintings every year. Hull pays.", {"Hull Museum", "Museum of Gdynia"}),
        ("Музей Тулы и музей Гдыни каждый год обмениваются картинами. Тула платит.", {"Музей Тулы", "музей Гдыни"}),
    ],
)
def test_what_goes_on_is_one(text: str, parties: set[str]) -> None:
    assert told(text) == [("cooperation", "in_force", parties)]


@pytest.mark.parametrize(
    "text",
    [
        "La société Voltaris cherche un partenaire à Logroño. Elle fait des pompes.",
        "La société Voltaris est prête à signer un contrat de trois ans. Elle fait des pompes.",
        "The company Voltaris is looking for a partnership in Gdynia. It makes pumps.",
        "The company Voltaris is ready to sign a contract for three years. It makes pumps.",
        "Компании «Вольтарис» требуется партнёрство с пекарней. Она делает печи.",
        "Завод «Вольтарис» готов подписать контракт на три года. Он делает насосы.",
    ],
)
def test_who_only_looks_for_a_partner_has_agreed_with_nobody(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Dax et Logroño ouvriront un sentier commun. Les maires ont signé un accord en ce sens.", {"Dax", "Logroño"}),
        ("Hull and Gdynia will open a joint trail. The mayors signed an agreement to this effect.", {"Hull", "Gdynia"}),
        ("Тула и Гдыня откроют общий маршрут. Соглашение об этом подписали мэры.", {"Тула", "Гдыня"}),
    ],
)
def test_an_agreement_on_what_was_just_told_is_one_with_it(text: str, parties: set[str]) -> None:
    assert told(text) == [("agreement", "signed", parties)]
