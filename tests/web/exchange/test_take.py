"""What comes in is checked to the last field: an office comes in whole, or nothing of it stays."""

import copy
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jumelles.errors import JumellesError
from jumelles.web.exchange.give import archive, contents
from jumelles.web.exchange.read import Unreadable
from jumelles.web.exchange.shape import SECTIONS, fields
from jumelles.web.exchange.take import import_office, load
from jumelles.web.fields import EdtfField, check_choices
from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register.models import Document, Person
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db
TABLES: list[Any] = [*SECTIONS.values(), *(model.history.model for model in SECTIONS.values()), User]
Whole = dict[str, Any]


class Sent(NamedTuple):
    """The JSON and the one document of an office that is not here."""

    whole: Whole
    content: bytes

    def __repr__(self) -> str:
        return "Sent()"  # Hypothesis would print all of it


@pytest.fixture
def sent(files: Path, settings: Any) -> Sent:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with transaction.atomic():
        made, accounts = office("valmore")
        rows = fill(made, accounts["administrator"])
        ranked = rows["partnership"]
        ranked.ranking, ranked.ranked_on = {"match": {"rank": 3}}, rows["delegate"].arrives_on
        keep(ranked, by=accounts["administrator"], seen=1)
        whole = json.loads(json.dumps(contents(made)))
        document = files.joinpath(rows["document"].sha256[:2], rows["document"].sha256)
        content = document.read_bytes()
        document.unlink()
        transaction.set_rollback(True)
    return Sent(whole, content)


def packed(whole: Whole, content: bytes, **members: bytes) -> BytesIO:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("office.json", json.dumps(whole))
        for name, value in ({f"files/{whole['records']['document'][0]['sha256']}": content} | members).items():
            zipped.writestr(name, value)
    file.seek(0)
    return file


def stored(files: Path) -> tuple[list[Any], list[Path]]:
    return [row for model in TABLES for row in model.objects.order_by("pk").values()], [path for path in files.rglob("*") if path.is_file()]


def refusal(file: BytesIO, files: Path) -> str:
    """The one sentence with which a file is refused; and nothing changed."""
    before = stored(files)
    with pytest.raises(JumellesError) as caught, transaction.atomic():
        load(file)
    assert stored(files) == before
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_an_office_comes_in_whole(sent: Sent, files: Path) -> None:
    whole, content = sent

    again = load(packed(whole, content))

    connection.check_constraints()
    assert json.loads(json.dumps(contents(again))) == whole
    assert [path.read_bytes() for path in stored(files)[1]] == [content]


def test_only_a_keeper_brings_an_office_in(sent: Sent) -> None:
    keeper = User.objects.create(email="keeper@place.example", name="Keeper", keeper=True)
    other = User.objects.create(email="other@place.example", name="Other")

    with pytest.raises(PermissionDenied):
        import_office(packed(*sent), by=other)

    assert import_office(packed(*sent), by=keeper) == Office.objects.get()


def test_who_has_an_account_here_keeps_it(sent: Sent) -> None:
    here = User.objects.create(email="head@valmore.example", name="Own name", password="own pass phrase")
    taken = User.objects.create(
        id=next(row["id"] for row in sent[0]["accounts"] if "officer" in row["email"]), email="x@y.example", name="X"
    )

    made = load(packed(*sent))

    roles = {member.user.email: (member.role, member.user) for member in made.memberships.all()}
    assert roles["head@valmore.example"] == ("head", here)
    assert roles["officer@valmore.example"][1] != taken
    assert User.objects.get(pk=here.pk).check_password("own pass phrase")
    assert not roles["officer@valmore.example"][1].has_usable_password()


HAND = {
    "format": "jumelles-office",
    "version": 1,
    "office": {"id": "ours", "name": "Ours", "slug": "ours", "country": "FR", "timezone": "Europe/Paris"},
    "accounts": [{"id": "ann", "email": "Ann@ours.example", "name": "Ann"}],
    "members": [{"id": "m", "user": "ann", "role": "administrator"}],
    "records": {
        "town": [{"id": "t", "place": 1, "name": "Town", "country": "FR"}],
        "authority": [{"id": "a", "name": "City", "level": "municipality", "town": "t"}],
    },
}


def test_a_file_written_by_hand_begins_its_history() -> None:
    made = load(BytesIO(json.dumps(HAND).encode()))

    entries = [entry for model in SECTIONS.values() for entry in model.history.all()]
    assert [(entry.history_type, entry.history_change_reason) for entry in entries] == [("+", "imported")] * 4
    assert (made.memberships.get().user.email, made.language) == ("ann@ours.example", "fr")


def first(whole: Whole, key: str) -> dict[str, Any]:
    """A row of a kind."""
    return whole["office"] if key == "office" else whole["members"][0] if key == "member" else whole["records"][key][0]


def change(key: str, **values: Any) -> Callable[[Whole], object]:
    return lambda whole: first(whole, key).update(values)


def entry(key: str, **values: Any) -> Callable[[Whole], object]:
    return lambda whole: whole["history"][key][0].update(values)


def twin(key: str, **values: Any) -> Callable[[Whole], object]:
    def add(whole: Whole) -> None:
        rows = whole["members"] if key == "member" else whole["accounts"] if key == "accounts" else whole["records"][key]
        rows.append(rows[0] | values)

    return add


def second_partnership(key: str, **values: Any) -> Callable[[Whole], object]:
    def add(whole: Whole) -> None:
        whole["records"]["partnership"].append({"id": "p2", "name": "Second", "kind": "contact"})
        whole["records"][key].append(first(whole, key) | {"id": "other", "partnership": "p2"} | values)

    return add


BAD: dict[str, tuple[Callable[[Whole], object], str]] = {
    "a field that is not known": (change("town", mayor="x"), "town .* it has no field “mayor”"),
    "a day that follows from its date": (change("visit", starts_from="2017-01-01"), "visit .* no field “starts_from”"),
    "the office of a record": (change("town", office="x"), "town .* no field “office”"),
    "a field of an entry that is not known": (entry("town", mayor="x"), r"history\.town .* no field “mayor”"),
    "an account with a password": (lambda whole: whole["accounts"][0].update(password="x"), "account in the file"),
    "an account without an address": (lambda whole: whole["accounts"][0].pop("email"), "account in the file"),
    "an account with a list": (lambda whole: whole["accounts"][0].update(name=["x"]), "account in the file"),
    "an account with an endless address": (lambda whole: whole["accounts"][0].update(email="x" * 60_000), "account in the file"),
    "an account with no address": (lambda whole: whole["accounts"][0].update(email="x"), "accounts .* valid email"),
    "an account of no language": (lambda whole: whole["accounts"][0].update(language="xx"), "accounts .* cannot be kept"),
    "two accounts of one id": (twin("accounts", email="a@b.example"), "Two records of the kind accounts"),
    "two records of one id": (twin("person"), "Two records of the kind person"),
    "two records of one id, written otherwise": (
        lambda whole: twin("person", id=first(whole, "person")["id"].upper())(whole),
        "Two records",
    ),
    "two memberships of one account": (twin("member", id="other"), "member .* is a member already"),
    "two towns of one place": (twin("town", id="other"), "town .* is there already"),
    "two entries of one id": (lambda whole: whole["history"]["town"].append(whole["history"]["town"][0]), r"kind history\.town"),
    "no id": (change("town", id=""), "no id"),
    "an id that is a number": (change("town", id=5), "no id"),
    "an id that is a list": (change("town", id=[[5]]), "no id"),
    "an office without an id": (change("office", id=None), "no id"),
    "a reference to nothing": (change("authority", town="nowhere"), "authority .* town"),
    "a reference that is a number": (change("authority", town=5), "no id"),
    "a reference to another kind": (lambda whole: change("authority", town=first(whole, "person")["id"])(whole), "authority .* town"),
    "a member who is nobody": (change("member", user="nobody"), "member .* “user” cannot be used"),
    "an entry by nobody": (entry("town", history_user="nobody"), r"history\.town .* cannot be kept"),
    "an entry without its date": (entry("town", history_date=None), r"history\.town .* its date"),
    "an entry without its zone": (entry("town", history_date="2020-01-01T10:00:00"), r"history\.town .* its date"),
    "an entry of a day": (entry("town", history_date="2020-01-01"), r"history\.town .* its date"),
    "an entry before all time": (entry("town", history_date="0001-01-01T00:00:00+23:00"), r"history\.town .* cannot be"),
    "an entry of no type": (entry("town", history_type="x"), r"history\.town .* its type"),
    "an entry with a list for a reason": (entry("town", history_change_reason=["x"]), "“history_change_reason” cannot be used"),
    "an entry of another office": (entry("office", id=str(uuid4())), r"history\.office .* “id” cannot be used"),
    "a record of two partnerships": (second_partnership("document"), "document .* refers to a record that is not there"),
    "a role in another partnership": (second_partnership("mention", visit="v"), "mention .* visit"),
    "an end before the beginning": (change("visit", ends="2001"), "visit .* before the beginning"),
    "an amount without a currency": (lambda whole: first(whole, "agreement").pop("currency"), "agreement .* go together"),
    "two bodies where one signs": (
        lambda whole: change("signatory", organisation=first(whole, "organisation")["id"])(whole),
        "one of the two",
    ),
    "a step without a proof": (lambda whole: [first(whole, "status").pop(key) for key in ("document", "source")], "source of this step"),
    "a time zone of nowhere": (change("office", timezone="Mars/Base"), "office .* not a time zone"),
    "a short name with a path": (change("office", slug="../x"), "office .* slug"),
    "a ranking that is a text": (change("partnership", ranking="x"), "“ranking” cannot be used"),
    "a ranking without an end": (
        change("partnership", ranking={"a": [[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]}),
        "“ranking” cannot be used",
    ),
    "a number beyond numbers": (change("town", place=10**4000), "town .* place"),
    "a number below numbers": (change("requirement", place=-1), "requirement .* place"),
    "a document that leads elsewhere": (change("document", sha256="../../../etc/passwd"), "document .* sha256"),
    "a document of another checksum": (change("document", sha256="0" * 64), r"accord\.pdf\) is not what the archive says"),
    "a document of another size": (change("document", size=3), r"accord\.pdf\) is not what the archive says"),
    "a document of another type": (change("document", media_type="text/html"), r"accord\.pdf\) is not what the archive says"),
    "a page for a document": (change("document", filename="page.html"), r"page\.html is not of a kind"),
    "a name that leads elsewhere": (change("document", filename="../../accord.pdf"), r"accord\.pdf\) is not what the archive says"),
    "an old document that is missing": (entry("document", sha256="1" * 64), "missing or damaged"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_wrong_is_told_and_nothing_stays(what: str, sent: Sent, files: Path) -> None:
    whole, content = sent
    spoil, sentence = BAD[what]
    spoil(whole)

    said = refusal(packed(whole, content), files)

    assert re.search(sentence, said), said


def test_bytes_that_are_not_the_document_are_refused(sent: Sent, files: Path) -> None:
    whole, content = sent
    other = [b"%PDF-1.4\nother", b"<html><script>alert(1)</script></html>", b"", content + b"\n"]

    said = [refusal(packed(whole, wrong), files) for wrong in other]

    assert ["accord.pdf" in sentence for sentence in said] == [True] * 4


def test_of_several_documents_none_is_stored_where_one_is_wrong(sent: Sent, files: Path) -> None:
    whole, content = sent
    whole["records"]["document"].append(whole["records"]["document"][0] | {"id": "second", "sha256": "1" * 64})

    assert "missing or damaged" in refusal(packed(whole, content), files)
    assert "is not what the archive says" in refusal(packed(whole, content, **{"files/" + "1" * 64: content}), files)


def test_names_that_lead_elsewhere_are_not_followed(sent: Sent, files: Path) -> None:
    load(packed(*sent, **{"../../evil": b"x", "/etc/evil": b"x", "files/../../evil": b"x"}))

    assert list(files.parent.rglob("evil")) == []
    assert len(stored(files)[1]) == 1


def test_documents_do_not_come_without_their_files(sent: Sent, files: Path) -> None:
    assert "missing or damaged" in refusal(BytesIO(json.dumps(sent[0]).encode()), files)


def test_an_office_that_is_here_is_not_changed(sent: Sent, files: Path) -> None:
    whole, content = sent
    load(packed(whole, content))

    again = refusal(packed(whole, content), files)
    whole["office"]["id"] = "elsewhere"
    whole["history"]["office"] = []
    taken = refusal(packed(whole, content), files)
    whole["office"]["slug"] = "orbeck"
    ids = refusal(packed(whole, content), files)

    assert again.startswith("This office is here already")
    assert "Another office has this short name" in taken
    assert "already" in ids or "same id" in ids


def test_a_history_that_is_here_is_not_changed(sent: Sent, files: Path) -> None:
    made = load(BytesIO(json.dumps(HAND).encode()))
    sent[0]["history"]["office"][0]["id"] = str(made.pk)
    assert "history.office" in refusal(packed(*sent), files)
    sent[0]["history"]["office"][0] |= {"id": sent[0]["office"]["id"], "history_id": str(made.history.get().pk)}
    assert "history.office" in refusal(packed(*sent), files)


WRONG: list[Any] = [None, True, 3.5, [], {}, ["x"], {"x": 1}, "\0", "x" * 20_001, -(10**30), 10**4000]


def fitting(field: Any) -> list[Any]:
    """Of the wrong values those that this field may well have."""
    if field.is_relation or field.primary_key:
        return ["\0"]  # any short text is an id
    if isinstance(field, models.BooleanField):
        return [True]
    if isinstance(field, models.JSONField):
        return [{}, {"x": 1}]
    if isinstance(field, models.FloatField):
        return [3.5]
    long = ["x" * 20_001] if isinstance(field, models.TextField) else []  # of these, only forms bound the length
    checked = isinstance(field, (EdtfField, models.EmailField, models.URLField, models.SlugField)) or field.choices or field.validators[1:]
    return long + (["\0"] if isinstance(field, (models.CharField, models.TextField)) and not checked else [])


def test_every_field_takes_values_of_its_kind_only(sent: Sent) -> None:
    """For every kind of record, every field is tried with every wrong value; `_values` and the rules of the field refuse it."""
    from jumelles.web.exchange.read import opened
    from jumelles.web.exchange.take import _Taking, _told

    taking = _Taking(opened(packed(*sent)), None)
    accepted = []
    for key, model in SECTIONS.items():
        for field in fields(model):
            for value in WRONG:
                row = first(sent[0], key) | {field.name: value}
                try:
                    with _told(key, row):
                        made = model(**taking._values(key, row))
                        made.clean_fields(exclude=[one.name for one in model._meta.concrete_fields if one.is_relation])
                        check_choices(made)
                except Unreadable:
                    continue
                if not any(value is fit or (value == fit and type(value) is type(fit)) for fit in fitting(field)):
                    accepted.append((key, field.name, value))

    assert accepted == []


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value of a JSON."""
    yield way
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield from places(part, (*way, key))


STRANGE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(
        ["1991", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9999", "0001", "administrator", str(uuid4()), "-", "~"]
    ),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), value=STRANGE, act=st.sampled_from(["put", "put", "drop", "twice", "swap"]))
def test_a_file_changed_anywhere_comes_in_or_is_refused(seed: int, value: Any, act: str, sent: Sent, files: Path) -> None:
    whole, ways = copy.deepcopy(sent[0]), sorted((way for way in places(sent[0]) if way), key=repr)
    *way, last = random.Random(seed).choice(ways)
    inside: Any = whole
    for step in way:
        inside = inside[step]
    if act == "drop":
        del inside[last]
    elif act == "twice" and isinstance(inside, list):
        inside.append(inside[last])
    elif act == "swap" and isinstance(inside, dict):
        other = random.Random(seed + 1).choice(sorted(inside))
        inside[last], inside[other] = inside[other], inside[last]
    else:
        inside[last] = value
    before = stored(files)
    sha256 = sent[0]["records"]["document"][0]["sha256"]
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("office.json", json.dumps(whole))
        zipped.writestr(f"files/{sha256}", sent[1])
    with transaction.atomic():
        try:
            made = load(file)
        except JumellesError as error:
            assert str(error)  # noqa: PT017 - either is right
            assert stored(files) == before
        else:
            connection.check_constraints()
            with archive(made) as again:
                assert again.read(2) == b"PK"
            assert Person.objects.count() + Document.objects.count() <= 4
        transaction.set_rollback(True)
    for path in files.rglob("*"):
        if path.is_file():
            path.unlink()


def test_a_file_from_before_the_desk_has_its_usual_thresholds(sent: Sent) -> None:
    whole = copy.deepcopy(sent.whole)
    for row in [whole["office"], *whole["history"].get("office", [])]:
        row.pop("quiet_after", None)
        row.pop("ahead_days", None)

    made = load(packed(whole, sent.content))

    assert (made.quiet_after, made.ahead_days) == (24, 90)
    assert contents(made)["office"].items() >= {"quiet_after": 24, "ahead_days": 90}.items()


def test_the_thresholds_of_a_desk_travel_with_the_office(sent: Sent) -> None:
    whole = copy.deepcopy(sent.whole)
    whole["office"] |= {"quiet_after": 36, "ahead_days": 30}

    made = load(packed(whole, sent.content))

    assert (made.quiet_after, made.ahead_days) == (36, 30)


def test_thresholds_beyond_reason_are_refused(sent: Sent, files: Path) -> None:
    whole = copy.deepcopy(sent.whole)
    whole["office"]["quiet_after"] = 0

    assert "greater than or equal to 3" in refusal(packed(whole, sent.content), files)
