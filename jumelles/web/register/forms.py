"""Forms for every kind of record, made from its model: what is typed becomes a record that `recording.keep` may still refuse."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import modelform_factory
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jumelles.web.people.models import Office
from jumelles.web.record import Record
from jumelles.web.register import places
from jumelles.web.register.models import Authority, Document, Organisation, Person, Requirement, Town
from jumelles.web.register.nouns import BY_MODEL, Noun

BY_NAME = (Authority, Organisation, Person)
"""Too many to unfold: they are typed and completed."""

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Control characters and those that turn the direction of what follows: nobody types them, and they deceive readers."""


def check_text(value: Any) -> None:
    """Refuse what no keyboard writes.

    Raises:
        ValidationError: the text holds control characters or direction overrides.
    """
    if isinstance(value, str) and (bad := FORBIDDEN.search(value)):
        name = unicodedata.name(bad[0], f"U+{ord(bad[0]):04X}")
        raise ValidationError(_("The text holds a character that cannot be kept (%(name)s): delete it."), params={"name": name})


class ReferenceField(forms.CharField):
    """Another record by its name. What is typed must be the whole name; of several that bear it, the list offers each with its number."""

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
        name, _dot, number = text.partition(" · ")
        rows = [row for row in named(self.model, self.office, name) if str(row.pk).startswith(number)]
        if len(rows) == 1:
            return rows[0]
        kind = BY_MODEL[self.model].name
        if not rows:
            raise ValidationError(
                _("No %(kind)s is called “%(name)s”: choose from the list, or add it first."), params={"kind": kind, "name": text}
            )
        message = _("Several are called “%(name)s”: choose one of %(choices)s.")
        raise ValidationError(message, params={"name": text, "choices": ", ".join(numbered(row) for row in rows[:6])})

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare names."""
        return bool(super().has_changed(self.prepare_value(initial), data))


def named(model: type[Any], office: Office, name: str) -> list[Any]:
    """The records that bear exactly this name."""
    rows = model.objects.filter(office=office)
    name = " ".join(name.split())
    if model is Person:
        ways = models.Q(family_name=name, given_name="")
        words = name.split(" ")
        for cut in range(1, len(words)):
            ways |= models.Q(given_name=" ".join(words[:cut]), family_name=" ".join(words[cut:]))
        return list(rows.filter(ways)[:20])
    return list(rows.filter(name=name)[:20])


def label(record: Any) -> str:
    """The name that a form shows and takes: with the beginning of its number where another record is called the same."""
    return str(record) if len(named(type(record), record.office, str(record))) < 2 else numbered(record)


def numbered(record: Any) -> str:
    """A name that means this record only."""
    return f"{record} · {str(record.pk)[:8]}"


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
        rows = model.objects.filter(office=self.office)
        if model is Requirement:
            rows = rows.filter(in_use=True)
        field.queryset = rows.filter(partnership=partnership) if partnership and model.hangs_on == "partnership" else rows
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
        self.fields["place"].widget.attrs |= {
            "list": "names-place",
            "autocomplete": "off",
            "hx-get": reverse("complete_place", args=[self.office.slug]),
            "hx-trigger": "input changed delay:250ms",
            "hx-target": "#names-place",
            "data-reference": "place",
        }
        self.order_fields(["name", "level", "kind", "place"])

    def clean_place(self) -> Any:
        """The place of the atlas; the town itself is made when the record is kept."""
        text = self.cleaned_data["place"]
        if not text or ("place" not in self.changed_data and self.instance.town_id):
            return None
        return places.find(text)


class DocumentForm(RecordForm):
    """The form of a document, with its file."""

    file = forms.FileField(label=_("file"), required=False)

    def __init__(self, *arguments: Any, **named_: Any) -> None:
        super().__init__(*arguments, **named_)
        self.fields["file"].required = self.instance._state.adding
        self.order_fields(["file"])


KINDS_OF_FORM: dict[type[Record], type[RecordForm]] = {Authority: PlacedForm, Organisation: PlacedForm, Document: DocumentForm}
"""Where the plain form does not do."""


def form_class(noun: Noun) -> type[RecordForm]:
    """The form of one kind of record: every field that a person may set, but not the record it hangs on, which its address tells."""
    model = noun.model
    left_out = {model.hangs_on, "town"} if model is not Town else {model.hangs_on}
    names = [field.name for field in model._meta.concrete_fields if field.editable and not field.primary_key and field.name not in left_out]
    own = [name for name in names if name not in {"source", "note"}]
    return modelform_factory(model, form=KINDS_OF_FORM.get(model, RecordForm), fields=[*own, "source", "note"], formfield_callback=_field)


def _field(field: models.Field, **options: Any) -> forms.Field | None:
    if isinstance(field, models.DateField):
        options["widget"] = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    if isinstance(field, models.TimeField):
        options["widget"] = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    if isinstance(field, models.TextField):
        options["widget"] = forms.Textarea(attrs={"rows": 4})
    return field.formfield(**options)
