"""On which words a fact of the register rests: the sentence of an article, or the cell of a table, kept beside the record."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from jumelles.web.constraints import one_of
from jumelles.web.fields import EdtfField
from jumelles.web.people.models.user import LANGUAGES
from jumelles.web.record import Record
from jumelles.web.register.models.action import Action, ActionRole
from jumelles.web.register.models.agreement import Agreement, Signatory
from jumelles.web.register.models.document import MediaMention
from jumelles.web.register.models.honour import Gift, HeritageItem, Honour
from jumelles.web.register.models.opening import Opening
from jumelles.web.register.models.partnership import Partnership, Party, StatusStep
from jumelles.web.register.models.people import Organisation, Person, Position
from jumelles.web.register.models.places import Authority, TerritoryFact, Town
from jumelles.web.register.models.visit import Delegate, ProgrammeItem, Visit


def _proves(model: type[Record]) -> Any:
    return models.ForeignKey(
        model, models.PROTECT, null=True, blank=True, related_name="evidence", editable=False, verbose_name=model._meta.verbose_name
    )


PROVED: dict[str, type[Record]] = {
    "partnership": Partnership,
    "party": Party,
    "status": StatusStep,
    "agreement": Agreement,
    "signatory": Signatory,
    "action": Action,
    "role": ActionRole,
    "visit": Visit,
    "programme": ProgrammeItem,
    "delegate": Delegate,
    "honour": Honour,
    "gift": Gift,
    "heritage": HeritageItem,
    "mention": MediaMention,
    "organisation": Organisation,
    "person": Person,
    "position": Position,
    "authority": Authority,
    "town": Town,
    "fact": TerritoryFact,
    "opening": Opening,
}
"""The kinds of records that a text may prove, by their words in addresses, which are the names of the fields below."""


class Evidence(Record):
    """The words that one record, or one `field` of it, rests on, as W3C selectors keep them.

    They are `exact`, from `start` to `end`, between `prefix` and `suffix`. `sentence` is what stands around them, `sha256` the checksum of
    the text they were read in; of a table, `cell` says where (Sheet1!B7). `speaker` is who says it, where the words are a quotation. It
    goes with the record that it proves, and comes back with it. No form changes what was read.
    """

    goes_with = frozenset(PROVED)
    tells = frozenset({"exact", "sentence", "cell"})
    unsaid = frozenset({"prefix", "suffix", "start", "end", "sha256"})
    """Where the words stand, for machines: no history tells it."""
    field = models.CharField(_("what it proves"), max_length=40, blank=True, editable=False)
    exact = models.TextField(_("the words"), max_length=5000, editable=False)
    sentence = models.TextField(_("the sentence"), blank=True, max_length=5000, editable=False)
    speaker = models.CharField(_("who says it"), max_length=200, blank=True)
    title = models.CharField(_("title of the text"), max_length=300, blank=True)
    outlet = models.CharField(_("newspaper, channel, site"), max_length=200, blank=True)
    published = EdtfField(_("published on"))
    url = models.URLField(_("address"), blank=True, max_length=1000)
    lang = models.CharField(_("language"), max_length=2, blank=True, choices=LANGUAGES)
    cell = models.CharField(_("cell of the table"), max_length=100, blank=True, editable=False)
    prefix = models.CharField(max_length=64, blank=True, editable=False)
    suffix = models.CharField(max_length=64, blank=True, editable=False)
    start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    partnership = _proves(Partnership)
    party = _proves(Party)
    status = _proves(StatusStep)
    agreement = _proves(Agreement)
    signatory = _proves(Signatory)
    action = _proves(Action)
    role = _proves(ActionRole)
    visit = _proves(Visit)
    programme = _proves(ProgrammeItem)
    delegate = _proves(Delegate)
    honour = _proves(Honour)
    gift = _proves(Gift)
    heritage = _proves(HeritageItem)
    mention = _proves(MediaMention)
    organisation = _proves(Organisation)
    person = _proves(Person)
    position = _proves(Position)
    authority = _proves(Authority)
    town = _proves(Town)
    fact = _proves(TerritoryFact)
    opening = _proves(Opening)

    class Meta(Record.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering: ClassVar = ["published", "start", "id"]
        constraints: ClassVar = [one_of("evidence_of_one_record", tuple(PROVED), _("Evidence proves one record, and only one."))]

    def __str__(self) -> str:
        words = self.sentence or self.exact
        return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"

    @property
    def around(self) -> tuple[str, str, str]:
        """The sentence in three: what stands before the words, the words, what stands after them."""
        before, words, after = self.sentence.partition(self.exact)
        return (before, words, after) if words else ("", self.exact, "")

    @property
    def proves(self) -> Any:
        """The record that it proves."""
        return next((getattr(self, name) for name in PROVED if getattr(self, f"{name}_id")), None)

    @property
    def above(self) -> Any:
        """As `proves`: there it is shown."""
        return self.proves


LONGEST = 120
"""Characters by which evidence is called in lists."""
