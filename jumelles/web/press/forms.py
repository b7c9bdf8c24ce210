"""The forms of the press desk: a text that comes in, and what is known of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jumelles.web.fields import check_text
from jumelles.web.people.models.user import LANGUAGES
from jumelles.web.press import incoming
from jumelles.web.press.models import Clipping
from jumelles.web.register import queries
from jumelles.web.register.forms import form_field
from jumelles.web.register.models import Partnership


class AboutForm(forms.ModelForm):
    """What is known of a text: its title, where and when it was published, and of which partnership it speaks."""

    class Meta:
        model = Clipping
        fields = ("title", "outlet", "published", "url", "language", "partnership")
        formfield_callback = form_field

    def __init__(self, *arguments: Any, by: Any, office: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.validators.append(check_text)
        partnership: Any = self.fields["partnership"]
        partnership.queryset = queries.visible(by, office, Partnership)
        partnership.empty_label = _("as the text says")
        language: Any = self.fields["language"]
        language.choices = [("", partnership.empty_label), *LANGUAGES]


class TextForm(AboutForm):
    """A new text, pasted or as a file."""

    text = forms.CharField(
        label=gettext_lazy("text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("Paste the article here, or give its file below."),
    )
    file = forms.FileField(label=gettext_lazy("file"), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        formats = _("Text, web page (HTML), PDF, DOCX, e-mail (EML), or a list as a table (CSV, XLSX), up to %(most)s MB.")
        self.fields["file"].help_text = formats % {"most": incoming.most()}
        self.fields["file"].widget.attrs |= {"data-most": settings.UPLOAD_LIMIT, "data-too-large": incoming.too_large(_("The file"))}
        self.fields["title"].required = False
        self.fields["title"].help_text = _("Without it, the first line of the text.")
        self.order_fields(["text", "file", "title", "outlet", "published", "url", "language", "partnership"])

    def clean(self) -> dict[str, Any]:
        """One of the two is given."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if "file" in self.errors or "text" in self.errors:
            return told
        if bool(told.get("text", "").strip()) == bool(told.get("file")):
            raise ValidationError(_("Paste a text or choose a file, one of the two."))
        return told
