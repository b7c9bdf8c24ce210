"""What the page is asked: a city, filters and weights, from the address and back into it, so that it can be shared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jumelles.atlas.indicators import theme_label, themes
from jumelles.atlas.naming.folding import fold
from jumelles.errors import JumellesError
from jumelles.facts import Place
from jumelles.languages import current, speaking, territory
from jumelles.matching.rank import TOP
from jumelles.matching.weights import checked
from jumelles.matching.where import Where
from jumelles.telling.filters import CONTINENTS
from jumelles.web.fields import check_text
from jumelles.web.register import places

HEAVIEST, STEP = 5, 0.5
"""The end of a slider, and its step; 1 is usual, 0 leaves a theme out."""
MOST_SHOWN = 100
INHABITED = tuple(code for code in CONTINENTS if code != "AN")
LEVELS = {"city": gettext_lazy("cities"), "region": gettext_lazy("regions")}
SWITCHES = {
    "unlinked": gettext_lazy("not twinned with us yet"),
    "new_country": gettext_lazy("a country that is new to us"),
    "own_country": gettext_lazy("our own country, too"),
    "diverse": gettext_lazy("spread over countries"),
}
RANGES = ("population", "distance")


class Asking(forms.Form):
    """The question as a form. Its fields are called as in the address; everything but the city has an answer of its own."""

    city = forms.CharField(label=gettext_lazy("city or region"), max_length=200, required=False, validators=[check_text])
    level = forms.ChoiceField(
        label=gettext_lazy("look for"), choices=[("", gettext_lazy("the same kind")), *LEVELS.items()], required=False
    )
    population_from = forms.FloatField(label=gettext_lazy("inhabitants, at least"), min_value=0, required=False)
    population_to = forms.FloatField(label=gettext_lazy("inhabitants, at most"), min_value=0, required=False)
    distance_from = forms.FloatField(label=gettext_lazy("kilometres away, at least"), min_value=0, required=False)
    distance_to = forms.FloatField(label=gettext_lazy("kilometres away, at most"), min_value=0, required=False)
    top = forms.IntegerField(min_value=1, max_value=MOST_SHOWN, required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data, prefix=None)
        named = countries(current())
        fields: dict[str, forms.Field] = self.fields
        fields["countries"] = forms.MultipleChoiceField(label=_("countries"), choices=named, required=False)
        fields["country"] = forms.ChoiceField(label=_("add a country"), choices=[("", "—"), *named], required=False)
        continents = [(code, told) for code, told in ((code, continent(code)) for code in CONTINENTS)]
        fields["continents"] = forms.MultipleChoiceField(label=_("continents"), choices=continents, required=False)
        for name, label in SWITCHES.items():
            fields[name] = forms.BooleanField(label=label, required=False)
        for theme in themes():
            fields[theme] = forms.FloatField(label=theme_label(theme), min_value=0, max_value=HEAVIEST, required=False)

    def clean(self) -> dict[str, Any]:
        """The filters and weights together.

        Raises:
            ValidationError: together they cannot be meant.
        """
        told = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                checked(self.weights)
                self.where  # noqa: B018 - a range that is empty says so
            except JumellesError as error:
                raise ValidationError(str(error)) from error
        return told

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries that were chosen, with the one just added."""
        return tuple(dict.fromkeys(code for code in (*self.cleaned_data["countries"], self.cleaned_data["country"]) if code))

    @property
    def weights(self) -> dict[str, float]:
        """The weight of each theme."""
        return {theme: 1.0 if (given := self.cleaned_data[theme]) is None else given for theme in themes()}

    @property
    def where(self) -> Where:
        """The filters.

        Raises:
            WrongFilter: a range is empty.
        """
        told = self.cleaned_data
        ranges = {name: (told[f"{name}_from"], told[f"{name}_to"]) for name in RANGES}
        return Where(
            countries=self.countries,
            continents=tuple(told["continents"]),
            level=told["level"] or None,
            unlinked=told["unlinked"],
            new_country=told["new_country"],
            abroad=not told["own_country"],
            diverse=told["diverse"],
            **ranges,
        )

    @property
    def listed(self) -> int:
        """How many are listed."""
        return int(self.cleaned_data["top"] or TOP)

    def sentences(self) -> list[str]:
        """What is wrong, each in one sentence that names its field."""
        return [_told(self, name, errors[0]) for name, errors in self.errors.items()]


def _told(form: Asking, name: str, error: str) -> str:
    if name == forms.forms.NON_FIELD_ERRORS:
        return str(error)
    return _("%(field)s: %(problem)s") % {"field": form.fields[name].label or name, "problem": error}


def query(form: Asking, city: str, **changed: Any) -> str:
    """The shortest address that asks the same, for a city; `changed` replaces parts of it."""
    told = dict(_said(form)) | {"city": city} | changed
    return urlencode({name: value for name, value in told.items() if value not in ("", None)}, doseq=True)


def _said(form: Asking) -> Iterator[tuple[str, Any]]:
    """What differs from what is usual."""
    told: Mapping[str, Any] = form.cleaned_data
    yield "countries", form.countries
    yield "continents", told["continents"]
    yield "level", told["level"]
    for name in (f"{name}_{end}" for name in RANGES for end in ("from", "to")):
        yield name, None if told[name] is None else plain(told[name])
    yield from ((name, "on") for name in SWITCHES if told[name])
    yield from ((theme, plain(weight)) for theme, weight in form.weights.items() if weight != 1)
    if form.listed != TOP:
        yield "top", form.listed


def plain(value: float) -> str:
    """A number as an address and a field write it: no more digits than it has."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def asked_as(place: Place) -> str:
    """A text that means this place and no other: its name with its country where that is enough, else its number."""
    return next(text for text in (f"{place.name}, {place.country}", place.name, f"geonames:{place.id}") if _means(text, place))


def _means(text: str, place: Place) -> bool:
    try:
        return places.atlas().find(text).id == place.id
    except JumellesError:
        return False


def continent(code: str) -> str:
    """The name of a continent."""
    return _(CONTINENTS[code])


@cache
def countries(language: str) -> list[tuple[str, str]]:
    """All countries that have a place in the atlas, by code and name, in the order of their names."""
    atlas = places.atlas()
    with_places = set(atlas.table("places")["country"])
    with speaking(language):
        named = [(code, territory(code)) for code in atlas.table("countries")["country"] if code in with_places]
    # Folding writes Cyrillic in Latin letters, whose order is another one.
    return sorted(named, key=lambda one: one[1].replace("ё", "е") if language == "ru" else fold(one[1]))
