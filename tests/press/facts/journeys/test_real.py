"""What is a journey at all."""

import pytest

from tests.press.facts.journeys.twins import told


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L’exposition sur Logroño a reçu 250 visiteurs."),
        ("fr", "Les artisans de Dax sont invités à remplir le formulaire avant mardi."),
        ("fr", "Le mérite en revient à Paul Etcheverry, jardinier à Dax."),
        ("en", "The fair in Hull expects 130 participants."),
        ("en", "The best of the summer is still to come."),
        ("en", "A tour of Gdynia that the club had planned for the autumn has been called off."),
        ("ru", "Организаторы выставки в Туле ждут 130 участников."),
    ],
)
def test_an_audience_and_an_idea_do_not_travel(lang: str, text: str) -> None:
    assert told(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "visit"),
    [
        ("fr", "La troupe de Logroño a joué deux fois à la salle des fêtes.", (["troupe"], "Dax")),
        ("en", "A choir from Gdynia sang at the Guildhall at Christmas.", (["choir"], "Hull")),
        ("ru", "Хор из Гдыни дважды выступал в филармонии.", (["хор"], "Тула")),
    ],
)
def test_guests_on_a_stage_without_a_town_came_to_the_town_of_the_text(lang: str, text: str, visit: tuple[list[str], str]) -> None:
    assert told(lang, text) == [visit]


@pytest.mark.parametrize(
    ("lang", "text", "visit"),
    [
        (
            "fr",
            "La presse a raconté le voyage que quatre élus et deux jardiniers du grand parc municipal ont fait à Logroño.",
            (["élus"], "Logroño"),
        ),
        ("en", "The council heard of the trip that four bakers made to Gdynia.", (["bakers"], "Gdynia")),
        ("ru", "Совет узнал о поездке, которую четыре пекаря из Тулы совершили в Гдыню.", (["пекари"], "Гдыня")),
    ],
)
def test_a_noun_is_told_by_the_clause_after_it(lang: str, text: str, visit: tuple[list[str], str]) -> None:
    assert told(lang, text) == [visit]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le lycée Borda propose d’accueillir gratuitement deux stagiaires de Logroño."),
        ("fr", "La commune est prête à héberger douze musiciens de Logroño."),
        ("en", "Hull Technical College is ready to host six trainees from Gdynia free of charge."),
        ("en", "The club offered to put up a crew from Gdynia."),
        ("ru", "Тульский колледж готов бесплатно принять десять будущих поваров из Гдыни."),
        ("ru", "Колледж «Ока» приглашает учителей физики на бесплатный семинар, проживание он берёт на себя."),
    ],
)
def test_an_offer_to_receive_is_no_journey(lang: str, text: str) -> None:
    assert told(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "visit"),
    [
        ("fr", "La visite faisait suite à celle que Paul Etcheverry avait effectuée à Logroño.", ("Logroño", "Paul Etcheverry")),
        ("en", "In the afternoon the pupils can go down to Gdynia.", ("Gdynia", "pupils")),
        ("en", "Six bakers from Gdynia are due here on 6 May.", ("Hull", "bakers")),
        ("ru", "Врачи из Тулы на день выбрались в Гдыню.", ("Гдыня", "врачи")),
        ("ru", "В сентябре предстоит принять у себя делегацию Гдыни.", ("Тула", "делегация")),
    ],
)
def test_words_of_travelling_may_be_plain(lang: str, text: str, visit: tuple[str, str]) -> None:
    assert [(to, visit[1] in who) for who, to in told(lang, text)] == [(visit[0], True)]


@pytest.mark.parametrize(
    ("lang", "text", "end"),
    [
        ("fr", "Demain vous partez pour Bayonne.", "Bayonne"),
        ("fr", "En mai vous visiterez Logroño.", "Logroño"),
        ("en", "Tomorrow you travel up to Whitby.", "Whitby"),
        ("ru", "Завтра вы полетите в Гдыню.", "Гдыня"),
        ("ru", "В мае вы вернулись из Гдыни.", "Гдыня"),
    ],
)
def test_those_who_are_spoken_to_travel(lang: str, text: str, end: str) -> None:
    assert [to for _who, to in told(lang, text)] == [end]
