"""Forms for every kind of record, made from its model: what is typed becomes a record that `recording.keep` may still refuse."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import modelform_factory
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jumelles.web.fields import check_text
from jumelles.web.people.models import Membership, Office
from jumelles.web.record import Record
from jumelles.web.register import places
from jumelles.web.register.models import Ambassador, Authority, Document, Organisation, OwnFigure, Party, Person, Requirement, Town
from jumelles.web.register.models.words import Level
from jumelles.web.register.nouns import BY_MODEL, Noun
from jumelles.web.register.queries import with_references

BY_NAME = (Authority, Organisation, Person)
"""Too many to unfold: they are typed and completed."""
NAMED_AFTER = (Ambassador, Membership)
"""Called after another record, which is fetched with them."""
DOT = " · "
"""What stands between a name and the beginning of a number."""
OFFERED = 20
"""Records of one name that are looked at; by its number each of them is found."""


class ReferenceField(forms.CharField):
    """Another record by its name. What is typed must be the whole name; of several that bear it, the list offers each with its number.

    A form that `takes_new` records gets the name back as a text where nothing bears it.
    """

    default_validators = [check_text]  # noqa: RUF012 - Django's own attribute
    takes_new = False

    def __init__(self, model: type[Record], office: Office, **options: Any) -> None:
        super().__init__(max_length=250, **options)
        self.model, self.office = model, office
        key = BY_MODEL[model].key
        self.widget.attrs |= {
            "list": f"names-{key}",
            "autocomplete": "off",
            "hx-get": reverse("complete", args=[office.slug, key]),
            "hx-trigger": "input changed delay:200ms",
            "hx-target": f"#names-{key}",
            "hx-params": "*",
            "data-reference": key,
        }

    def prepare_value(self, value: Any) -> Any:
        """The name of the record that the form begins with."""
        record = value if isinstance(value, models.Model) else self._by_key(value)
        return label(record) if record else value

    def _by_key(self, value: Any) -> Any:
        try:
            return self.model.objects.filter(office=self.office, pk=value).first() if value else None
        except (ValidationError, ValueError):
            return None

    def clean(self, value: Any) -> Any:
        """The record that bears the name."""
        text = super().clean(value)
        if not text:
            return None
        rows = self._meant(text)
        if len(rows) == 1:
            return rows[0]
        kind = BY_MODEL[self.model].name
        if not rows and self.takes_new:
            return text
        if not rows:
            raise ValidationError(
                _("No %(kind)s is called “%(name)s”: choose from the list, or add it first."), params={"kind": kind, "name": text}
            )
        message = _("Several are called “%(name)s”: choose one of %(choices)s.")
        raise ValidationError(message, params={"name": text, "choices": ", ".join(numbered(row) for row in rows[:6])})

    def _meant(self, text: str) -> list[Any]:
        """The records whose name this is, and the one whose name and number it is."""
        rows = list(named(self.model, self.office, text)[:OFFERED])
        name, dot, number = text.rpartition(DOT)
        return rows + [row for row in named(self.model, self.office, name) if dot and str(row.pk).startswith(number)]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare names."""
        return bool(super().has_changed(self.prepare_value(initial), data))


def named(model: type[Any], office: Office, name: str) -> models.QuerySet[Any]:
    """The records that bear this name, as it is typed or with single spaces."""
    rows, spellings = model.objects.filter(office=office), {name, " ".join(name.split())}
    if model is not Person:
        return rows.filter(name__in=spellings)
    ways = models.Q(family_name__in=spellings, given_name="")
    for spelling in spellings:
        for cut in re.finditer(r"\s", spelling):
            ways |= models.Q(given_name=spelling[: cut.start()], family_name=spelling[cut.end() :])
    return rows.filter(ways)


def label(record: Any) -> str:
    """The name that a form shows and takes: with the beginning of its number where another record is called the same."""
    return str(record) if len(named(type(record), record.office, str(record))[:2]) < 2 else numbered(record)


def numbered(record: Any) -> str:
    """A name that means this record only."""
    return f"{record}{DOT}{str(record.pk)[:8]}"


class RecordForm(forms.ModelForm):
    """The form of one record: its own fields in the model's order, then source, note, and why it is changed."""

    why = forms.CharField(label=_("Reason for this change"), max_length=300, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *arguments: Any, office: Office, **named_: Any) -> None:
        super().__init__(*arguments, **named_)
        self.office = office
        self.instance.office = office
        self.initial.setdefault("seen", self.instance.version)
        for name, field in self.fields.items():
            if isinstance(field, forms.CharField):
                field.validators.append(check_text)
            if isinstance(field, forms.ModelChoiceField):
                self.fields[name] = self._reference(field)
        self.order_fields([name for name in self.fields if name not in {"source", "note", "why", "seen"}])

    def _reference(self, field: Any) -> forms.Field:
        model, partnership = field.queryset.model, self.instance.partnership_or_none
        if model in BY_NAME:
            return ReferenceField(model, self.office, label=field.label, required=field.required, help_text=field.help_text)
        inside = partnership and model.hangs_on == "partnership"
        rows = model.objects.filter(partnership=partnership) if inside else model.objects.filter(office=self.office)
        field.queryset = rows.filter(in_use=True) if model is Requirement else with_references(rows) if model in NAMED_AFTER else rows
        return field  # type: ignore[no-any-return]

    def _post_clean(self) -> None:
        """The record takes the values; its rules are checked once, by `recording.keep`, with all that it refers to."""
        for name in self.changed_fields():
            setattr(self.instance, name, self.cleaned_data[name])

    def changed_fields(self) -> list[str]:
        """The fields of the record that the form holds a valid value for."""
        own = {field.name for field in self.instance._meta.concrete_fields}
        return [name for name in self.cleaned_data if name in own]

    def refuse(self, error: ValidationError) -> None:
        """Show what `keep` objected to, at its field where the form has it."""
        for name, errors in (error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}).items():
            for message in errors:
                self.add_error(name if name in self.fields else None, message)


class PlacedForm(RecordForm):
    """The form of what stands in a place of the atlas: the place is typed in any spelling."""

    place = forms.CharField(
        label=_("place"),
        max_length=200,
        help_text=_("City or region in any spelling; add the country where several bear the name: Heidelberg, DE"),
    )

    def __init__(self, *arguments: Any, **named_: Any) -> None:
        super().__init__(*arguments, **named_)
        self.fields["place"].required = not type(self.instance)._meta.get_field("town").null
        town = self.instance.town if self.instance.town_id else None
        self.initial.setdefault("place", f"{town.name}, {town.country}" if town else "")
        _complete_places(self.fields["place"], self.office)
        self.order_fields(["name", "level", "kind", "place"])

    def clean_place(self) -> Any:
        """The place of the atlas; the town itself is made when the record is kept."""
        text = self.cleaned_data["place"]
        if not text or ("place" not in self.changed_data and self.instance.town_id):
            return None
        return places.find(text)

    def _post_clean(self) -> None:
        """A place that was emptied is gone."""
        super()._post_clean()
        if "place" in self.changed_data and not self.data.get("place", "").strip():
            self.instance.town = None


class PartyForm(RecordForm):
    """The form of a party; an authority that the office has not met yet is added with it."""

    new_level = forms.ChoiceField(label=_("its level, if the authority is new"), choices=[("", "—"), *Level.choices], required=False)
    new_place = forms.CharField(
        label=_("its place, if the authority is new"),
        max_length=200,
        required=False,
        help_text=_("City or region in any spelling; add the country where several bear the name: Heidelberg, DE"),
    )

    def __init__(self, *arguments: Any, **named_: Any) -> None:
        super().__init__(*arguments, **named_)
        field: Any = self.fields["authority"]
        field.takes_new = True
        _complete_places(self.fields["new_place"], self.office)
        self.order_fields(["authority", "new_level", "new_place"])

    def clean(self) -> dict[str, Any]:
        """A name that nobody bears becomes an authority, if its level and its place are told."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        name = told.get("authority")
        if not isinstance(name, str):
            return told
        del told["authority"]
        if not (told.get("new_level") and told.get("new_place")):
            message = _("No authority is called “%(name)s” yet: choose from the list, or tell its level and its place to add it.")
            self.add_error("authority", ValidationError(message, params={"name": name}))
            return told
        try:
            at = "authority"
            Authority._meta.get_field("name").run_validators(name)
            at = "new_place"
            told["new_place"] = places.find(told["new_place"])
        except ValidationError as error:
            self.add_error(at, error)
        else:
            told["new"] = Authority(office=self.office, name=name, level=told["new_level"])
        return told


def _complete_places(field: forms.Field, office: Office) -> None:
    """Offer the places that a text may mean."""
    field.widget.attrs |= {
        "list": "names-place",
        "autocomplete": "off",
        "hx-get": reverse("complete_place", args=[office.slug]),
        "hx-trigger": "input changed delay:250ms",
        "hx-target": "#names-place",
        "data-reference": "place",
    }


class DocumentForm(RecordForm):
    """The form of a document, with its file."""

    file = forms.FileField(label=_("file"), required=False)

    def __init__(self, *arguments: Any, **named_: Any) -> None:
        super().__init__(*arguments, **named_)
        self.fields["file"].required = self.instance._state.adding
        self.order_fields(["file"])


class FigureForm(RecordForm):
    """The form of an office's own figure, which is nothing without its date and its source."""

    def __init__(self, *arguments: Any, **named_: Any) -> None:
        super().__init__(*arguments, **named_)
        self.fields["dated"].required = self.fields["source"].required = True


KINDS_OF_FORM: dict[type[Record], type[RecordForm]] = {
    Authority: PlacedForm,
    Organisation: PlacedForm,
    Document: DocumentForm,
    Party: PartyForm,
    OwnFigure: FigureForm,
}
"""Where the plain form does not do."""


def form_class(noun: Noun) -> type[RecordForm]:
    """The form of one kind of record: every field that a person may set, but not the record it hangs on, which its address tells."""
    model = noun.model
    left_out = {model.hangs_on, "town"} if model is not Town else {model.hangs_on}
    names = [field.name for field in model._meta.concrete_fields if field.editable and not field.primary_key and field.name not in left_out]
    own = [name for name in names if name not in {"source", "note"}]
    return modelform_factory(
        model, form=KINDS_OF_FORM.get(model, RecordForm), fields=[*own, "source", "note"], formfield_callback=form_field
    )


def form_field(field: models.Field, **options: Any) -> forms.Field | None:
    """The form field of a model field, with the widgets that every form here has."""
    if isinstance(field, models.DateTimeField):
        options["widget"] = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    elif isinstance(field, models.DateField):
        options["widget"] = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    if isinstance(field, models.TimeField):
        options["widget"] = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    if isinstance(field, models.URLField):
        options["assume_scheme"] = "https"
    if isinstance(field, models.TextField):
        options["widget"] = forms.Textarea(attrs={"rows": 4})
    return field.formfield(**options)
