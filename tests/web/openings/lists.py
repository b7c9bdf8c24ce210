"""An office with two companies, needs, offers and tables, for the tests of portfolios and matches."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from jumelles.web.openings import importing, incoming
from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register.models import Intake, Opening, Portfolio

TABLE = (
    "Reference;Title;Description;Language;NACE\n"
    "A1;Acoustic search for leaks;Finds leaks in water pipes without digging.;en;26.51\n"
    "A2;Пасека Лесная;Мёд с лесных лугов, ульи и вывод маток.;ru;01.49\n"
    "A3;Fromages de chèvre affinés;Affinage en cave, lait cru de nos chèvres.;fr;10.51\n"
)


@dataclass
class House:
    """An office, its accounts by role, and one company of its own and one of the partner."""

    office: Office
    accounts: dict[str, User]
    ours: Any
    theirs: Any

    def opening(self, kind: str, title: str, summary: str, **fields: Any) -> Any:
        """A published need of our company, or an offer of the partner's."""
        today = timezone.localdate()
        owner = self.ours if kind == "need" else self.theirs
        known = {"language": "fr", "state": "published", "published_on": today, "expires_on": today + timedelta(days=300)}
        made = Opening(office=self.office, kind=kind, organisation=owner, title=title, summary=summary, **known | fields)
        return keep(made, by=self.accounts["head"])

    def intake(self, content: str | bytes = TABLE, *, name: str = "list.csv", **fields: Any) -> Intake:
        """A file brought in by the officer (what is confided by the head), its columns not yet named."""
        data = content.encode() if isinstance(content, str) else content
        by = self.accounts["head" if fields.get("confidentiality") == "ambassador" else "officer"]
        known = {"organisation": self.theirs, "title": "Patents", "filename": name, "office": self.office, "by": by}
        return incoming.begin(Intake(**known | fields), data, by=by)

    def portfolio(self, content: str | bytes = TABLE, **fields: Any) -> Portfolio:
        """A portfolio from a table, with the columns as they are guessed."""
        made = self.intake(content, **fields)
        importing.run(made.pk)
        made.refresh_from_db()
        assert (made.state, made.told) == ("done", "")
        return made.portfolio
