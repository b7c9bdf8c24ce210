"""A partnership opened from a text: between the places it names, with the words that name them, and once."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from jumelles.facts import Place
from jumelles.web.press.founding import found, named
from jumelles.web.press.models import Clipping
from jumelles.web.register import places
from jumelles.web.register.models import Authority, Evidence, Partnership, Party, Town
from tests.web.press.desk import COLMAR, TVER, Desk

pytestmark = pytest.mark.django_db
TEXT = "Colmar se jumelle avec Lucques. Une délégation de Lucques était venue de Toscane."
LUCCA, TUSCANY = 3174530, 3165361


def about(desk: Desk, **told: Any) -> Clipping:
    """A text about Colmar and Lucca, of which the second is named more often."""
    clipping = desk.clipping(TEXT, partnership=None, **told)
    desk.proposed(clipping, "place", "Colmar", name="Colmar", gid=COLMAR, kind="city", country="FR")
    desk.proposed(clipping, "place", "Toscane", name="Tuscany", gid=TUSCANY, kind="region", country="IT")
    lucca = desk.proposed(clipping, "place", "Lucques", name="Lucca", gid=LUCCA, kind="city", country="IT")
    again = lucca.evidence[0] | {"start": TEXT.rindex("Lucques"), "end": TEXT.rindex("Lucques") + len("Lucques")}
    lucca.evidence = [*lucca.evidence, again]
    lucca.save()
    return clipping


def place(gid: int) -> Place:
    return places.atlas().place(gid)


def test_the_sides_that_are_offered_are_our_town_and_what_lies_abroad(desk: Desk) -> None:
    told = named(about(desk))
    assert [one.id for one in told.ours] == [COLMAR]
    assert [one.id for one in told.theirs] == [LUCCA, TUSCANY]


def test_a_partnership_is_opened_with_the_sentences_that_name_its_sides(desk: Desk) -> None:
    clipping = about(desk)
    made = found(clipping, name="Colmar – Lucques", kind="twinning", ours=place(COLMAR), theirs=[place(LUCCA), place(TUSCANY)], by=desk.by)

    clipping.refresh_from_db()
    assert clipping.partnership == made
    parties = Party.objects.filter(partnership=made).order_by("authority__name")
    assert [(row.side, row.authority.name, row.authority.level) for row in parties] == [
        ("home", "City of Colmar", "municipality"),
        ("partner", "Lucca", "municipality"),
        ("partner", "Tuscany", "region"),
    ]
    assert {(row.party.authority.name, row.sentence) for row in Evidence.objects.all()} == {
        ("City of Colmar", "Colmar se jumelle avec Lucques."),
        ("Lucca", "Colmar se jumelle avec Lucques."),
        ("Lucca", "Une délégation de Lucques était venue de Toscane."),
        ("Tuscany", "Une délégation de Lucques était venue de Toscane."),
    }
    assert made.source == "A title, Gazette, 30 March 2017"


def test_a_partner_that_is_there_already_is_told_and_nothing_is_written(desk: Desk) -> None:
    clipping = about(desk)
    before = [model.objects.count() for model in (Partnership, Party, Authority, Town, Evidence)]
    with pytest.raises(ValidationError, match="There is a partnership with this place by now"):
        found(clipping, name="Twice", kind="twinning", ours=place(COLMAR), theirs=[place(LUCCA), place(TVER)], by=desk.by)
    assert [model.objects.count() for model in (Partnership, Party, Authority, Town, Evidence)] == before


def test_of_two_who_open_it_the_second_is_told(desk: Desk) -> None:
    clipping = about(desk)
    late = Clipping.objects.get(pk=clipping.pk)
    found(clipping, name="First", kind="twinning", ours=place(COLMAR), theirs=[place(LUCCA)], by=desk.by)
    with pytest.raises(ValidationError, match="Somebody said meanwhile"):
        found(late, name="Second", kind="twinning", ours=place(COLMAR), theirs=[place(TUSCANY)], by=desk.by)
    assert not Partnership.objects.filter(name="Second").exists()


def test_a_reader_opens_none(desk: Desk) -> None:
    with pytest.raises(PermissionDenied):
        found(about(desk), name="No", kind="twinning", ours=place(COLMAR), theirs=[place(LUCCA)], by=desk.people["reader"])
    assert Partnership.objects.count() == 1
