"""Accounts, offices, and their members."""

from jumelles.web.people.models.membership import Membership, Role
from jumelles.web.people.models.office import Office
from jumelles.web.people.models.reminders import Reminders, Rhythm
from jumelles.web.people.models.user import User

__all__ = ["Membership", "Office", "Reminders", "Rhythm", "Role", "User"]
