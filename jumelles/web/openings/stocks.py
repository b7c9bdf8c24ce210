"""The stocks among which an office looks for matches: of each portfolio a file, of its openings what is read when somebody asks.

Somebody is answered from a stock of what they may know of, and of nothing else: what is hidden changes neither what they find nor where
it stands.
"""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from django.conf import settings

from jumelles.errors import JumellesError
from jumelles.matching.recent import Recent
from jumelles.openings.building import bridge
from jumelles.openings.stock import Stock, WrongStock
from jumelles.web.openings import visible
from jumelles.web.openings.joining import joined
from jumelles.web.register.models import Opening, Portfolio, PortfolioItem
from jumelles.web.register.models.opening_words import OpeningKind
from jumelles.web.threads import aside

AT_ONCE = 2000
"""Items that are made ready while somebody waits: one second. More are made ready in the background."""
_parts: Recent[Stock] = Recent(4)
_whole: Recent[Stock] = Recent(4)
"""Of this process; each process has its own. Fifty thousand items take two hundred megabytes."""
_busy: set[Path] = set()
_lock = Lock()


class NotReady(JumellesError):
    """A large portfolio is being made ready for matching."""


def warm() -> None:
    """Make the bridge of all languages in the background, so that the first who asks does not wait for it."""
    Thread(target=bridge, daemon=True).start()


def stock_for(by: Any, office: Any, kind: str, own: Any = None) -> Stock:
    """Everything of one kind, needs or offers, that `by` may know of and that may be matched today, but what is of the organisation `own`.

    Raises:
        NotReady: a portfolio is being made ready; ask again in a while.
    """
    openings = visible.open_now(by, office, kind).exclude(organisation=own).order_by("pk")
    portfolios = visible.portfolios(by, office).exclude(organisation=own).filter(count__gt=0).order_by("pk")
    keys = list(openings.values_list("pk", "version"))
    parts = [(portfolio, _file(portfolio, kind)) for portfolio in portfolios]
    mark = hashlib.sha256(repr((keys, [path.name for _portfolio, path in parts])).encode()).hexdigest()
    return _whole.of(_whole, (office.pk, kind, mark), lambda: _together(openings, parts, kind))


def _together(openings: Any, parts: list[tuple[Portfolio, Path]], kind: str) -> Stock:
    waiting = [portfolio for portfolio, path in parts if not path.exists() and portfolio.count > AT_ONCE]
    for portfolio in waiting:
        _aside(portfolio)
    if waiting:
        raise NotReady(str(waiting[0]))
    stocks = [Stock.of(opening.as_profile() for opening in openings), *(_of_portfolio(portfolio, kind) for portfolio, _path in parts)]
    return joined([(stock, [True] * len(stock.keys)) for stock in stocks])


def _file(portfolio: Portfolio, kind: Any) -> Path:
    read = f"{portfolio.read_at:%Y%m%dT%H%M%S%f}" if portfolio.read_at else f"v{portfolio.version}"
    return Path(settings.FILES) / "stocks" / f"{portfolio.pk}-{kind}-{read}-{bridge().version[:12]}.npz"


def _of_portfolio(portfolio: Portfolio, kind: str) -> Stock:
    path = _file(portfolio, kind)
    if not path.exists():
        return _loaded(portfolio, kind, path)
    return _parts.of(_parts, path, lambda: _loaded(portfolio, kind, path))


def _loaded(portfolio: Portfolio, kind: str, path: Path) -> Stock:
    """From its file, or made anew and written; what came before is deleted."""
    if path.exists():
        try:
            return Stock.load(path)
        except WrongStock:
            path.unlink(missing_ok=True)
    items = PortfolioItem.objects.filter(portfolio=portfolio, kind=kind, gone_on__isnull=True)
    stock = Stock.of(item.as_profile() for item in items.iterator(chunk_size=2000))
    stock.save(path)
    path.chmod(0o600)
    for old in path.parent.glob(f"{portfolio.pk}-{kind}-*.npz"):
        if old != path:
            old.unlink(missing_ok=True)
    return stock


def prepare(portfolio: Portfolio) -> None:
    """Make a portfolio ready for matching, unless another thread of this process is at it."""
    place = _file(portfolio, "offer")
    with _lock:
        if place in _busy:
            return
        _busy.add(place)
    try:
        for kind in OpeningKind.values:
            _of_portfolio(portfolio, kind)
    finally:
        with _lock:
            _busy.discard(place)


def _aside(portfolio: Portfolio) -> None:
    aside(partial(prepare, portfolio))


def target(by: Any, office: Any, key: Any) -> Opening | PortfolioItem | None:
    """The opening or the item of a match, if `by` may know of it."""
    opening = visible.openings(by, office).select_related("organisation").filter(pk=key).first()
    if opening:
        return opening  # type: ignore[no-any-return]
    seen = visible.portfolios(by, office).values("pk")
    return PortfolioItem.objects.select_related("portfolio__organisation").filter(pk=key, portfolio__in=seen).first()
