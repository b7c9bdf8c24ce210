"""The table of states against one written apart from it, and nothing unapproved in it that anybody could see."""

from itertools import product

import pytest

from jumelles.web.portal.comments.states import VISIBLE, Act, State, after, open_to

LEADS = {
    "unverified": {"confirm": "held", "spam": "spam", "erase": "erased"},
    "held": {"approve": "approved", "refuse": "refused", "spam": "spam", "erase": "erased"},
    "approved": {"refuse": "refused", "spam": "spam", "report": "reported", "erase": "erased"},
    "refused": {"approve": "approved", "spam": "spam", "appeal": "appealed", "erase": "erased"},
    "spam": {"approve": "approved", "refuse": "refused", "appeal": "appealed", "erase": "erased"},
    "reported": {"approve": "approved", "refuse": "refused", "spam": "spam", "report": "reported", "erase": "erased"},
    "appealed": {"approve": "approved", "refuse": "refused", "spam": "spam", "erase": "erased"},
    "erased": {},
}


@pytest.mark.parametrize(("state", "act"), list(product(State, Act)))
def test_each_act_leads_where_it_should(state: State, act: Act) -> None:
    assert after(state, act) == LEADS[state].get(act)
    assert (state in open_to(act)) == (act in LEADS[state])


def test_one_appeals_once() -> None:
    assert [after(state, Act.APPEAL, appealed=True) for state in State] == [None] * len(State)


def test_only_an_approval_makes_a_comment_visible() -> None:
    into = {(state, act) for state, act in product(State, Act) if after(state, act) in VISIBLE and state not in VISIBLE}

    assert {act for _state, act in into} == {Act.APPROVE}
    assert {"approved", "reported"} == VISIBLE
