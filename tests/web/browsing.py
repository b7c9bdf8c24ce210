"""Pages gathered for a browser that runs no server: what Django answers is kept, and the browser is given it with its headers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from django.urls import Resolver404, resolve
from playwright.sync_api import BrowserContext, Route

from jumelles.web.people.models import User
from tests.web.walking import World

LANGUAGES = ("fr", "en", "ru")
SEE = ("administrator", "keeper", "nobody")
"""Whose page is taken: a member's, else that of whoever has one."""
ALIKE = ("add", "edit", "delete", "history")
"""Pages that look the same for every kind of record, but for their fields."""
HOST = "http://127.0.0.1"


@dataclass(frozen=True)
class Gathered:
    """A page as it was answered: where it stands, its pattern and kind of record, its language, what came with it."""

    path: str
    route: str
    noun: str
    language: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def alike(self) -> bool:
        """Whether the page looks like those of other kinds of record."""
        name = resolve(urlsplit(self.path).path).url_name if self.route else ""
        return name in ALIKE or (name in {"records", "record"} and self.noun not in {"partnership", "agreement", "visit"})

    def __str__(self) -> str:
        return f"{self.path} ({self.language})"


def of_world(made: World) -> Iterator[Gathered]:
    """One page of each pattern and kind of record, of an office that has one record of each; the languages take turns."""
    tongues = itertools.cycle(LANGUAGES)
    seen: set[tuple[str, str, str]] = set()
    for visit in made.visits:
        what = (visit.page.route, visit.noun, visit.path if visit.page.name == "desk_box" else "")
        if what in seen or not visit.exists:
            continue
        for role in SEE if visit.office in (None, made.office) else ():
            client, language = made.clients[role][0], next(tongues)
            answer = asked(client, made.users[role], visit.path, language)
            if is_page(answer):
                seen.add(what)
                yield kept(visit.path, visit.page.route, visit.noun, language, answer)
                break


def of_links(client: Client, user: User, *, start: list[str]) -> Iterator[Gathered]:
    """The pages that links lead to from some: one of each pattern and kind of record, of forms one of each pattern."""
    tongues = itertools.cycle(LANGUAGES)
    waiting, seen = list(start), set()
    while waiting:
        path = waiting.pop(0)
        try:
            found = resolve(urlsplit(path).path)
        except Resolver404:
            continue
        what = (found.route, "" if found.url_name in ALIKE else found.kwargs.get("noun", ""))
        if what in seen or found.url_name == "home":
            continue
        language = next(tongues)
        answer = asked(client, user, path, language)
        if is_page(answer):
            seen.add(what)
            yield kept(path, *what, language, answer)
            waiting += [unescape(link) for link in re.findall(r'href="(/[^"#]*)', answer.content.decode())]


def nowhere(client: Client, user: User) -> Iterator[Gathered]:
    """What somebody gets who asks for a page that does not exist, in each language."""
    for number, language in enumerate(LANGUAGES):
        path = f"/nowhere/{number}/"
        yield kept(path, "", "", language, asked(client, user, path, language))


def asked(client: Client, user: User | None, path: str, language: str) -> Any:
    """What Django answers to somebody who reads this language."""
    if user:
        User.objects.filter(pk=user.pk).update(language=language)
    return client.get(path, headers={"Accept-Language": language})


def is_page(answer: Any) -> bool:
    """Whether an answer is a whole page, no file and no part that htmx would put into one."""
    return not answer.streaming and answer.status_code == 200 and answer.content.lstrip().lower().startswith(b"<!doctype html>")


def kept(path: str, route: str, noun: str, language: str, answer: Any) -> Gathered:
    """An answer without what only Django needs."""
    return Gathered(path, route, noun, language, answer.status_code, dict(answer.headers), answer.content)


def answered(context: BrowserContext, pages: list[Gathered]) -> list[str]:
    """Answer what the browser asks for from what was gathered, and its styles from Django; returns what it asked for in vain."""
    known, files, in_vain = {HOST + page.path: page for page in pages}, Client(HTTP_HOST="127.0.0.1"), []

    def answer(route: Route) -> None:
        url = route.request.url
        if page := known.get(url):
            route.fulfill(status=page.status, headers=page.headers, body=page.body)
        elif url.startswith(HOST + "/static/"):
            file = files.get(urlsplit(url).path)
            route.fulfill(status=file.status_code, headers=dict(file.headers), body=file.getvalue())
        else:
            in_vain.append(url)
            route.abort()

    context.route("**/*", answer)
    return in_vain
