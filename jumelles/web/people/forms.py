"""Forms for accounts, offices and members."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from jumelles.web.fields import check_text
from jumelles.web.people.models import Membership, Office, Role, User
from jumelles.web.people.models.user import LANGUAGES


class SignInForm(AuthenticationForm):
    """The address and the password; one sentence for every reason why they do not fit."""

    error_messages = {  # noqa: RUF012 - Django's own attribute
        "invalid_login": _("The address and the password do not fit together."),
        "inactive": _("The address and the password do not fit together."),
    }

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["username"].widget = forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})

    def clean_username(self) -> str:
        """In small letters, so that an address in other capitals is no new one to try passwords with."""
        return str(self.cleaned_data["username"]).lower()


class _Named(forms.ModelForm):
    def clean_name(self) -> str:
        """As every name."""
        check_text(self.cleaned_data["name"])
        return str(self.cleaned_data["name"])


class _Seen(forms.ModelForm):
    """A form that knows on which version of the record it was made."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.initial["seen"] = self.instance.version


class AccountForm(_Named):
    """One's own name and language."""

    class Meta:
        model = User
        fields = ("name", "language")


class OfficeForm(_Named, _Seen):
    """What an administrator may change of the office."""

    class Meta:
        model = Office
        fields = ("name", "country", "language", "timezone", "quiet_after", "ahead_days")


class RoleForm(_Seen):
    """A member's role. A guest gets in by an invitation to a partnership, not here; who is one may stay one."""

    why = forms.CharField(label=_("Reason for this change"), max_length=300, required=False, validators=[check_text])

    class Meta:
        model = Membership
        fields = ("role",)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        field: Any = self.fields["role"]
        field.choices = [choice for choice in Role.choices if choice[0] != Role.GUEST or self.instance.role == Role.GUEST]


class MemberForm(forms.Form):
    """A new member."""

    name = forms.CharField(label=_("first name and surname"), max_length=150, validators=[check_text])
    email = forms.EmailField(label=_("e-mail address"), max_length=254)
    language = forms.ChoiceField(label=_("language"), choices=LANGUAGES)
    role = forms.ChoiceField(label=_("role"), choices=[choice for choice in Role.choices if choice[0] != Role.GUEST])
