"""Own figures as records of the register: on the page of their town, in words, once per indicator, and never without source and date."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from jumelles.web.recording import keep
from jumelles.web.register.forms import form_class
from jumelles.web.register.models import OwnFigure, Town
from jumelles.web.register.models.figures import choices
from jumelles.web.register.nouns import NOUNS
from tests.web.offices import office

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Any:
    made, accounts = office("ours")
    kept = keep(Town(office=made, place=1001, name="Valmore", country="XU"), by=accounts["head"])
    kept.by = accounts["head"]
    return kept


def figure(town: Any, **changed: Any) -> OwnFigure:
    told = {"indicator": "incubators", "value": 3.0, "dated": "2024", "source": "town hall"} | changed
    return OwnFigure(office=town.office, town=town, **told)


def objections(record: OwnFigure, by: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        keep(record, by=by)
    return caught.value.message_dict


def test_it_is_called_by_its_indicator_and_told_with_its_unit(town: Any) -> None:
    kept = keep(figure(town, indicator="digital_potential", value=62.5), by=town.by)

    assert (str(kept), kept.amount) == ("digital potential", "62.5 out of 100")


def test_there_is_one_of_each_indicator(town: Any) -> None:
    keep(figure(town), by=town.by)

    assert objections(figure(town, value=4.0), town.by) == {"__all__": ["There is a figure of this indicator already: change that one."]}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"source": ""}, {"__all__": ["A figure needs its source: say who counted it."]}),
        ({"dated": ""}, {"__all__": ["A figure needs its date: say as of when."]}),
        ({"dated": "2999"}, {"dated": ["This lies in the future: a figure tells what was counted."]}),
        ({"indicator": "covenant", "value": 25.0}, {"value": ["25 is not between 0 and 1."]}),
        ({"value": float("inf")}, {"value": ["This is no number that can be kept.", "inf"]}),
        ({"indicator": "climate"}, {"indicator": ["Value 'climate' is not a valid choice."]}),
    ],
)
def test_what_cannot_be_meant_is_refused(town: Any, changed: dict[str, Any], told: dict[str, list[str]]) -> None:
    found = objections(figure(town, **changed), town.by)

    assert {key: lines[:1] for key, lines in found.items()} == {key: lines[:1] for key, lines in told.items()}


def test_all_indicators_but_classes_can_be_chosen() -> None:
    told = dict(choices())

    assert (told["incubators"], told["beds"]) == ("incubators", "hospital beds declared")
    assert "climate" not in told


def test_the_page_of_the_town_shows_it_and_leads_to_the_card(town: Any, browser: Any) -> None:
    keep(figure(town, value=1234.5), by=town.by)
    client: Client = browser(town.by)

    page = client.get(f"/ours/town/{town.pk}/").content.decode()

    assert 'href="/ours/city/1001/"' in page
    assert '<td role="cell" class="of-value" data-label="Value">1,234</td>' in page


def test_the_form_takes_numbers_as_people_write_them_and_gives_them_back(town: Any) -> None:
    data = {"indicator": "incubators", "value": "1 234,5", "dated": "31.12.2024", "source": "town hall"}
    form = form_class(NOUNS["figure"])(data, instance=OwnFigure(office=town.office, town=town), office=town.office)

    assert form.is_valid(), form.errors
    kept = keep(form.instance, by=town.by)
    again = form_class(NOUNS["figure"])(instance=kept, office=town.office)
    assert (kept.value, kept.dated, again["value"].value()) == (1234.5, "2024-12-31", "1234.5")


def test_a_figure_that_is_sent_back_unchanged_is_no_change(town: Any) -> None:
    kept = keep(figure(town, value=1234.5), by=town.by)
    form: Any = form_class(NOUNS["figure"])(instance=kept, office=town.office)
    data = {name: form[name].value() for name in form.fields}

    again = form_class(NOUNS["figure"])(data, instance=kept, office=town.office)

    assert (again.is_valid(), again.changed_data) == (True, [])
