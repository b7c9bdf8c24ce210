"""Who works at the press desk: whoever writes the register. The papers on it hold what nobody has checked yet."""

from __future__ import annotations

import rules

from jumelles.web.people.rules import writes

rules.add_perm("press.view_clipping", writes)
rules.add_perm("press.write_clipping", writes)
