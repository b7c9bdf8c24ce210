"""The forms of the register and of its people: a page answers whatever is sent; what is refused leaves nothing, the rest is kept so."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import FloatField
from django.test import Client, override_settings
from django.utils.html import escape as django_escape
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st
from markupsafe import escape

from jumelles.web.exchange import read
from jumelles.web.fields import FORBIDDEN, EdtfField, GoalsField, LanguagesField
from jumelles.web.people.models import Membership, Office, User
from jumelles.web.recording import keep, remove
from jumelles.web.register import models, places
from jumelles.web.register.forms import ReferenceField, form_class, label
from jumelles.web.register.models import RECORDS
from jumelles.web.register.models.publishing import FACTS
from jumelles.web.register.nouns import NOUNS, Noun
from tests.web.offices import fill, office, pdf

pytestmark = pytest.mark.django_db

PLACE = "Valmore"
MOMENT = "2026-01-05T09:30"
ADDED = [key for key, noun in NOUNS.items() if not noun.made_elsewhere]
ALONE = {"party", "signatory", "check", "delegate", "status", "page"}
"""Kinds of which the invented office cannot have a second one like the first."""
BODIES = ("organisation", "authority")
OF_FIGURE = {"indicator": ["incubators", "labels", "companies"], "dated": ["1991", "2016-12", "2011~"]}
"""A figure is of the past, and its indicator says which values it may have."""

INJECTIONS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% raw %}",
    "'; DROP TABLE register_partnership; --",
    "%(name)s {0} %s %n ${7*7}",
    "Z\u0361\u035c\u0489\u0337a\u0334\u0322l\u0321g\u0354o\u0353 \u0301\u0301\u0301",
    "🤝🏽👩‍👩‍👧 🇫🇷",
    "Ville de Montpellier · Хайдельберг · 日本 · مدينة",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
]
"""Texts that are strange, or meant ill, and are kept as they are: no page runs them."""
UNTYPED = ["a\0b", "\x1b[31mred", "left\u202eright", "a\u2066b", "\ufeffa", "a\x85b", "a\x7fb", "1\x0b1"]
"""Texts with characters that nobody types and no field takes."""
NO_VALUES = [
    *("NaN", "Infinity", "-inf", "1e999", "1e-999", "0x10", "1e5000000", "9" * 5000, "-1", "1.000000001", "٣x"),
    *("0000-00-00", "99999", "99999-01-01", "2017-02-30", "2017-13", "24:61", "1991/1990", "../..", "1991-W05"),
    *("None", "null", "[]", "{}", "on", "<b>", "javascript:alert(1)", "a@b", "http://[::1", "http://" + "a" * 300),
]
"""What is no number, no date, no time, no choice, no address."""
NASTY = [*INJECTIONS, *UNTYPED, *NO_VALUES, "", " ", "\n", "x" * 1_000_000]


def _turned(values: list[str], n: int) -> str:
    return values[n % len(values)]


Browser = Callable[..., Client]


@dataclass(frozen=True)
class Register:
    """Two filled offices and the browser of the first one's administrator."""

    office: Office
    rows: dict[str, Any]
    others: dict[str, Any]
    accounts: dict[str, User]
    files: Path
    client: Client

    def add(self, noun: Noun) -> str:
        """Where one of a kind is added."""
        above = f"?on={self.rows[noun.key].above.pk}" if noun.model.hangs_on else ""
        return f"/alpha/{noun.key}/add/{above}"

    def edit(self, noun: Noun) -> str:
        """Where the one that there is of a kind is edited."""
        return f"/alpha/{noun.key}/{self.rows[noun.key].pk}/edit/"

    def form(self, noun: Noun, record: Any = None) -> Any:
        """The form of a record as it is stored, or of the one that there is of a kind."""
        stored = noun.model.objects.get(pk=(record or self.rows[noun.key]).pk)
        return form_class(noun)(instance=stored, office=self.office)

    def stored(self) -> Any:
        """All that is kept: rows, entries of histories, files."""
        kept = [(model, list(model.objects.order_by("pk").values_list())) for model in (*RECORDS, Office, Membership, User)]
        entries = [model.history.count() for model in (*RECORDS, Office, Membership)]
        return kept, entries, sorted(self.files.rglob("*"))


@pytest.fixture(scope="module")
def offices(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, ...]]:
    """Two filled offices, made once for all tests of this file: each test takes back what it does."""
    del django_db_setup
    files = tmp_path_factory.mktemp("files")
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nothing here depends on their being slow
    with django_db_blocker.unblock(), override_settings(FILES=files, PASSWORD_HASHERS=hashers), undone():
        made, accounts = office("alpha")
        other, strangers = office("beta")
        rows = fill(made, accounts["administrator"])
        line = copy(rows["programme"])  # the one that there is, is the meeting of a case, which takes no day outside its visit
        line.pk, line._state.adding = uuid4(), True
        rows["programme"] = keep(line, by=accounts["administrator"])
        yield made, rows, fill(other, strangers["administrator"], mark="Albatross"), accounts, files


@pytest.fixture
def register(
    offices: tuple[Any, ...], browser: Browser, toy_home: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> Iterator[Register]:
    monkeypatch.setenv("JUMELLES_HOME", str(toy_home))
    places.atlas.cache_clear()
    settings.FILES = offices[-1]
    yield Register(*offices, browser(offices[-2]["administrator"]))
    places.atlas.cache_clear()


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is taken back, so that many examples begin alike."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def as_shown(form: Any) -> dict[str, Any]:
    """What a browser sends of a form that nobody touched, without its empty fields."""
    sent: dict[str, Any] = {}
    for bound in form:
        value = bound.field.widget.format_value(bound.value()) if not isinstance(bound.field, forms.FileField) else None
        if isinstance(bound.field.widget, forms.CheckboxInput):
            value = "on" if bound.value() else None
        elif isinstance(bound.field.widget, forms.Select) and value:
            value = value if bound.field.widget.allow_multiple_selected else value[0]
        if value not in (None, "", []):
            sent[bound.name] = value if isinstance(value, list) else str(value)
    return sent


def texts(form: Any) -> dict[str, forms.Field]:
    """The fields that take any text, but for its length, and hang on no other field."""
    return {name: field for name, field in form.fields.items() if is_text(form, name, field) and name not in CODES}


def is_text(form: Any, name: str, field: forms.Field) -> bool:
    """Whether any text is a value of the field."""
    if name in MODELLESS or type(field) is not forms.CharField:
        return name == "why"
    return not isinstance(form.instance._meta.get_field(name), EdtfField)


CODES = {"currency": ["EUR", "RUB"], "country": ["FR", "RU"], "code": ["FR", "RU"]}
"""Fields that take codes."""
MARKED = {
    "country": {"code": "FR", "organisation": None},
    "sector": {"code": "26.60", "organisation": None},
    "goods": {"code": "9021", "organisation": None},
}
"""What is marked for caution is a code of its kind; else it is an organisation."""
LISTS = {name: ["nace2:26", "nace2:26.60", "nace2:72.11"] for name in ("codes", "sectors")}
"""Fields that take several codes, and some of them."""
MODELLESS = {"why", "place", "new_place"}
"""Fields of forms that are no fields of records; a requirement's `place` is a number."""


def at_its_field(page: str, name: str) -> bool:
    return f'id="id_{name}_error"' in page


def wrong_fields(page: str) -> set[str]:
    return set(re.findall(r'id="id_(\w+)_error"', page))


@pytest.mark.parametrize("key", NOUNS)
def test_a_form_that_is_sent_as_it_was_shown_changes_nothing(register: Register, key: str) -> None:
    noun, before = NOUNS[key], register.stored()

    assert register.client.get(register.edit(noun)).status_code == 200
    assert register.client.post(register.edit(noun), as_shown(register.form(noun))).status_code == 302
    assert register.stored() == before


@pytest.mark.parametrize("key", NOUNS)
def test_a_text_may_be_as_long_as_its_field_and_no_longer(register: Register, key: str) -> None:
    noun = NOUNS[key]
    form = register.form(noun)
    most = {name: "é" * (field.max_length or 0) for name, field in texts(form).items()}
    before = register.stored()

    refused = register.client.post(register.edit(noun), as_shown(form) | {name: f"{text}é" for name, text in most.items()})
    assert (refused.status_code, wrong_fields(refused.content.decode())) == (422, set(most))
    assert register.stored() == before

    taken = register.client.post(register.edit(noun), as_shown(form) | most)
    assert taken.status_code == 302
    assert as_shown(register.form(noun)) == as_shown(form) | {n: t for n, t in most.items() if n != "why"} | {"seen": "2"}


@pytest.mark.parametrize("key", NOUNS)
def test_a_strange_text_is_kept_as_it_is_and_shown_as_a_text(register: Register, key: str) -> None:
    noun, form = NOUNS[key], register.form(NOUNS[key])
    for turn in (0, 4, 8):
        with undone():
            said = {name: _turned(INJECTIONS, turn + n)[: field.max_length] for n, (name, field) in enumerate(texts(form).items())}
            assert (
                register.client.post(register.edit(noun), as_shown(form) | {name: f"  {told} " for name, told in said.items()}).status_code
                == 302
            )
            kept = noun.model.objects.get(pk=register.rows[key].pk)
            assert {name: getattr(kept, name) for name in said if name != "why"} == {n: t.strip() for n, t in said.items() if n != "why"}
            assert kept.history.first().history_change_reason == said["why"].strip()
            for page in ("", "edit/", "history/", "delete/"):
                shown = register.client.get(f"/alpha/{key}/{kept.pk}/{page}").content.decode()
                assert "<script>alert" not in shown
                assert "<img src=x" not in shown
                assert "4949" not in re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", shown)
                assert page == "delete/" or str(escape(said["note"])) in shown or django_escape(said["note"]) in shown


@pytest.mark.parametrize("key", NOUNS)
def test_what_nobody_types_is_refused_at_every_field_of_text(register: Register, key: str) -> None:
    noun, form = NOUNS[key], register.form(NOUNS[key])
    before = register.stored()
    for text in UNTYPED:
        short = {
            name: text[: field.max_length] for name, field in texts(form).items() if FORBIDDEN.search(text[: field.max_length].strip())
        }
        answer = register.client.post(register.edit(noun), as_shown(form) | short)
        assert (answer.status_code, wrong_fields(answer.content.decode())) == (422, set(short))
    assert register.stored() == before


@pytest.mark.parametrize("key", NOUNS)
def test_nonsense_in_all_fields_at_once_is_refused_and_leaves_nothing(register: Register, key: str) -> None:
    noun, before = NOUNS[key], register.stored()
    names = register.form(noun).fields
    for turn in range(0, len(NASTY), 7):
        with undone():
            address = register.add(noun) if key in ADDED and turn % 2 else register.edit(noun)
            sent = {name: _turned(NASTY, turn + n) for n, name in enumerate(names)}
            answer = register.client.post(address, sent if turn % 3 else dict.fromkeys(names, NASTY[turn]))
            assert answer.status_code in {302, 409, 422}, sent
            assert answer.status_code == 302 or register.stored() == before
    sent_otherwise: list[dict[str, Any]] = [
        {name: ["a", "b"] for name in names},
        {f"{name}[]": "a" for name in names},
        {name: SimpleUploadedFile("a.txt", b"a text") for name in list(names)[:5]},
    ]
    for sent in sent_otherwise:
        assert register.client.post(register.edit(noun), sent).status_code in {409, 422}
    raw = "&".join(f"{name}=%ED%A0%80%FF" for name in names)
    kept = register.client.post(register.edit(noun), raw, content_type="application/x-www-form-urlencoded")
    assert kept.status_code in {409, 422}
    assert register.stored() == before


def read_back(typed: dict[str, Any]) -> dict[str, Any]:
    """What the form shows of what was typed: all but the reason of the change, and the place with its country."""
    found = places.find(PLACE)
    shown = {"place": f"{found.name}, {found.country}"} if typed.get("place") == PLACE else {}
    return {name: value for name, value in typed.items() if name != "why"} | shown


class Draws:
    """Values of forms, drawn field by field."""

    def __init__(self, register: Register, draw: Any) -> None:
        self.register, self.draw = register, draw
        self.day = draw(st.dates())
        self.edtf = draw(st.sampled_from(["1991", "2011~", "2017-03-31", "199X", "2004?", "1991-22", "2017-03", "0999", "9998-12-31"]))

    def form(self, form: Any) -> dict[str, Any]:
        sent = {name: self.field(form, name, field) for name, field in form.fields.items() if name not in {"seen", "file"}}
        if all(name in sent for name in BODIES) and not form.fields["organisation"].required:
            sent[self.draw(st.sampled_from(BODIES))] = None
        if "amount" in sent and not (sent["amount"] and sent["currency"]):
            sent |= {"amount": None, "currency": None}
        if "on" in sent and ("status" in sent or "asked_after" in form.fields):
            sent["source"] = "the archive"
        if "scope" in sent:
            company = self._value(form, "organisation", form.fields["organisation"])
            sent |= MARKED.get(sent["scope"], {"code": None, "organisation": company})
        self._publish(sent)
        if set(FACTS) <= set(sent):
            told = self.draw(st.sampled_from(FACTS))
            sent |= dict.fromkeys(FACTS) | {told: self._value(form, told, form.fields[told])}
        return {name: value for name, value in sent.items() if value not in (None, "", [])}

    def _publish(self, sent: dict[str, Any]) -> None:
        """What goes out has what it needs: consent, credit and description, a title, a moment."""
        if ("consented" in sent and not sent["consented"]) or ("alt" in sent and not (sent["alt"] and sent["credit"])):
            sent["public"] = None
        if "title_en" in sent and sent["state"] != "draft":
            sent["title_en"] = sent["title_en"] or "A title"
        if "publish_at" in sent and sent["state"] in {"scheduled", "published"}:
            sent["publish_at"] = MOMENT

    def field(self, form: Any, name: str, field: forms.Field) -> Any:
        value = self._value(form, name, field)
        return value if field.required or name in BODIES or self.draw(st.booleans()) else None

    def _value(self, form: Any, name: str, field: forms.Field) -> Any:
        if name in {"new_level", "new_place"}:
            return None
        if name == "place" and isinstance(field, forms.CharField):
            return PLACE
        if isinstance(field, ReferenceField):
            return label(self.register.rows[name])
        if name in CODES:
            return self.draw(st.sampled_from(CODES[name]))
        if isinstance(field, forms.ModelChoiceField):
            return str(self.draw(st.sampled_from(list(field.queryset))).pk)
        return self._plain(form, name, field)

    def _plain(self, form: Any, name: str, field: Any) -> Any:  # noqa: PLR0911 - one way for each kind of field
        if isinstance(form.instance, models.OwnFigure) and name in OF_FIGURE:
            return self.draw(st.sampled_from(OF_FIGURE[name]))
        if name in LISTS:
            return ",".join(self.draw(st.lists(st.sampled_from(LISTS[name]), unique=True)))
        ticked = form.instance._meta.get_field(name) if name != "why" else None
        if isinstance(ticked, (GoalsField, LanguagesField)):
            codes = [str(n) for n in range(1, 18)] if isinstance(ticked, GoalsField) else ["fr", "en", "ru"]
            least = 1 if isinstance(ticked, LanguagesField) else 0
            return self.draw(st.lists(st.sampled_from(codes), unique=True, min_size=least).map(lambda some: sorted(some, key=codes.index)))
        kinds: list[tuple[Any, Callable[[], Any]]] = [
            (forms.BooleanField, lambda: "on"),
            (forms.ChoiceField, lambda: self.draw(st.sampled_from([str(key) for key, _words in field.choices if key]))),
            (forms.SlugField, lambda: self.draw(st.sampled_from(["heidelberg", "a-visit_2"]))),
            (forms.DateTimeField, lambda: MOMENT),
            (forms.DateField, self.day.isoformat),
            (forms.TimeField, lambda: "09:30"),
            (forms.DecimalField, lambda: str(self.draw(st.decimals(0, 999_999_999_999, places=2, allow_nan=False)))),
            (forms.IntegerField, lambda: str(self.draw(st.integers(1, 100) if name == "max_open" else st.integers(0, 32_767)))),
            (forms.EmailField, lambda: self.draw(st.sampled_from(["a@b.example", "o'neil+x@ville-de-montpellier.fr"]))),
            (forms.URLField, lambda: self.draw(st.sampled_from(["https://a.example/?q=1&amp=2#x", "http://пример.рф/é"]))),
        ]
        drawn = next((way() for kind, way in kinds if isinstance(field, kind)), None)
        if drawn is not None:
            return drawn
        if isinstance(form.instance._meta.get_field(name) if name != "why" else None, FloatField):
            return str(self.draw(st.integers(0, 32_767)))
        if not is_text(form, name, field):
            return self.edtf
        letters = st.characters(
            exclude_categories=["Cs", "Cc"], exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
        )
        text = self.draw(
            st.text(letters, max_size=min(field.max_length, 40)).map(str.strip).filter(lambda text: not FORBIDDEN.search(text))
        )
        return text or "a"


GENERATED = settings_of_hypothesis(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a failure takes minutes of requests
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.parametrize("key", NOUNS)
def test_every_valid_value_is_accepted_and_read_back_equal(register: Register, key: str) -> None:
    noun = NOUNS[key]

    @GENERATED
    @given(st.data())
    def holds(data: Any) -> None:
        draws = Draws(register, data.draw)
        with undone():
            typed = draws.form(register.form(noun))
            answer = register.client.post(register.edit(noun), typed | {"seen": "1"})
            assert answer.status_code == 302, wrong_fields(answer.content.decode())
            shown = as_shown(register.form(noun))
            assert {name: value for name, value in shown.items() if name != "seen"} == read_back(typed)

    holds()


@pytest.mark.parametrize("key", ADDED)
def test_every_valid_new_record_is_accepted_and_read_back_equal(register: Register, key: str) -> None:
    noun = NOUNS[key]
    blank = form_class(noun)(instance=noun.model(office=register.office, **_above(register, noun)), office=register.office)

    @GENERATED
    @given(st.data())
    def holds(data: Any) -> None:
        draws = Draws(register, data.draw)
        with undone():
            typed = draws.form(blank)
            if key in ALONE:
                for part in [*models.Signatory.objects.all(), *models.Check.objects.all()] if key == "document" else [register.rows[key]]:
                    remove(part, by=register.accounts["administrator"], seen=part.version)
            known = {record.pk for record in noun.model.objects.all()}
            sent = typed | ({"file": pdf("new")} if key == "document" else {})
            answer = register.client.post(register.add(noun), sent)
            assert answer.status_code == 302, wrong_fields(answer.content.decode())
            [made] = [record for record in noun.model.objects.all() if record.pk not in known]
            shown = as_shown(register.form(noun, made))
            assert {n: v for n, v in shown.items() if n != "seen"} == read_back(typed)
            assert made.history.get().history_change_reason == typed.get("why", "")

    holds()


def _above(register: Register, noun: Noun) -> dict[str, Any]:
    return {noun.model.hangs_on: register.rows[noun.key].above} if noun.model.hangs_on else {}


def test_one_wrong_value_is_told_at_its_field_and_leaves_nothing(register: Register) -> None:
    before = register.stored()

    @settings_of_hypothesis(GENERATED, max_examples=80)
    @given(st.sampled_from(sorted(NOUNS)), st.data())
    def holds(key: str, data: Any) -> None:
        noun = NOUNS[key]
        form = register.form(noun)
        if set(form.fields) <= {*texts(form), "seen"}:
            return
        if set(form.fields) <= {*texts(form), "seen"}:
            return
        name = data.draw(
            st.sampled_from([name for name, field in form.fields.items() if name not in {"seen", "why"} and name not in texts(form)])
        )
        others = [str(uuid4()), str(register.others.get(name, register.others["person"]).pk), str(register.others.get(name, "nobody"))]
        value = data.draw(
            st.sampled_from([*NO_VALUES, *UNTYPED, *others, "x" * 5000]) | st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
        )
        with undone():
            answer = register.client.post(register.edit(noun), as_shown(form) | {name: value})
            page = answer.content.decode()
            assert answer.status_code in {302, 422}
            if answer.status_code == 422:
                assert at_its_field(page, name) or 'class="errorlist card"' in page, (key, name, value)
                assert register.stored() == before

    holds()


def test_records_of_another_office_are_not_to_be_had(register: Register) -> None:
    before = register.stored()
    for noun in NOUNS.values():
        form = register.form(noun)
        for name, field in form.fields.items():
            if not isinstance(field, (forms.ModelChoiceField, ReferenceField)):
                continue
            theirs = register.others["invitation"].member if name == "member" else register.others.get(name, register.others["document"])
            for value in (str(theirs.pk), str(theirs), f"{theirs} · {str(theirs.pk)[:8]}"):
                answer = register.client.post(register.edit(noun), as_shown(form) | {name: value})
                assert (answer.status_code, at_its_field(answer.content.decode(), name)) == (422, True), (noun.key, name)
    for noun in NOUNS.values():
        theirs = register.others[noun.key].pk
        for act in ("edit", "delete", f"restore/{uuid4()}"):
            assert register.client.post(f"/alpha/{noun.key}/{theirs}/{act}/", {"seen": 1}).status_code == 404
        assert (
            noun.model.hangs_on is None
            or register.client.post(f"/alpha/{noun.key}/add/?on={register.others[noun.key].above.pk}").status_code == 404
        )
    assert register.stored() == before


def test_a_form_that_somebody_overtook_keeps_what_was_typed(register: Register) -> None:
    noun = NOUNS["action"]
    typed = as_shown(register.form(noun)) | {"title": "mine", "goals": ["1", "4"]}
    keep_title(register, "theirs")

    answer = register.client.post(register.edit(noun), typed)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="mine"' in page
    assert 'name="seen" value="2"' in page
    assert len(re.findall(r'name="goals"[^>]* checked', page)) == 2
    assert "theirs" in page


def keep_title(register: Register, title: str) -> None:
    record = models.Action.objects.get(pk=register.rows["action"].pk)
    record.title = title
    keep(record, by=register.accounts["head"], seen=record.version)


@pytest.mark.parametrize("name", ["Ville · Lyon", "Two  spaces", "A · B · 1234abcd", "<b>", "O'Neil, & “Sons”", "Имя"])
def test_an_organisation_of_any_name_can_be_named_in_a_form(register: Register, name: str) -> None:
    firm = keep(models.Organisation(office=register.office, name=name, kind="company"), by=register.accounts["head"])
    form = as_shown(register.form(NOUNS["role"]))

    assert register.client.post(register.edit(NOUNS["role"]), form | {"organisation": name}).status_code == 302
    assert models.ActionRole.objects.get(office=register.office).organisation == firm
    assert register.client.post(register.edit(NOUNS["role"]), as_shown(register.form(NOUNS["role"]))).status_code == 302


def test_of_many_of_one_name_each_can_be_named_by_its_number(register: Register) -> None:
    by = register.accounts["head"]
    people = [keep(models.Person(office=register.office, family_name="de la Tour", given_name="Anne Marie"), by=by) for _n in range(25)]
    form, address = as_shown(register.form(NOUNS["delegate"])), register.edit(NOUNS["delegate"])

    several = register.client.post(address, form | {"person": "Anne Marie de la Tour"})
    assert (several.status_code, at_its_field(several.content.decode(), "person")) == (422, True)
    for n, person in enumerate(people, 1):
        assert register.client.post(address, form | {"person": label(person), "seen": str(n)}).status_code == 302
        assert models.Delegate.objects.get(office=register.office).person == person


def test_a_new_authority_comes_with_its_party_or_not_at_all(register: Register) -> None:
    noun, before = NOUNS["party"], register.stored()
    typed = {"authority": "New town", "side": "partner", "new_level": "municipality", "new_place": "Valmore"}

    for wrong, name in [
        ({"new_place": "Nowhere at all"}, "new_place"),
        ({"new_level": "galaxy"}, "new_level"),
        ({"new_level": ""}, "authority"),
        ({"authority": "a\0b"}, "authority"),
        ({"authority": "a\u202eb"}, "authority"),
        ({"authority": "x" * 201}, "authority"),
        ({"side": "nowhere"}, "side"),
    ]:
        answer = register.client.post(register.add(noun), typed | wrong)
        assert (answer.status_code, name in wrong_fields(answer.content.decode())) == (422, True), wrong
    assert register.stored() == before

    assert register.client.post(register.add(noun), typed).status_code == 302
    made = models.Party.objects.get(authority__name="New town")
    assert (made.authority.level, made.authority.town.name, made.side) == ("municipality", "Valmore", "partner")


def packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return file.getvalue()


BAD_FILES = {
    "a zip bomb": ("a.docx", packed(word__xml=bytes(30_000_000))),
    "a zip that is no office file": ("a.docx", packed(a__txt=b"a")),
    "a program that says it is a PDF": ("a.pdf", b"MZ\x90\0" + bytes(100)),
    "a page that says it is a picture": ("a.png", b"<html><script>alert(1)</script>"),
    "a page": ("a.html", b"<html>"),
    "a drawing with a script": ("a.svg", b"<svg><script/></svg>"),
    "two extensions": ("a.pdf.exe", b"%PDF-1.4"),
    "no extension": ("a", b"%PDF-1.4"),
    "nothing": ("a.pdf", b""),
    "a turned name": ("a\u202efdp.exe", b"%PDF-1.4"),
}


@pytest.mark.parametrize("bad", BAD_FILES)
def test_a_file_that_is_not_kept_is_told_at_its_field(register: Register, bad: str) -> None:
    before = register.stored()
    for address in (register.add(NOUNS["document"]), register.edit(NOUNS["document"])):
        sent = as_shown(register.form(NOUNS["document"])) | {"file": SimpleUploadedFile(*BAD_FILES[bad])}
        answer = register.client.post(address, sent)
        assert (answer.status_code, wrong_fields(answer.content.decode())) == (422, {"file"})
    assert register.stored() == before


@pytest.mark.parametrize("name", ["../../../etc/passwd.pdf", "C:\\a\\b.pdf", "x" * 400 + ".pdf", "<script>.pdf", "; a=b.pdf", "Акт.PDF"])
def test_a_file_of_any_name_is_kept_under_its_checksum(register: Register, name: str) -> None:
    sent = as_shown(register.form(NOUNS["document"])) | {"title": "named oddly", "file": SimpleUploadedFile(name, b"%PDF-1.4 odd")}
    assert register.client.post(register.add(NOUNS["document"]), sent).status_code == 302

    made = models.Document.objects.get(title="named oddly")
    answer = register.client.get(f"/alpha/document/{made.pk}/file/")
    assert answer.content == b"%PDF-1.4 odd"
    assert [path.name for path in register.files.rglob(made.sha256)] == [made.sha256]
    assert not set(made.filename) & set("/\\\r\n")
    assert "<script>" not in register.client.get(f"/alpha/document/{made.pk}/").content.decode()


def test_a_text_where_a_file_belongs_is_told(register: Register) -> None:
    answer = register.client.post(register.add(NOUNS["document"]), as_shown(register.form(NOUNS["document"])) | {"file": "a.pdf"})

    assert (answer.status_code, wrong_fields(answer.content.decode())) == (422, {"file"})


def test_more_than_anybody_types_is_refused_whole(register: Register) -> None:
    before = register.stored()
    address = register.edit(NOUNS["person"])

    assert register.client.post(address, {f"field{n}": "a" for n in range(3000)}).status_code == 400
    assert register.client.post(address, {"note": "x" * 3_000_000}).status_code == 400
    assert register.client.post(address, {f"f{n}": SimpleUploadedFile("a.txt", b"a") for n in range(20)}).status_code == 400
    assert register.client.post(address, b"--x\r\nbroken", content_type="multipart/form-data; boundary=x").status_code in {200, 400}
    assert register.client.post(address, b"a", content_type="multipart/form-data").status_code == 400
    assert register.client.post(address, {"a" * 100_000: "a", "a[b][c]" * 1000: "b"}).status_code in {400, 422}
    assert register.client.post(address, CONTENT_LENGTH="9" * 4000).status_code in {400, 413, 422}
    assert register.stored() == before


def others(register: Register) -> dict[str, tuple[str, dict[str, Any]]]:
    """The forms that are not of one record: where, and what is well in them."""
    rows, member = register.rows, Membership.objects.get(user=register.accounts["reader"])
    visit, partnership = rows["visit"].pk, rows["partnership"].pk
    entry = models.Person.history.filter(id=rows["person"].pk).first()
    return {
        "paste": (f"/alpha/visit/{visit}/delegation/", {"lines": "New;Person;mayor;fr;none;12"}),
        "invite": (
            f"/alpha/partnership/{partnership}/invite/",
            {"name": "Guest", "email": "g@x.example", "language": "ru", "authority": str(rows["authority"].pk)},
        ),
        "member": ("/alpha/members/add/", {"name": "New", "email": "n@x.example", "language": "fr", "role": "officer"}),
        "role": (f"/alpha/members/{member.pk}/", {"role": "head", "seen": "1"}),
        "removal": (f"/alpha/members/{member.pk}/", {"remove": "1", "seen": "1"}),
        "account": ("/account/", {"name": "Me", "language": "en"}),
        "password": ("/account/password/", {"old_password": "x", "new_password1": "y", "new_password2": "y"}),
        "office": (
            "/alpha/settings/",
            {"name": "Office", "country": "FR", "language": "fr", "timezone": "Asia/Tokyo", "seen": "1"}
            | {"quiet_after": "24", "ahead_days": "90"},
        ),
        "sign in": ("/sign-in/", {"username": "a@b.example", "password": "x", "next": "/"}),
        "language": ("/language/", {"language": "ru", "next": "/account/"}),
        "delete": (f"/alpha/gift/{rows['gift'].pk}/delete/", {"why": "lost", "seen": "1"}),
        "restore": (f"/alpha/person/{rows['person'].pk}/restore/{entry.history_id}/", {"seen": "1"}),
        "rank": (f"/alpha/partnership/{partnership}/rank/", {"seen": "1"}),
        "import": ("/import/", {"file": SimpleUploadedFile("a.json", b"{}")}),
    }


OTHERS = (
    *("paste", "invite", "member", "role", "removal", "account", "password", "office"),
    *("sign in", "language", "delete", "restore", "rank", "import"),
)
ANSWERS = {200, 302, 400, 404, 409, 422, 429}


@pytest.fixture
def keeper(register: Register) -> Register:
    """As `register`; its administrator keeps the installation too."""
    register.accounts["administrator"].keeper = True
    register.accounts["administrator"].save()
    return register


@pytest.mark.parametrize("name", OTHERS)
def test_nonsense_in_any_other_form_is_answered_and_leaves_nothing(keeper: Register, name: str) -> None:
    address, well = others(keeper)[name]
    client = Client(HTTP_HOST="127.0.0.1") if name == "sign in" else keeper.client
    before = keeper.stored()
    values: list[Any] = [*NASTY, str(uuid4()), str(keeper.others["authority"].pk), SimpleUploadedFile("a.txt", b"a"), ["a", "b"]]
    for n, value in enumerate(values):
        field = list(well)[n % len(well)]
        with undone():
            answer = client.post(address, dict.fromkeys(well, value) if n % 4 == 0 else well | {field: value})
            assert answer.status_code in ANSWERS, value
            assert answer.status_code == 302 or "/welcome/" in answer.content.decode() or keeper.stored() == before
            assert "<script>alert" not in answer.content.decode()
    assert client.post(address, {}).status_code in ANSWERS
    assert client.post(address, b"{", content_type="application/json").status_code in ANSWERS


@pytest.mark.parametrize("name", ["invite", "member", "account", "office"])
def test_what_nobody_types_is_in_no_name(keeper: Register, name: str) -> None:
    address, well = others(keeper)[name]
    before = keeper.stored()
    for text in UNTYPED:
        answer = keeper.client.post(address, well | {"name": text})
        assert (answer.status_code in {200, 422}, wrong_fields(answer.content.decode())) == (True, {"name"})
    assert keeper.stored() == before


@pytest.mark.parametrize(
    ("name", "wrong", "field"),
    [
        ("invite", {"email": "a@b"}, "email"),
        ("invite", {"name": "x" * 151}, "name"),
        ("invite", {"email": "x" * 250 + "@b.example"}, "email"),
        ("invite", {"language": "de"}, "language"),
        ("invite", {"authority": str(uuid4())}, "authority"),
        ("member", {"role": "guest"}, "role"),
        ("member", {"role": "emperor"}, "role"),
        ("member", {"email": "no address"}, "email"),
        ("member", {"name": ""}, "name"),
        ("role", {"role": "guest"}, "role"),
        ("account", {"name": "x" * 151}, "name"),
        ("account", {"language": "xx"}, "language"),
        ("office", {"timezone": "Mars/Phobos"}, "timezone"),
        ("office", {"country": "FRA"}, "country"),
        ("office", {"name": "x" * 201}, "name"),
        ("paste", {"lines": "a;b;c;d;e;f;g"}, "lines"),
        ("paste", {"lines": "x" * 101}, "lines"),
        ("paste", {"lines": "x" * 60_001}, "lines"),
        ("paste", {"lines": "fine;Person\n\u202ebad"}, "lines"),
        ("paste", {"lines": "\n".join(f"name{n}" for n in range(5000))}, "lines"),
        ("import", {"file": SimpleUploadedFile("a.json", b"{}")}, "file"),
    ],
)
def test_a_wrong_value_of_another_form_is_told_at_its_field(keeper: Register, name: str, wrong: dict[str, Any], field: str) -> None:
    address, well = others(keeper)[name]
    before = keeper.stored()

    answer = keeper.client.post(address, well | wrong)

    assert (answer.status_code in {200, 422}, wrong_fields(answer.content.decode())) == (True, {field})
    assert keeper.stored() == before


@pytest.mark.parametrize("name", [name for name in OTHERS if name not in {"import", "password", "sign in", "restore"}])
def test_another_form_takes_what_is_well(keeper: Register, name: str) -> None:
    address, well = others(keeper)[name]
    before = keeper.stored()

    answer = keeper.client.post(address, well)

    assert answer.status_code == 302 or "/welcome/" in answer.content.decode()
    assert keeper.stored() != before or name == "rank"  # the toy world does not know our invented towns


def test_a_delegation_is_kept_as_it_was_pasted(keeper: Register) -> None:
    address, _well = others(keeper)["paste"]
    lines = ["<b>Bold</b>;{{ 7*7 }};=cmd;ru, en;no fish;suite", "Zëe\tÅsa\tmaire", "", "Имя;"]

    assert keeper.client.post(address, {"lines": "\r\n".join(lines)}).status_code == 302
    rows = models.Delegate.objects.filter(precedence__gt=1, office=keeper.office)
    assert [
        (row.person.family_name, row.person.given_name, row.capacity, row.person.languages, row.person.diet, row.room) for row in rows
    ] == [
        ("<b>Bold</b>", "{{ 7*7 }}", "=cmd", "ru, en", "no fish", "suite"),
        ("Zëe", "Åsa", "maire", "", "", ""),
        ("Имя", "", "", "", "", ""),
    ]
    assert "<b>Bold" not in keeper.client.get(f"/alpha/visit/{keeper.rows['visit'].pk}/").content.decode()


def test_the_reason_of_a_deletion_is_kept_or_refused(register: Register) -> None:
    address, well = others(register)["delete"]
    before = register.stored()

    for reason in (*UNTYPED, "x" * 301):
        assert register.client.post(address, well | {"why": reason}).status_code in {409, 422}
    assert register.stored() == before
    assert register.client.post(address, well | {"why": " <b>lost</b> "}).status_code == 302
    assert models.Gift.history.filter(id=register.rows["gift"].pk).first().history_change_reason == "<b>lost</b>"
    assert "<b>lost" not in register.client.get("/alpha/history/").content.decode()


@pytest.mark.parametrize(
    "back", ["foo", "//evil.example/", "https://evil.example/", "javascript:alert(1)", "/a\r\nX: y", "\\\\evil", "", "/" * 3000]
)
def test_the_choice_of_a_language_leads_nowhere_else(register: Register, back: str) -> None:
    answer = register.client.post("/language/", {"language": "fr", "next": back})

    assert answer.status_code in {302, 400}
    assert not answer.get("Location", "/").startswith(("//", "http", "javascript", "\\"))


@pytest.mark.parametrize(
    "before", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2020-01-01T00:00:00Z", "x", "\0", "9" * 5000]
)
def test_the_history_may_begin_anywhere(register: Register, before: str) -> None:
    assert register.client.get("/alpha/history/", {"before": before}).status_code == 200


def damaged(whole: dict[str, Any]) -> st.SearchStrategy[bytes]:
    """An export in which one value, somewhere, is another one."""
    odd = st.sampled_from(
        [None, True, -1, 10**30, 1e308, "", "a\0b", "\ud800", "x" * 100_000, [], {}, [[]], "{{ 7*7 }}", float("inf"), "0000-00-00"]
    )

    def changed(data: Any) -> bytes:
        path, value = data
        copy = json.loads(json.dumps(whole))
        place = copy
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        return json.dumps(copy).replace("Infinity", "1e999").encode()

    return st.tuples(st.sampled_from(list(paths(whole))), odd).map(changed)


def paths(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if above:
        yield above
    steps = value.items() if isinstance(value, dict) else enumerate(value[:2]) if isinstance(value, list) else ()
    for step, below in steps:
        yield from paths(below, (*above, step))


def test_a_damaged_export_is_told_at_its_field_or_taken_whole(keeper: Register) -> None:
    from jumelles.web.exchange.give import contents

    whole = contents(Office.objects.get(slug="beta"))
    whole = json.loads(json.dumps(whole).replace(whole["office"]["id"], str(uuid4())).replace('"beta"', '"gamma"'))
    for kind in [*whole["records"], "member"]:
        for row in [*whole["records"].get(kind, []), *whole["history"].get(kind, []), *(whole["members"] if kind == "member" else [])]:
            row["id"] = row["id"][:8] + "0" + row["id"][9:]
    before = keeper.stored()

    @settings_of_hypothesis(GENERATED, max_examples=80)
    @given(damaged(whole))
    def holds(content: bytes) -> None:
        with undone():
            answer = keeper.client.post("/import/", {"file": SimpleUploadedFile("a.json", content)})
            page = answer.content.decode()
            assert answer.status_code in {200, 302, 422}
            if answer.status_code == 422:
                assert wrong_fields(page) == {"file"}
                assert keeper.stored() == before

    holds()


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"null", b"PK\3\4", b"\xff\xfe", b"[" * 100_000, b'{"format": "jumelles-office", "version": 1}'),
        packed(office__json=b"[" * 100_000),
        packed(office__json=b" " * 3_000_000),
        packed(a=b"b"),
        b'{"format": "jumelles-office", "version": 1, "office": {"id": "\\ud800", "slug": "x"}}',
        b'{"format": "jumelles-office", "version": NaN}',
        b'{"format": "jumelles-office", "version": 1, "office": {"id": "x"}, "accounts": [{"id": "\\ud800", "email": "a@b.example"}]}',
    ],
)
def test_a_file_that_is_no_office_is_told_at_its_field(keeper: Register, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "JSON_LIMIT", 2_000_000)
    before = keeper.stored()

    answer = keeper.client.post("/import/", {"file": SimpleUploadedFile("a.json", content)})

    assert (answer.status_code, wrong_fields(answer.content.decode())) == (422, {"file"})
    assert keeper.stored() == before
