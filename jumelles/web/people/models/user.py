"""An account: one person who signs in, with an address and a language."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

LANGUAGES = settings.LANGUAGES
"""Each under its own name, so that whoever reads only that one finds it."""


class Accounts(BaseUserManager):
    """Accounts are found by their address in any capitals."""

    def get_by_natural_key(self, username: str | None) -> Any:
        """The account of an address."""
        return self.get(email=(username or "").lower())

    def create(self, **fields: Any) -> Any:
        """A new account; without a password nobody can sign in to it until they choose one."""
        password = fields.pop("password", None)
        user = self.model(**fields | {"email": str(fields["email"]).lower()})
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account. What it may do follows from its memberships; a `keeper` may also bring new offices into this installation."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(
        _("e-mail address"), max_length=254, unique=True, error_messages={"unique": _("This address has an account.")}
    )
    name = models.CharField(_("first name and surname"), max_length=150)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="fr")
    is_active = models.BooleanField(_("may sign in"), default=True)
    keeper = models.BooleanField(_("keeper of this installation"), default=False)

    objects = Accounts()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def clean(self) -> None:
        """Addresses are kept in small letters, so that none is there twice."""
        super().clean()
        self.email = self.email.lower()

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def roles(self) -> dict[UUID, str]:
        """The role in each office, read once per request."""
        return dict(self.memberships.values_list("office_id", "role")) if self.is_active else {}

    def has_perm(self, permission: str, record: object = None) -> bool:
        """Whether the rules allow this to the account (see `rules`); nobody stands above them."""
        import rules

        return self.is_active and rules.has_perm(permission, self, record)
