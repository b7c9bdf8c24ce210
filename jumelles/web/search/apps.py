"""What Django needs to know of this app."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save


class SearchConfig(AppConfig):
    """Listens to every change of the register: whatever writes a record, the index changes with it."""

    name = "jumelles.web.search"
    label = "search"

    def ready(self) -> None:
        """Bulk writers tell the index themselves: there is one, the import of an office (`exchange.take`)."""
        from jumelles.web.people.models import Office, User
        from jumelles.web.register import queries
        from jumelles.web.register.models import RECORDS
        from jumelles.web.search import results

        queries.ALSO.append(results.called)
        for model in RECORDS:
            post_save.connect(_saved, sender=model)
            post_delete.connect(_deleted, sender=model)
        post_save.connect(_renamed, sender=User)
        post_save.connect(_opened, sender=Office)
        post_migrate.connect(_migrated, sender=self)


def _saved(instance: Any, **_told: Any) -> None:
    from jumelles.web.search import index

    index.refresh([instance])


def _deleted(instance: Any, **_told: Any) -> None:
    from jumelles.web.search import index

    index.forget(instance)


def _renamed(instance: Any, *, created: bool, update_fields: Any = None, **_told: Any) -> None:
    """Invitations are called after the guest."""
    from jumelles.web.register.models import Invitation, Stamp
    from jumelles.web.search import index

    if not created and (update_fields is None or "name" in update_fields):
        named = list(Invitation.objects.filter(member__user=instance))
        index.refresh(named)
        for office in {invitation.office_id for invitation in named}:
            Stamp.renew(office)


def _opened(instance: Any, *, created: bool, **_told: Any) -> None:
    from jumelles.web.search import index

    if created:
        index.begin(instance)


def _migrated(**_told: Any) -> None:
    """Not a migration of its own: it reads the register by the models of today, which stand only when all migrations are done."""
    from jumelles.web.search import index

    index.catch_up()
