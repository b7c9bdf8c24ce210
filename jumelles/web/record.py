"""What every record of an office has in common: an identity that survives export, a version, its source, and a history without holes."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class TrackedQuerySet(models.QuerySet):
    """Tracked rows change one by one, so that each change leaves its entry in the history."""

    def _refuse(self, *_arguments: object, **_named: object) -> NoReturn:
        raise TypeError("Records change one by one, through recording.keep and recording.remove: a bulk change would leave no history.")

    update = bulk_create = bulk_update = delete = _refuse


class History(HistoricalRecords):
    """The history of one kind of record. An office's newest entries and newest deletions are found without reading the others."""

    def get_meta_options(self, model: Any) -> Any:
        """As simple-history asks for them."""
        options, name = super().get_meta_options(model), model._meta.model_name
        if any(field.name == "office" for field in model._meta.local_fields):
            newest = ["office", "-history_date"]
            options["indexes"] = [
                models.Index(fields=newest, name=f"{name}_newest"),
                models.Index(fields=newest, name=f"{name}_deleted", condition=models.Q(history_type="-")),
            ]
        return options


class Tracked(models.Model):
    """A row with a history: who changed which field, when and why. It never goes by cascade, and never in bulk.

    `version` counts its changes; who saves must have seen the last one (see `recording.keep`).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = TrackedQuerySet.as_manager()
    history = History(
        inherit=True,
        user_model=settings.AUTH_USER_MODEL,
        history_id_field=models.UUIDField(default=uuid4),
        history_change_reason_field=models.TextField(null=True, blank=True),
    )

    class Meta:
        abstract = True
        base_manager_name = "objects"  # else partnership.actions.add(…) would go past the guard


class Record(Tracked):
    """A row of one office's register.

    `source` says who or what vouches for it; `note` stays inside the house. `hangs_on` names the field of the record it is a part of: a
    signatory hangs on its agreement, the agreement on its partnership. What hangs on nothing belongs to the office alone. `goes_with` names
    more fields whose record takes this one along when it is deleted. `tells` are fields that no form holds, as actions alone set them,
    and that pages show.
    """

    office = models.ForeignKey("people.Office", models.PROTECT, related_name="+", editable=False)
    source = models.TextField(
        _("source"), blank=True, max_length=2000, help_text=_("Who or what says so: a document, an article, a person, with its date.")
    )
    note = models.TextField(_("internal note"), blank=True, max_length=10000, help_text=_("Never shown outside the office."))

    hangs_on: ClassVar[str | None] = None
    goes_with: ClassVar[frozenset[str]] = frozenset()
    tells: ClassVar[frozenset[str]] = frozenset()

    class Meta(Tracked.Meta):
        abstract = True

    @classmethod
    def way_to_partnership(cls) -> str | None:
        """The look-up from this model to its partnership (`agreement__partnership`); None for what hangs on none."""
        if cls._meta.model_name == "partnership":
            return "pk"
        if cls.hangs_on is None:
            return None
        above: Any = cls._meta.get_field(cls.hangs_on).related_model
        further = above.way_to_partnership()
        return further and (cls.hangs_on if further == "pk" else f"{cls.hangs_on}__{further}")

    @property
    def above(self) -> Record | None:
        """The record this one hangs on."""
        return getattr(self, self.hangs_on) if self.hangs_on else None

    @property
    def partnership_or_none(self) -> Any:
        """The partnership this record is a part of."""
        if self._meta.model_name == "partnership":
            return self
        return self.above and self.above.partnership_or_none
