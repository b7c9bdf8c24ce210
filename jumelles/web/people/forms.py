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


class AccountForm(forms.ModelForm):
    """One's own name and language."""

    class Meta:
        model = User
        fields = ("name", "language")

    def clean_name(self) -> str:
        """As every name."""
        check_text(self.cleaned_data["name"])
        return str(self.cleaned_data["name"])


class OfficeForm(forms.ModelForm):
    """What an administrator may change of the office."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Office
        fields = ("name", "country", "language", "timezone")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.initial["seen"] = self.instance.version

    def clean_name(self) -> str:
        """As every name."""
        check_text(self.cleaned_data["name"])
        return str(self.cleaned_data["name"])


class RoleForm(forms.ModelForm):
    """A member's role. A guest gets in by an invitation to a partnership, not here; who is one may stay one."""

    why = forms.CharField(label=_("Reason for this change"), max_length=300, required=False, validators=[check_text])
    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Membership
        fields = ("role",)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        field: Any = self.fields["role"]
        field.choices = [choice for choice in Role.choices if choice[0] != Role.GUEST or self.instance.role == Role.GUEST]
        self.initial["seen"] = self.instance.version


class MemberForm(forms.Form):
    """A new member."""

    name = forms.CharField(label=_("first name and surname"), max_length=150, validators=[check_text])
    email = forms.EmailField(label=_("e-mail address"), max_length=254)
    language = forms.ChoiceField(label=_("language"), choices=LANGUAGES)
    role = forms.ChoiceField(label=_("role"), choices=[choice for choice in Role.choices if choice[0] != Role.GUEST])
