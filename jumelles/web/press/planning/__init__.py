"""From a proposal to what accepting it would write: the kind of record, its fields as texts of a form, what the register knows already."""

from jumelles.web.press.planning.planned import plan

__all__ = ["plan"]
