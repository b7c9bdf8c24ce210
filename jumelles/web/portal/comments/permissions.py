"""Who of an office may do what to comments; visitors and authors have no account, and come by other ways (see `own`)."""

from __future__ import annotations

import rules

from jumelles.web.people.rules import heads, writes

rules.add_perm("portal.view_comment", writes)
rules.add_perm("portal.decide_comment", writes)
rules.add_perm("portal.address_comment", heads)  # to see the e-mail addresses
rules.add_perm("portal.write_manner", heads)
