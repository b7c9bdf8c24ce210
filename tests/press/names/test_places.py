"""Places: under which name, which of several is meant, and which names are none."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def places(text: str) -> set[tuple[str, str]]:
    return {(one["name"], one["kind"]) for one in read(of_text(text)).of("place")}


def countries(text: str) -> dict[str, str]:
    return {one["name"]: one["country"] for one in read(of_text(text)).of("place")}


def test_a_russian_town_keeps_the_name_of_the_text_in_the_nominative() -> None:
    assert places("Делегация из Смоленска побывала в Новосибирске и Ставрополе.") == {
        ("Смоленск", "city"), ("Новосибирск", "city"), ("Ставрополь", "city"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A manager of the Amsterdam-based firm came to Hull.", {("Amsterdam", "city"), ("Hull", "city")}),
        ("King's Lynn is twinned with Emmerich am Rhein in Germany.", {("King's Lynn", "city"), ("Emmerich am Rhein", "city"), ("Germany", "country")}),
        ("Глава городского округа Самара приехал в Тулу.", {("Самара", "city"), ("Тула", "city")}),
        ("Dax est jumelée avec Nantes, Pleven et Miami.", {("Dax", "city"), ("Nantes", "city"), ("Pleven", "city"), ("Miami", "city")}),
        ("В Самару прилетели гости, побывавшие в Ростове-на-Дону и в Нише.", {("Самара", "city"), ("Ростов-на-Дону", "city"), ("Ниш", "city")}),
        ("Joigny, with which Godalming has signed a charter, lies far off.", {("Joigny", "city"), ("Godalming", "city")}),
        ("La ville d’Alba Iulia a écrit. Le maire d’Alba Iulia viendra.", {("Alba Iulia", "city")}),
        ("The link with Fredensborg lapsed long ago, Gov. Ann Lee said.", {("Fredensborg", "city")}),
        ("VILLE DE FIGEAC\n\nLe maire a parlé aux habitants.", {("Figeac", "city")}),
        ("Oyonnax et Bielsko-Biała : dix ans après\n\nLes deux villes ont fêté leurs liens.", {("Oyonnax", "city"), ("Bielsko-Biała", "city")}),
        ("L’idée d’associer Haapsalu à la convention a été retenue par les habitants.", {("Haapsalu", "city")}),
        ("Bergerac fête ses amis de Viana do Castelo.", {("Bergerac", "city"), ("Viana do Castelo", "city")}),
        ("The students flew from Hull to Mexico City in May.", {("Hull", "city"), ("Mexico City", "city")}),
        ("Гости приехали в Тулу из Днепра.", {("Тула", "city"), ("Днепр", "city")}),
        ("Завод в Великих Луках ждёт гостей.", {("Великие Луки", "city")}),
        ("Denbigh, Pskov et Michalovce ne sont pas concernées.", {("Denbigh", "city"), ("Pskov", "city"), ("Michalovce", "city")}),
        ("В Великом Новгороде и в Грозном прошли концерты.", {("Великий Новгород", "city"), ("Грозный", "city")}),
        ("The Birmingham market draws traders from Hull (England).", {("Birmingham", "city"), ("Hull", "city"), ("England", "region")}),
    ],
)  # fmt: skip
def test_towns_are_found_where_their_neighbours_tell_it(text: str, told: set[tuple[str, str]]) -> None:
    assert places(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Un producteur de Navarre cherche en Alsace un acheteur.", {("Navarre", "region"), ("Alsace", "region")}),
        ("She went from Shropshire to Lower Saxony.", {("Shropshire", "region"), ("Lower Saxony", "region")}),
        ("Выпускники поедут в Ломбардию и Баварию.", {("Ломбардия", "region"), ("Бавария", "region")}),
        ("The choir from Caithness spent a week in Donegal.", {("Caithness", "region"), ("Donegal", "region")}),
        ("Douze entreprises de l’Ain exportent en République tchèque.", {("Ain", "region"), ("République tchèque", "country")}),
        ("Врачи из Чувашской Республики были в Приморском крае.", {("Чувашская Республика", "region"), ("Приморский край", "region")}),
    ],
)  # fmt: skip
def test_regions_are_known_by_their_name(text: str, told: set[tuple[str, str]]) -> None:
    assert places(text) == told


def test_of_namesakes_the_one_is_meant_that_lies_near_the_others() -> None:
    text = "Nurses from Ennis worked in Limerick. The Cathaoirleach thanked them on behalf of the people of Ennis."

    assert countries(text) == {"Ennis": "IE", "Limerick": "IE"}


def test_georgia_is_the_country_where_the_text_speaks_of_its_towns() -> None:
    assert countries("The ports of Georgia, Batumi and Poti, have signed. Georgian ships came to Batumi.")["Georgia"] == "GE"


@pytest.mark.parametrize(
    "text",
    [
        "Seul le concours de pêche est tombé à l’eau. Celle d’en face a fermé ses portes.",
        "Le réseau du quartier de Sor et la porte de Menin ont été refaits.",
        "Le comité Adour-Arga et l’orchestre ont joué pour la fanfare « Radio Nantes » hier soir.",
        "«Карасу-Фильтр» заключил договор с «Аквариус Грац».",
        "Те, кто остался, открыли во Дворце культуры выставку.",
        "Лукас и Андрей подружились сразу.",
        "Гости прибыли на берега Волги и Камы и сыграли на кубок Днепра.",
        "Dear Pavel, thank you for the letter. Pavel, we shall write to the people of your town.",
        "Was this useful? Bin collection days. Scottish Enterprise and the Partner Desk helped.",
        "Ton ami préside Réunion-Bénin Solidarité. Vert et bleu sont les couleurs de la fanfare.",
        "Les rameurs ont descendu la Vienne.",
        "Nous avons dormi à l’Hôtel de France, au bord de la rivière, avec les élèves.",
        "The garden opened on Canada Day, and traders from Eastern Europe came.",
        "Les rives de l’Ain ont été fleuries pour la fête de l’Europe, comme en Europe centrale.",
        "Ветераны посадили липы в Левобережном парке. Текстильщики пришли тоже.",
    ],
)
def test_words_halves_of_compounds_marked_names_and_people_are_no_place(text: str) -> None:
    assert places(text) == set()
