"""What is read from the register, and by whom: every list and every single record passes here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, CharField, IntegerField, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import Http404
from django.utils import timezone

from jumelles.web.access import may
from jumelles.web.people.models import Office, Role
from jumelles.web.register import lookups  # noqa: F401 - loading it teaches texts to be searched
from jumelles.web.register.confiding import known
from jumelles.web.register.models import Document, Invitation, Partnership, Party, StatusStep
from jumelles.web.register.models.words import Status
from jumelles.web.register.nouns import BY_MODEL, NOUNS, Noun
from jumelles.web.register.rules import GUESTS_SEE, HIDDEN_FROM_GUESTS


def visible(by: Any, office: Office, model: type[Any], *, on: Any = None) -> QuerySet[Any]:
    """The records of one kind that `by` may see in an office: all of them for its members, a part for its guests, none for others.

    Of those that hang `on` one record the database is told no more: that they are of its office it would check by reading the whole office.
    """
    rows = model.objects.filter(office=office) if on is None else model.objects.filter(**{str(model.hangs_on): on})
    if on is not None and on.office_id != office.pk:
        return rows.none()
    if may(by, "view", office):
        return known(rows, by, office)
    if by.roles.get(office.pk) != Role.GUEST or model not in GUESTS_SEE:
        return rows.none()
    invited = Invitation.objects.filter(office=office, member__user=by).values("partnership")
    rows = rows.filter(**{f"{model.way_to_partnership()}__in": invited})
    return rows.filter(shared=True) if model is Document else rows


def chosen(by: Any, office: Office, model: type[Any], text: str) -> Any:
    """The record that a form or an address names; None where it names none. Raises as `one`."""
    try:
        key = UUID(text)
    except ValueError:
        return None
    return one(by, office, model, key)


def one(by: Any, office: Office, model: type[Any], key: UUID) -> Any:
    """One record of an office.

    Raises:
        Http404: there is none, or `by` may not see it: a stranger does not learn which.
    """
    record = with_references(model.objects.filter(office=office, pk=key)).first()
    if record is None or not may(by, "view", record):
        raise Http404
    record.office = office
    return record


def references(model: type[Any]) -> list[str]:
    """The fields that name another record, fetched together with the row."""
    return [field.name for field in model._meta.concrete_fields if field.is_relation and field.name != "office"]


def with_references(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows with the records that they name, and what those need to be called by their names."""
    names = references(rows.model)
    # Without names, select_related would follow whatever there is.
    return rows.select_related(*(FURTHER.get(name, name) for name in names)) if names else rows


FURTHER = {"member": "member__user"}
"""What needs one more step to be called by its name."""


def leaf(rows: QuerySet[Any], noun: Noun, office: Office, number: Any, size: int) -> Page:
    """One page of a list. It is chosen by keys alone, then fetched: so the database sorts and skips keys, not rows with all they name."""
    page = Paginator(rows.values_list("pk", flat=True), size).get_page(number)
    page.object_list = list(listed(noun.model.objects.filter(pk__in=list(page.object_list)), noun))
    for record in page.object_list:
        record.office = office
    return page


def listed(rows: QuerySet[Any], noun: Noun) -> QuerySet[Any]:
    """The rows of a list with what its columns need, in a bounded number of queries."""
    named = [name for name in references(noun.model) if name in noun.columns]
    further = {"authority": "authority__town"} if noun.model is Party else FURTHER
    rows = rows.select_related(*(further.get(name, name) for name in named)) if named else rows
    return with_status(rows).prefetch_related("parties__authority__town") if noun.model is Partnership else rows


def found(rows: QuerySet[Any], noun: Noun, text: str, *, inside: bool = True) -> QuerySet[Any]:
    """The rows in which every word of the text stands in one of the noun's fields, whatever its capitals, in any script.

    Who is not `inside` the office searches only what they see: a search tells as much as a page.
    """
    names = [name for name in noun.search if inside or name not in HIDDEN_FROM_GUESTS]
    for word in text.split()[:8]:
        how = "icontains" if word.isascii() else "holds"
        anywhere = Q()
        for field in names:
            anywhere |= Q(**{f"{field}__{how}": word})
        rows = rows.filter(anywhere)
    return rows.distinct() if text else rows


ALSO: list[Callable[[Noun, Office, str], QuerySet[Any]]] = []
"""Who else knows how records are called, and gives the keys of those of an office that bear a name: the search says so as it starts."""


def called(rows: QuerySet[Any], noun: Noun, office: Office, text: str, *, inside: bool = True) -> QuerySet[Any]:
    """As `found`, and the rows that bear the name in another spelling."""
    matching = found(rows, noun, text, inside=inside)
    if not text or not noun.search:
        return matching
    ways = Q(pk__in=matching.order_by().values("pk"))
    for knows in ALSO:
        ways |= Q(pk__in=knows(noun, office, text))
    return rows.filter(ways)


def with_status(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Partnerships with their present status (`status`, a key) and since when (`status_on`): their last step that is not in the future.

    Steps of one day follow each other in the order of a partnership's life.
    """
    life = Case(*(When(status=key, then=Value(n)) for n, key in enumerate(Status.values)), output_field=IntegerField())
    past = StatusStep.objects.filter(partnership=OuterRef("pk"), on_from__lte=timezone.localdate()).order_by("-on_from", life.desc())
    return rows.annotate(
        status=Subquery(past.values("status")[:1], output_field=CharField()),
        status_on=Subquery(past.values("on")[:1], output_field=CharField()),
    )


def noun_of(record: Model) -> Noun:
    """What kind of record it is."""
    return BY_MODEL[type(record)]


def model(key: str) -> type[Any]:
    """The model of a kind of record."""
    return NOUNS[key].model
