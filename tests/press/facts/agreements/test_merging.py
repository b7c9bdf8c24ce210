"""Which mentions tell of the same agreement, and what stands beside it: a plan, the contacts, a second twinning."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def told(text: str) -> list[tuple[str, str]]:
    return [(one["kind"], one["status"]) for one in read(of_text(text)).of("accord")]


@pytest.mark.parametrize(
    "text",
    [
        "Le jumelage de Dax et Logroño date de 1979. Les maires ont signé un plan d’action pour trois ans.",
        "The twinning of Hull and Gdynia dates from 1979. The mayors signed an action plan for three years.",
        "Тула и Гдыня побратимы с 1979 года. По итогам встречи был подписан план совместных мероприятий.",
    ],
)
def test_a_plan_of_twinned_towns_is_not_their_twinning(text: str) -> None:
    assert sorted(told(text)) == [("agreement", "signed"), ("twinning", "in_force")]


@pytest.mark.parametrize(
    "text",
    [
        "Dax et Logroño sont jumelées depuis 1979. Les contacts ont repris en 2011 après dix ans.",
        "Hull and Gdynia have been twinned since 1979. Contacts were renewed in 2011 after ten years.",
        "Тула и Гдыня побратимы с 1979 года. Связи оборвались, и лишь в 2011 году переписка возобновилась.",
    ],
)
def test_contacts_that_were_taken_up_again_stand_beside_the_twinning(text: str) -> None:
    assert sorted(told(text)) == [("relation", "renewed"), ("twinning", "in_force")]


@pytest.mark.parametrize(
    "text",
    [
        "Le partenariat entre le lycée Brizeux et le lycée Cervantès avait été mis en sommeil. Les proviseurs l’ont relancé en mai.",
        "The partnership between Hull College and Gdynia Maritime University was suspended in 2020. The rectors revived it in May.",
        "Соглашение Тулы с Гдыней было приостановлено в 2020 году. В мае мэры его возобновили.",
    ],
)
def test_what_had_ended_and_was_taken_up_again_is_one(text: str) -> None:
    assert [status for _kind, status in told(text)] == ["renewed"]


@pytest.mark.parametrize(
    "text",
    [
        "Dax est jumelée avec Logroño depuis 1979. La charte sera renouvelée en mai.",
        "Hull has been twinned with Gdynia since 1979. The charter will be renewed in May.",
        "Тула побратим Гдыни с 1979 года. Эту хартию мэры обновят в мае.",
    ],
)
def test_the_charter_of_a_twinning_is_the_twinning(text: str) -> None:
    assert {kind for kind, _status in told(text)} == {"twinning"}


@pytest.mark.parametrize(
    "text",
    [
        "La ville de Dax est jumelée avec Logroño depuis 1979. Le jumelage conclu en 1991 avec Gdynia est plus discret.",
        "The city of Hull has been twinned with Gdynia since 1979. The twinning with Turku, signed in 1991, is quieter.",
        "Тула побратим Гдыни с 1979 года. Побратимство с Турку, подписанное в 1991 году, скромнее.",
    ],
)
def test_a_twinning_with_another_town_is_another(text: str) -> None:
    assert [kind for kind, _status in told(text)] == ["twinning", "twinning"]


@pytest.mark.parametrize(
    "text",
    [
        "Dax était jumelée avec Logroño depuis 1979 jusqu’à ce que l’accord soit résilié en 2010.",
        "Hull had been twinned with Gdynia since 1979 until the arrangement was wound up in 2010.",
        "Тула была побратимом Гдыни с 1979 года, пока соглашение не расторгли в 2010 году.",
    ],
)
def test_the_paper_that_ended_is_the_twinning_that_ended(text: str) -> None:
    assert told(text) == [("twinning", "ended")]


@pytest.mark.parametrize(
    "text",
    [
        "Un protocole a été signé en 2018 entre Dax et Logroño. Il n’a pas été reconduit.",
        "A memorandum between Hull and Gdynia was signed in 2018. It has not been renewed.",
        "Меморандум между Тулой и Гдыней подписали в 2018 году. Он не был продлён.",
    ],
)
def test_what_was_signed_and_not_renewed_has_ended(text: str) -> None:
    assert told(text) == [("agreement", "ended")]


@pytest.mark.parametrize(
    "text",
    [
        "Un échange scolaire entre le lycée Brizeux et le lycée Cervantès a été interrompu en 2020. Il a repris en 2022.",
        "A student exchange between Hull College and the Gdynia Academy was suspended in 2020. It resumed in 2022.",
        "Сотрудничество лицея Тулы с лицеем Гдыни прервали в 2020 году. В 2022 году оно возобновилось.",
    ],
)
def test_what_was_suspended_and_resumed_was_renewed(text: str) -> None:
    assert [status for _kind, status in told(text)] == ["renewed"]


@pytest.mark.parametrize(
    "text",
    [
        "Le lycée Brizeux prépare un partenariat avec le lycée Cervantès ; un protocole pourrait être signé en juin.",
        "Hull College is planning a partnership with the Gdynia Academy. A memorandum could be signed in June.",
        "Лицей Тулы планирует партнёрство с лицеем Гдыни. Договор подпишут в июне.",
    ],
)
def test_the_paper_that_is_to_be_signed_is_that_of_what_is_planned(text: str) -> None:
    assert told(text) == [("partnership", "planned")]


def test_a_newsletter_on_twinning_calls_it_the_charter() -> None:
    text = "Ludlow Twinning Association – Newsletter\nOur friends from La Ferté-Macé come in May. The charter will be renewed in Ludlow."

    assert told(text) == [("twinning", "planned")]


@pytest.mark.parametrize(
    "text",
    [
        "Dax a signé un accord sur le sport avec Logroño. Il court toujours. L’accord avec Gdynia, lui, a été résilié en 2019.",
        "Hull signed an agreement on sport with Gdynia. It runs still. The agreement with Bremen was terminated in 2019.",
        "Тула подписала соглашение о спорте с Гдыней. Спорт любят все. Это соглашение с Бременом расторгли в 2019 году.",
    ],
)
def test_the_agreement_with_another_is_another(text: str) -> None:
    assert sorted(told(text)) == [("agreement", "ended"), ("agreement", "signed")]


def test_an_office_that_closed_is_not_the_protocol_that_ended() -> None:
    text = "Hull and Gdynia signed a protocol on sport in 1974; it was replaced by a club. The joint trade office closed within two years."

    assert sorted(told(text)) == [("agreement", "ended"), ("project", "ended")]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Dax est jumelée avec Logroño depuis 1979. La chorale chantera à Bath, jumelée avec Dax depuis 2003.", ["Bath", "Dax"]),
        (
            "Hull has been twinned with Gdynia since 1979. The choir will sing in Reykjavik, twinned with Hull since 2003.",
            ["Reykjavik", "Hull"],
        ),
        ("Тула и Гдыня побратимы с 1979 года. Хор споёт в Калуге, побратиме Тулы с 2003 года.", ["Калуга", "Тула"]),
    ],
)
def test_a_town_that_is_said_to_be_twinned_behind_a_comma_is_a_party(text: str, parties: list[str]) -> None:
    assert [(one["parties"], one["date"]) for one in read(of_text(text)).of("accord")][1:] == [(parties, "2003")]
