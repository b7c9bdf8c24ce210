"""The press desk in a real browser: by keys alone, by marked words, in two windows, while a long text is read, and without scripts."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.press.documents.test_opening import MENU, written_pdf
from tests.web.driving import Keys, sign_in, watched
from tests.web.installation import running
from tests.web.press.desk import STORIES

STORY = (STORIES / "story_fr.txt").read_text("utf-8")
SEVERE = """async () => (await axe.run({resultTypes: ['violations'], preload: false})).violations
    .filter(rule => ['serious', 'critical'].includes(rule.impact)).flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target}`))"""
REFUSED = "Failed to load resource: the server responded with a status of 422"
"""What a browser notes when a file is refused and its form is shown again."""
MARK = """([first, last]) => {
    const marked = getSelection(), range = document.createRange();
    const pieces = Array.from(document.querySelectorAll('[data-from]'));
    const [from, to] = [first, last].map(words => pieces.find(each => each.textContent.includes(words)).firstChild);
    range.setStart(from, from.data.indexOf(first));
    range.setEnd(to, to.data.indexOf(last) + last.length);
    marked.removeAllRanges();
    marked.addRange(range);
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, world_home: Path) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("deciding") / "home", world_home) as made:
        yield made.answers("--example")


def looked_at(page: Page) -> None:
    """No serious barrier, and nothing wider than the screen."""
    page.evaluate(Axe().axe_script)
    assert page.evaluate(SEVERE) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def given(page: Page, served: str, text: str) -> str:
    """A text that is pasted and read; returns its address."""
    page.goto(f"{served}/montpellier/press/new/")
    page.locator("#id_text").fill(text)
    page.locator("#id_outlet").fill("La Gazette")
    page.locator("form.record .foot button").click()
    expect(page.locator("#desk")).to_be_visible()
    return page.url


def at(page: Page, mark: str) -> None:
    """The card of this proposal has the focus."""
    expect(page.locator("#kind")).to_contain_text(mark)
    expect(page.locator("#card")).to_be_focused()


def first_of(page: Page, kind: str) -> int:
    """The number of the first proposal of a type."""
    return int(page.locator(f".group:has(.of-{kind}) li").first.get_attribute("value") or 0)


def test_a_text_is_given_and_decided_by_keys_alone(served: str) -> None:
    with watched() as page:
        sign_in(page, served, "officer@example.org", language="fr")
        page.goto(f"{served}/montpellier/press/new/")
        keys = Keys(page)
        keys.reach(page.locator("#id_text"))
        page.keyboard.insert_text(STORY)
        keys.press(page.locator("form.record .foot button"))
        expect(page.locator("#desk")).to_be_visible()
        looked_at(page)
        page.goto(page.url + f"?at={first_of(page, 'person')}&type=person")
        first, second = page.locator(".group li").nth(0), page.locator(".group li").nth(1)
        marks = [f"P{one.get_attribute('value')}" for one in (first, second)]

        for key, mark in (("n", marks[1]), ("p", marks[0]), ("j", marks[1]), ("k", marks[0])):
            page.keyboard.press(key)
            at(page, mark)
        page.keyboard.press("a")
        at(page, marks[1])
        expect(page.locator("#news")).to_contain_text("Accepté")
        page.keyboard.press("u")
        at(page, marks[0])
        expect(page.locator("#news")).to_contain_text("Décision annulée")
        page.keyboard.press("e")
        expect(page.locator("#v-family_name")).to_be_focused()
        page.keyboard.type("au")
        page.keyboard.press("Escape")
        page.keyboard.press("m")
        expect(page.locator("#into")).to_be_focused()
        page.keyboard.press("Escape")
        page.keyboard.press("r")
        page.keyboard.type("hors sujet")
        page.keyboard.press("Enter")
        at(page, marks[1])
        expect(page.locator(".group li.refused")).to_have_count(1)
        page.keyboard.press("?")
        expect(page.locator(".keys dl")).to_be_visible()
        keys.press(page.locator("#keys-act"))
        expect(page.locator("#keys-act")).to_be_checked()
        page.keyboard.press("Space")
        page.keyboard.press("n")
        page.wait_for_timeout(500)
        expect(page.locator("#kind")).to_contain_text(marks[1])


def test_marked_words_become_a_proposal_at_their_place_even_after_an_emoji(served: str) -> None:
    with watched() as page:
        sign_in(page, served, "officer@example.org")
        given(
            page,
            served,
            "🎭🎉 Le théâtre de Colmar a joué à Tver devant deux mille personnes. 🎭 Le théâtre de Tver viendra à Colmar en mai.",
        )

        page.evaluate(MARK, ["🎭 ", "mai"])
        page.locator("#type").select_option("event")
        page.locator("#adding button").click()

        expect(page.locator("#card blockquote mark")).to_have_text("🎭 Le théâtre de Tver viendra à Colmar en mai")
        expect(page.locator("#card")).to_be_focused()
        before = page.url
        page.evaluate(MARK, ["Colmar", "Colmar"])
        page.locator("[data-text] a", has_text="Colmar").first.dispatch_event("click")
        page.wait_for_timeout(500)
        assert page.url == before
        page.evaluate("getSelection().removeAllRanges()")
        page.locator("[data-text] a", has_text="Colmar").first.click()
        expect(page.locator("#kind")).to_contain_text("Place")


def test_what_another_window_decided_is_told_and_not_decided_twice(served: str) -> None:
    with watched() as page:
        sign_in(page, served, "officer@example.org")
        address = given(page, served, STORY.replace("lundi", "mardi"))
        place = f"{address}?at={first_of(page, 'person')}&type=person"
        page.goto(place)
        other = page.context.new_page()
        other.goto(place)

        page.locator("#card [value=accept]").click()
        expect(page.locator("#news")).to_contain_text("Accepted")
        other.locator("#card [value=refuse]").click()

        expect(other.locator("#news .error")).to_contain_text("Somebody decided this already: accepted")
        expect(other.locator("#card")).to_contain_text("Accepted")


def test_names_are_listed_before_they_are_accepted_together_and_taken_back_together(served: str) -> None:
    with watched(color_scheme="dark") as page:
        sign_in(page, served, "officer@example.org", language="ru")
        address = given(page, served, (STORIES / "story_ru.txt").read_text("utf-8"))
        page.set_viewport_size({"width": 390, "height": 844})
        looked_at(page)
        page.locator("#only-type").select_option("person")
        expect(page.locator(".group")).to_have_count(1)

        page.get_by_role("link", name="Принять вместе…").click()
        looked_at(page)
        listed = page.locator("form.record li").all_inner_texts()
        page.locator("form.record .foot button").click()
        page.goto(f"{address}?type=person")
        accepted = page.locator(".group li.accepted a").all_inner_texts()
        page.locator("#all [data-key=u]").click()

        expect(page.locator(".group li.accepted")).to_have_count(0)
        assert len(listed) > 1
        assert accepted == listed
        looked_at(page)


def test_what_is_left_of_a_type_is_refused_together(served: str) -> None:
    with watched(color_scheme="dark") as page:
        sign_in(page, served, "officer@example.org", language="fr")
        address = given(page, served, STORY.replace("lundi", "vendredi"))
        page.set_viewport_size({"width": 390, "height": 844})
        page.locator("#only-type").select_option("figure")
        expect(page.locator(".group")).to_have_count(1)

        page.get_by_role("link", name="Refuser en bloc…").click()
        looked_at(page)
        listed = page.locator("form.record li").all_inner_texts()
        page.locator("#reason").fill("sans importance")
        page.locator("form.record .foot button").click()
        expect(page.locator("#news")).to_contain_text(f"{len(listed)} propositions refusées.")

        page.goto(f"{address}?type=figure")
        assert page.locator(".group li.refused a").all_inner_texts() == listed
        assert len(listed) > 1


def test_what_the_register_objects_to_has_the_focus_and_is_seen(served: str) -> None:
    with watched(harmless=(REFUSED,)) as page:
        sign_in(page, served, "officer@example.org")
        address = given(page, served, "La maire de Colmar, Odile Quatremare, a reçu hier une délégation de Tver au théâtre.")
        page.set_viewport_size({"width": 390, "height": 600})
        page.goto(f"{address}?at={first_of(page, 'person')}&type=person")
        page.locator("#v-given_name").fill("Typed")
        page.locator("#v-family_name").fill("")
        page.locator("#card [value=accept]").click()

        expect(page.locator("#p-family_name")).to_be_visible()
        expect(page.locator("#v-family_name")).to_be_focused()
        expect(page.locator("#v-family_name")).to_be_in_viewport()
        expect(page.locator("#v-given_name")).to_have_value("Typed")
        looked_at(page)


def test_a_long_text_is_read_while_other_pages_answer_and_can_be_cancelled(served: str) -> None:
    lines = [line for line in STORY.replace("’", "'").split("\n") if line]
    book = written_pdf([[f"Page {number}. {line}"[:900] for line in lines] for number in range(300)])
    with watched() as page:
        sign_in(page, served, "officer@example.org")
        page.goto(f"{served}/montpellier/press/new/")
        page.locator("#id_file").set_input_files({"name": "annals.pdf", "mimeType": "application/pdf", "buffer": book})
        page.locator("#id_title").fill("Annals")
        page.locator("form.record .foot button").click()
        expect(page.locator("#reading progress")).to_be_visible()

        waited = []
        for path in ("partnership/", "agenda/", "press/"):
            begun = time.monotonic()
            assert page.request.get(f"{served}/montpellier/{path}").ok
            waited.append(time.monotonic() - begun)
        expect(page.locator("#reading progress")).to_be_visible()
        page.locator("#cancel").click()

        expect(page.locator("#reading .error")).to_contain_text("nothing was stored")
        assert max(waited) < 10
        looked_at(page)


def test_every_step_goes_without_scripts(served: str) -> None:
    with watched(java_script_enabled=False, harmless=(REFUSED,)) as page:
        sign_in(page, served, "officer@example.org")
        page.goto(f"{served}/montpellier/press/new/")
        page.locator("#id_file").set_input_files({"name": "menu.html", "mimeType": "text/html", "buffer": MENU.encode()})
        page.locator("form.record .foot button").click()
        expect(page.locator(".errorlist").first).to_contain_text("menu.html")

        address = given(page, served, STORY.replace("lundi", "jeudi"))
        page.goto(f"{address}?type=person")
        page.locator("#card [value=accept]").click()
        expect(page.locator("#news")).to_contain_text("Accepted")
        page.locator("#words").fill("la statue d’Afanassi\nNikitine")
        page.locator("#type").select_option("event")
        page.locator("#adding button").click()

        expect(page.locator("#card blockquote mark")).to_have_text("la statue d’Afanassi Nikitine")
        expect(page.locator(".keys")).to_be_hidden()
