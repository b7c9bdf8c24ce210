"""Records in bulk, and every door past their history."""

import ast
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import transaction

from jumelles.web.recording import keep
from jumelles.web.register.models import RECORDS, Action, ActionRole, Partnership
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db
WEB = Path(__file__).parent.parent.parent / "jumelles" / "web"


def test_an_office_with_everything_can_be_made() -> None:
    made, accounts = office("valmore")

    rows = fill(made, accounts["administrator"])

    assert {type(row) for row in rows.values()} == set(RECORDS)


def waited(method: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    async def call() -> Any:
        return await method(*arguments, **named)

    return async_to_sync(call)()


def prefetched() -> Any:
    return Partnership.objects.prefetch_related("actions").get(actions__isnull=False).actions.all()


BULK: dict[str, Callable[[dict[str, Any]], object]] = {
    "objects.update": lambda rows: Action.objects.update(title="bulk"),
    "objects.bulk_create": lambda rows: Action.objects.bulk_create([rows["action"]]),
    "objects.bulk_update": lambda rows: Action.objects.bulk_update([rows["action"]], ["title"]),
    "objects.delete": lambda rows: Action.objects.delete(),
    "all.update": lambda rows: Action.objects.all().update(title="bulk"),
    "all.delete": lambda rows: ActionRole.objects.all().delete(),
    "filter.delete": lambda rows: ActionRole.objects.filter(action=rows["action"]).delete(),
    "aupdate": lambda rows: waited(Action.objects.aupdate, title="bulk"),
    "adelete": lambda rows: waited(ActionRole.objects.all().adelete),
    "abulk_create": lambda rows: waited(Action.objects.abulk_create, [rows["action"]]),
    "abulk_update": lambda rows: waited(Action.objects.abulk_update, [rows["action"]], ["title"]),
    "related update": lambda rows: rows["partnership"].actions.update(title="bulk"),
    "related delete": lambda rows: rows["action"].roles.all().delete(),
    "related bulk_create": lambda rows: rows["partnership"].actions.bulk_create([rows["action"]]),
    "related add": lambda rows: rows["second"].actions.add(rows["action"]),
    "related aadd": lambda rows: waited(rows["second"].actions.aadd, rows["action"]),
    "related set": lambda rows: rows["second"].actions.set([rows["action"]]),
    "related set, without": lambda rows: rows["organisation"].roles.set([]),
    "related clear": lambda rows: rows["organisation"].roles.clear(),
    "related remove": lambda rows: rows["organisation"].roles.remove(rows["role"]),
    "prefetched update": lambda rows: prefetched().update(title="bulk"),
    "prefetched delete": lambda rows: prefetched().delete(),
    "of a membership": lambda rows: rows["partnership"].office.memberships.update(role="administrator"),
    "of the base manager": lambda rows: Action._base_manager.update(title="bulk"),
}


def stored() -> dict[str, list[Any]]:
    tables = [*RECORDS, *(model.history.model for model in RECORDS)]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in tables}


def refuses(act: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            act()
    except TypeError as error:
        return "one by one" in str(error)
    return False


def test_nothing_changes_in_bulk() -> None:
    made, accounts = office("valmore")
    rows = fill(made, accounts["administrator"])
    rows["second"] = keep(Partnership(office=made, name="Second", kind="contact"), by=accounts["administrator"])
    before = stored()
    rows["action"].title = "bulk"

    assert {way for way, act in BULK.items() if not refuses(partial(act, rows))} == set()
    assert stored() == before


DOORS = {
    # Past the guard: in bulk, a new office only, whose history comes with it.
    ("exchange/take.py", "_section", "_insert"),
    ("exchange/take.py", "_insert", "QuerySet"),
    ("exchange/take.py", "_insert", "bulk_create"),
    ("exchange/take.py", "_history", "_base_manager"),
    ("exchange/take.py", "_history", "bulk_create"),
    # The guard itself.
    ("record.py", "TrackedQuerySet", "QuerySet"),
    ("recording.py", "keep", "save"),
    # The mark that says that something has changed: no record, and without a history.
    ("register/models/stamp.py", "renew", "bulk_create"),
    ("recording.py", "bring_back", "save"),
    ("recording.py", "remove", "delete"),
    # A new office has nobody yet who might keep it.
    ("people/actions.py", "found_office", "save"),
    # Accounts, which belong to no office and have no history.
    ("example/__init__.py", "load", "save"),
    ("exchange/take.py", "_accounts", "create"),
    ("management/commands/create_office.py", "handle", "create"),
    ("management/commands/create_office.py", "handle", "save"),
    ("people/actions.py", "add_member", "create"),
    ("people/actions.py", "change_account", "save"),
    ("people/models/user.py", "create", "save"),
    ("people/views.py", "choose_password", "save"),
    ("people/views.py", "password", "save"),
    ("register/actions.py", "invite", "create"),
    # The day on which a calendar program last came: no record of the office, and nobody's history.
    ("agenda/feeds.py", "fetched", "update_or_create"),
    # How often a member wants to be reminded: their own wish, no record of the office. `connection` sends mail.
    ("desk/choosing.py", "choose", "update_or_create"),
    ("desk/reminding.py", "send", "connection"),
    # The index of the search: a copy of what the records say, made anew at will.
    ("search/engine.py", "", "RawSQL"),
    ("search/engine.py", "", "connection"),
    ("search/engine.py", "best_first", "RawSQL"),
    ("search/engine.py", "forget", "cursor"),
    ("search/engine.py", "hits", "RawSQL"),
    ("search/engine.py", "put", "cursor"),
    ("search/engine.py", "vocabulary", "cursor"),
    ("search/index.py", "", "connection"),
    ("search/index.py", "_forget", "delete"),
    ("search/index.py", "_write", "bulk_create"),
    ("search/index.py", "_write", "bulk_update"),
    ("search/index.py", "begin", "get_or_create"),
    ("search/index.py", "build", "update_or_create"),
    ("search/index.py", "rebuild", "create"),
    ("search/index.py", "rebuild", "cursor"),
    # Comments of visitors: no records, as a history would keep what an author may have erased; moves and steps tell who decided.
    ("exchange/comments.py", "take", "bulk_create"),
    ("portal/comments/clearing.py", "clear", "delete"),
    ("portal/comments/moves.py", "_logged", "bulk_create"),
    ("portal/comments/moves.py", "_logged", "delete"),
    ("portal/comments/moves.py", "_logged", "save"),
    ("portal/comments/moves.py", "_moved", "create"),
    ("portal/comments/moves.py", "answer", "create"),
    ("portal/comments/moves.py", "undo", "create"),
    ("portal/comments/views/queue.py", "manner", "save"),
    ("portal/comments/writing.py", "write", "create"),
    # Items of a portfolio: the portfolio's own history tells that they came. `connection` is closed where a thread ends.
    ("threads.py", "", "connection"),
    ("openings/importing.py", "_write", "bulk_create"),
    # A file on its way in, until its columns are named; arrays made from what the register holds, into a file.
    ("openings/incoming.py", "_sweep", "delete"),
    ("openings/incoming.py", "begin", "save"),
    ("openings/incoming.py", "settle", "save"),
    ("openings/stocks.py", "_loaded", "save"),
    ("openings/views_portfolio.py", "_naming", "save"),
    ("openings/views_portfolio.py", "stop", "delete"),
    # The papers of the press desk: no records, and in no export; what is accepted passes by `recording`.
    ("press/accepting.py", "add", "create"),
    ("press/background.py", "_propose_facts", "bulk_create"),
    ("press/background.py", "_propose_facts", "save"),
    ("press/incoming.py", "_read", "save"),
    ("press/incoming.py", "begin", "save"),
    ("press/tables/heads.py", "remember", "create"),
    ("press/tables/heads.py", "remember", "delete"),
    ("press/tables/incoming.py", "_sweep", "delete"),
    ("press/tables/incoming.py", "begin", "save"),
    ("press/tables/incoming.py", "settle", "delete"),
    ("press/tables/incoming.py", "settle", "save"),
    ("press/tables/reading.py", "propose", "bulk_create"),
    ("press/tables/reading.py", "propose", "delete"),
    ("press/urls.py", "", "delete"),
    ("press/views.py", "about", "save"),
    ("press/views.py", "delete", "delete"),
    # A text document, into memory.
    ("report/as_docx.py", "as_docx", "save"),
    # A page of this name.
    ("register/urls.py", "", "delete"),
}
"""Where, in which function, what. Whoever adds a line has thought about the history."""

WRITING = {"save", "delete", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "save_base"}
PRIVATE = {"_base_manager", "_raw_delete", "_update", "_insert", "_batched_insert", "QuerySet", "Manager"}
SQL = {"connection", "connections", "cursor", "raw", "RawSQL", "RunSQL", "executescript", "execute_sql"}
SUSPECT = {*WRITING, *PRIVATE, *SQL, *(f"a{name}" for name in WRITING)}


def doors(tree: ast.AST, where: str, inside: str = "") -> Iterator[tuple[str, str, str]]:
    """What could write or destroy rows: attributes, called or not; names and bases that are called so; texts for `getattr`; `bulk=`."""
    for node in ast.iter_child_nodes(tree):
        within = node.name if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) else inside
        said: list[Any] = []
        if isinstance(node, ast.Attribute) and not isinstance(tree, ast.Subscript):
            said.append(node.attr)
        if isinstance(node, ast.ImportFrom):
            said += [alias.name for alias in node.names if alias.name not in {"QuerySet", "Manager"}]
        if isinstance(node, ast.Call):
            said += [getattr(node.func, "id", ""), *(word.arg for word in node.keywords if word.arg == "bulk")]
            said += [arg.value for arg in node.args if isinstance(arg, ast.Constant) and "attr" in getattr(node.func, "id", "")]
        yield from ((where, within, name) for name in said if name in SUSPECT or name == "bulk")
        yield from doors(node, where, within)


def test_nothing_in_the_web_goes_past_the_history() -> None:
    found = set()
    for path in WEB.rglob("*.py"):
        if "migrations" not in path.parts:
            found |= set(doors(ast.parse(path.read_text("utf-8")), path.relative_to(WEB).as_posix()))

    assert found == DOORS
