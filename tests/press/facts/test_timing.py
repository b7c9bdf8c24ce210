"""Past, going on or ahead."""

from datetime import date

import pytest

from jumelles.press.facts import timing
from jumelles.press.sentences import sentences
from jumelles.press.story import Story

TODAY = date(2025, 5, 10)


@pytest.mark.parametrize(
    ("text", "about", "lang", "told"),
    [
        ("Le concert aura lieu à Mons, a dit le maire.", "concert", "fr", "planned"),
        ("La médaille sera remise à Anne, qui fut interprète, lors du concert de Mons.", "concert", "fr", "planned"),
        ("Le prix a été remis lors du concert de Mons.", "concert", "fr", "past"),
        ("Le maire, qui partira en juin, a reçu la médaille.", "médaille", "fr", "past"),
        ("L’exposition est visible jusqu’au 30 juin.", "exposition", "fr", "ongoing"),
        ("The fair, to be held in Hull, was the idea of a baker.", "fair", "en", "planned"),
        ("The concert was given in Hull; the choir will return.", "concert", "en", "past"),
        ("The show runs at the library until 30 June.", "show", "en", "ongoing"),
        ("Выставка, которую увидят туляки, открыта вчера.", "Выставка", "ru", "past"),
        ("В сентябре в Туле пройдёт форум.", "форум", "ru", "planned"),
        ("The town likes its festival.", "festival", "en", None),
        ("Le club de Mons est invité à la foire de Vannes.", "foire", "fr", "planned"),
        ("Le club de Mons avait été invité à la foire de Vannes.", "foire", "fr", "past"),
        ("Le maire a dit que la salle prendrait un autre nom.", "nom", "fr", "planned"),
        ("La fête du port a rassemblé la ville.", "fête", "fr", "past"),
        ("A return trip is pencilled in for the Hull fair.", "fair", "en", "planned"),
        ("The regatta is held every August in Hull.", "regatta", "en", "ongoing"),
        ("The exhibition has been extended until 30 June.", "exhibition", "en", "ongoing"),
        ("Hull is preparing a festival of sea songs.", "festival", "en", "planned"),
        ("Les billets du concert sont en vente à la mairie.", "concert", "fr", "planned"),
        ("Выставка продлится до 30 июня.", "Выставка", "ru", "ongoing"),
        ("Турнир ежегодно собирает тульских игроков.", "Турнир", "ru", "ongoing"),
        ("A grant of £400 was approved towards a concert.", "concert", "en", "planned"),
        ("Le conseil a voté 400 euros pour le tournoi.", "tournoi", "fr", "planned"),
        ("Тула выделила деньги на турнир.", "турнир", "ru", "planned"),
        ("The fair, first held in 1998, returns in June.", "fair", "en", "planned"),
        ("La foire, créée en 1998, revient en juin.", "foire", "fr", "planned"),
        ("Ярмарка, впервые прошедшая в 1998 году, вернётся в июне.", "Ярмарка", "ru", "planned"),
        ("Мэр обещал быть на форуме в Туле.", "форуме", "ru", "planned"),
    ],
)
def test_the_nearest_verb_or_day_tells(text: str, about: str, lang: str, told: str | None) -> None:
    start = text.index(about)

    assert timing.tell(text, start, start + len(about), lang, TODAY)[0] == told


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2025-05-09", "past"),
        ("2025-05-11", "planned"),
        ("2025-05", None),
        ("2025-04", "past"),
        ("2024-12-23", "past"),
        ("2025-05-08/2025-05-12", "ongoing"),
        ("2026", "planned"),
        ("1991/..", None),
        (None, None),
    ],
)
def test_a_date_lies_before_or_after_the_publication(edtf: str | None, told: str | None) -> None:
    assert timing.against(edtf, TODAY) == told


def test_a_line_of_a_programme_has_the_day_that_stands_before_it() -> None:
    text = "14 mai. Conférence de la cheffe Anne Le Goff, Vannes."
    story = Story(text, "fr", sentences(text, "fr"), TODAY)

    assert timing.listed(story, story.sentences[-1], None) == ("planned", "2025-05-14")


@pytest.mark.parametrize(
    ("text", "told", "edtf"),
    [
        ("La foire en octobre", "planned", "2025-10"),
        ("La foire en octobre", "past", "2024-10"),
        ("The fair in March", None, "2025-03"),
        ("The fair in May", "past", "2025-05"),
        ("Ярмарка в марте", "planned", "2026-03"),
    ],
)
def test_a_month_without_a_year_lies_on_the_side_that_the_verb_tells(text: str, told: str | None, edtf: str) -> None:
    lang = {"L": "fr", "T": "en"}.get(text[0], "ru")

    assert [one.edtf for one in timing.months(text, lang, TODAY, told, [])] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "14 mai. Concert du chœur, Vannes.\n15 mai. Bal, Mons.\n16 mai. Kermesse, Vannes.",
        "Friday 14 May. Concert by the choir, Hull.\nSaturday 15 May. Ball, Hull.\nSunday 16 May. Fair, Hull.",
        "14 мая. Концерт хора, Тула.\n15 мая. Ярмарка, Тула.\n16 мая. Спектакль, Тула.",
    ],
)
def test_what_a_programme_lists_by_days_lies_ahead(text: str) -> None:
    lang = {"14 ма": "ru", "14 ма"[:4] + "i": "fr"}.get(text[:5], "en")
    story = Story(text, lang, sentences(text, lang))

    assert timing.listed(story, story.sentences[-1], None)[0] == "planned"
