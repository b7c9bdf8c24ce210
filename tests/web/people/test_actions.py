"""Members come, change and go, and an office never loses its last administrator or a way back to a guest."""

import pytest
from django.core.exceptions import ValidationError

from jumelles.web.people import actions
from jumelles.web.people.invitations import invited, path_in
from jumelles.web.people.models import Membership, Office, User
from jumelles.web.recording import bring_back, remove
from jumelles.web.register.actions import invite, withdraw
from jumelles.web.register.models import Invitation, Partnership
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> tuple[Office, dict[str, User], Invitation]:
    valmore, accounts = office("valmore")
    return valmore, accounts, fill(valmore, accounts["administrator"])["invitation"]


def roles(of: Office) -> dict[str, str]:
    return dict(Membership.objects.filter(office=of).values_list("user__email", "role"))


def again(user: User) -> User:
    """The account as the next request has it."""
    return User.objects.get(pk=user.pk)


def is_good(path: str) -> bool:
    number, token = path.strip("/").split("/")[-2:]
    return invited(number, token) is not None


def test_a_way_in_ends_with_another_role() -> None:
    _valmore, accounts = office("valmore")
    brisac, theirs = office("brisac")
    member = actions.add_member(
        Office.objects.get(slug="valmore"), email="b@brisac.example", name="B", language="fr", role="reader", by=accounts["administrator"]
    )
    path = path_in(member.user)

    assert is_good(path)
    actions.add_member(brisac, email="b@brisac.example", name="B", language="fr", role="administrator", by=theirs["administrator"])
    assert not is_good(path)


def test_the_last_administrator_stays(made: tuple[Office, dict[str, User], Invitation]) -> None:
    valmore, accounts, _invitation = made
    chief = Membership.objects.get(office=valmore, user=accounts["administrator"])

    with pytest.raises(ValidationError):
        actions.change_role(chief, "reader", by=accounts["administrator"], seen=chief.version)
    with pytest.raises(ValidationError):
        actions.remove_member(chief, by=accounts["administrator"], seen=chief.version)

    assert roles(valmore)["administrator@valmore.example"] == "administrator"


def test_a_guest_who_becomes_a_member_is_no_longer_invited(made: tuple[Office, dict[str, User], Invitation]) -> None:
    valmore, accounts, invitation = made
    member = invitation.member

    actions.change_role(member, "administrator", by=accounts["administrator"], seen=member.version, why="moved to us")

    assert not Invitation.objects.filter(office=valmore).exists()
    assert roles(valmore)["guest@valmore.example"] == "administrator"
    assert member.history.first().history_change_reason == "moved to us"


def test_the_last_invitation_takes_the_membership_along_and_brings_it_back(made: tuple[Office, dict[str, User], Invitation]) -> None:
    valmore, accounts, invitation = made

    withdraw(invitation, by=accounts["head"], seen=invitation.version, why="the project is over")

    assert "guest@valmore.example" not in roles(valmore)
    entry = Invitation.history.filter(id=invitation.pk).first()
    assert (entry.history_type, entry.history_change_reason) == ("-", "the project is over")
    bring_back(entry, by=again(accounts["head"]))
    assert roles(valmore)["guest@valmore.example"] == "guest"


def test_an_invitation_among_others_takes_nothing_along(made: tuple[Office, dict[str, User], Invitation]) -> None:
    valmore, accounts, first = made
    other = Partnership.objects.get(office=valmore)
    second = fill_another(valmore, accounts["administrator"])
    invite(second, email="guest@valmore.example", name="x", language="ru", authority=None, by=accounts["head"])

    withdraw(first, by=accounts["head"], seen=first.version)

    assert other.invitations.count() == 0
    assert roles(valmore)["guest@valmore.example"] == "guest"


def fill_another(valmore: Office, by: User) -> Partnership:
    from jumelles.web.recording import keep

    another: Partnership = keep(Partnership(office=valmore, name="Another", kind="contact"), by=by)
    return another


def test_a_partnership_comes_back_without_a_guest_who_left_meanwhile(made: tuple[Office, dict[str, User], Invitation]) -> None:
    valmore, accounts, invitation = made
    partnership, member = invitation.partnership, invitation.member
    remove(partnership, by=accounts["administrator"], seen=partnership.version)
    actions.remove_member(member, by=accounts["administrator"], seen=member.version)

    bring_back(Partnership.history.filter(id=partnership.pk).first(), by=again(accounts["administrator"]))

    assert Partnership.objects.filter(pk=partnership.pk).exists()
    assert not Invitation.objects.filter(office=valmore).exists()
