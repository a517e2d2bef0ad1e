"""Filtering and sorting a list where it stands, as a reader does it in a browser.

Without scripts there is no trace of it; with them it asks nobody and keeps nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plugins.build.output import write_tree
from plugins.records.languages import EDITIONS
from tests.browser.kinds import WIDTHS
from tests.people import crowd, slug
from tests.registers import TWELVE
from tests.site.pages import listed
from tests.sites import build, write_content

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Open = Callable[..., "Page"]
TABLE, CARDS = "wharves/index.html", "wharves/index--cards.html"
CONTROLS = "input, select, button, details"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a register of twelve wharves and a list of people, in a folder."""
    folder = tmp_path_factory.mktemp("filter")
    wharves = {n: text.replace("person:yu-jie", f"person:{slug(0)}") for n, text in TWELVE.items()}
    content = write_content(folder, {**crowd(12), **wharves})
    write_tree(folder / "output", build(content).files)
    return folder / "output"


@pytest.fixture
def said() -> list[str]:
    """What the browser complained about, and what it asked for besides pages."""
    return []


@pytest.fixture
def open_page(browser: Browser, output: Path, said: list[str]) -> Iterator[Open]:
    """Opens a page of the site from its folder."""
    contexts = []

    def opened(path: str, width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((output / path).as_uri())
        page.on("request", lambda request: said.append(request.url))
        return page

    yield opened
    for context in contexts:
        context.close()


def shown(page: Page, lines: str = "tbody tr") -> list[str]:
    """The first word or link of each line that can be seen."""
    visible = page.locator(lines).filter(visible=True)
    return [text.strip() for text in visible.locator("a").all_inner_texts()]


def status(page: Page) -> str:
    """What a screen reader is told."""
    return page.locator("[role=status]").inner_text()


def find(page: Page, words: str) -> list[str]:
    """Type into the search field, and see what is left."""
    page.fill(".sift input", words)
    return shown(page)


def sort(page: Page, column: str) -> list[str]:
    """Click the head of a column, and see the order."""
    page.locator("thead button", has_text=column).click()
    return shown(page)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("path", [TABLE, CARDS, "people/by-status.html"])
def test_without_scripts_there_is_no_trace_of_it(
    open_page: Open, said: list[str], path: str, edition: str
) -> None:
    """No control that does nothing, and all lines; the pages by value are linked as ever."""
    page = open_page(f"{edition}/{path}", java_script_enabled=False)
    lines = page.locator("tbody tr, .list > li, .names > li")

    assert page.locator(CONTROLS).count() == 0
    assert lines.count() == lines.filter(visible=True).count() == 12
    assert page.locator("main a[href*='by-']").count() > 3
    assert said == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("path", [TABLE, CARDS, "people/by-status.html"])
def test_with_scripts_the_controls_are_there(
    open_page: Open, said: list[str], path: str, edition: str
) -> None:
    """Made by the script that the page's policy allows; the browser complains of nothing."""
    page = open_page(f"{edition}/{path}")

    assert page.get_by_role("search").get_by_role("searchbox").is_visible()
    assert page.get_by_role("search").get_by_role("combobox").count() > 2
    assert status(page).count("12") == 2
    assert said == []


@pytest.mark.parametrize(
    ("edition", "typed", "found"),
    [
        ("zh-hans", "龙头", ["龙头码头"]),
        ("zh-hans", "龍頭", ["龙头码头"]),
        ("zh-hant", "龙头", ["龍頭碼頭"]),
        ("zh-hant", "龍頭", ["龍頭碼頭"]),
        ("zh-hans", "dragon", ["龙头码头"]),
        ("en", "龍", ["Dragon Head Wharf"]),
        ("en", "盐", ["Salt Wharf"]),
        ("en", "  HEAD   dragon ", ["Dragon Head Wharf"]),
        ("en", "cafe", ["Café Wharf"]),
        ("en", "Ｃａｆé", ["Café Wharf"]),
        ("en", "1888", ["Salt Wharf"]),
        ("en", "river shut", ["Café Wharf", "Wharf 9"]),
        ("en", "dragon lake", []),
    ],
)
def test_text_is_found_in_either_script(
    open_page: Open, edition: str, typed: str, found: list[str]
) -> None:
    """In any of the three languages, whatever the accents, all words that are typed."""
    assert find(open_page(f"{edition}/{TABLE}"), typed) == found


def test_half_a_syllable_of_pinyin_is_not_searched_for(open_page: Open) -> None:
    """Who types Chinese sees the list change when the characters are there."""
    page = open_page(f"zh-hans/{TABLE}")
    typing = """(composing) => {
      const input = document.querySelector(".sift input");
      input.value = composing ? "yan" : "盐";
      input.dispatchEvent(new InputEvent("input", {isComposing: true}));
      if (!composing) input.dispatchEvent(new CompositionEvent("compositionend"));
    }"""
    page.evaluate(typing, True)
    assert len(shown(page)) == 12

    page.evaluate(typing, False)
    assert shown(page) == ["盐码头"]


def test_values_narrow_the_list_together(open_page: Open) -> None:
    """Each says how many it would leave; what would leave none cannot be chosen."""
    page = open_page(f"en/{TABLE}")
    state = page.get_by_label("State")
    assert state.locator("option").all_inner_texts() == ["all", "open (5)", "shut (5)"]

    state.select_option(label="shut (5)")
    assert status(page) == "5 of 12 shown"
    assert page.get_by_label("Kind").locator("option").all_inner_texts() == [
        "all",
        "by the sea (3)",
        "by a river (2)",
    ]

    page.get_by_label("Kind").select_option(label="by a river (2)")
    assert sorted(shown(page)) == ["Café Wharf", "Wharf 9"]
    years = page.get_by_label("Opened").locator("option:not([disabled])")
    assert years.all_inner_texts() == ["all", "1974 (1)", "2001 (1)"]


def test_all_is_shown_again_by_one_button(open_page: Open) -> None:
    """It is there while something is chosen, and leaves the reader where typing goes on."""
    page = open_page(f"en/{TABLE}")
    before = shown(page)
    again = page.get_by_role("button", name="Show all again")
    assert not again.is_visible()

    page.get_by_label("Kind").select_option(index=1)
    sort(page, "Opened")
    find(page, "wharf")
    again.click()

    assert shown(page) == before
    assert status(page) == "12 of 12 shown"
    assert page.locator("[aria-sort]").count() == 0
    assert not again.is_visible()
    assert page.evaluate("document.activeElement.type") == "search"


@pytest.mark.parametrize(
    ("column", "first", "last"),
    [
        ("Length", ["Lake Wharf", "Old Wharf"], ["Dragon Head Wharf", "New Wharf", "Café Wharf"]),
        ("Opened", ["Old Wharf", "Salt Wharf", "East Wharf"], ["Café Wharf", "New Wharf"]),
        ("Kind", ["Dragon Head Wharf"], ["Wharf 9"]),
    ],
)
def test_columns_sort_both_ways(
    open_page: Open, column: str, first: list[str], last: list[str]
) -> None:
    """Numbers as numbers, dates by time, terms as the vocabulary has them; the empty last."""
    page = open_page(f"en/{TABLE}")
    empty = {"Length": ["Rope Wharf"], "Opened": ["Tea Wharf"]}.get(column, [])
    head = page.locator("thead th", has_text=column)
    up = sort(page, column)
    assert head.get_attribute("aria-sort") == "ascending"
    down = sort(page, column)
    assert head.get_attribute("aria-sort") == "descending"

    assert page.locator("[aria-sort]").count() == 1
    if empty:
        assert up[-1:] == down[-1:] == empty
        up, down = up[:-1], down[:-1]
        assert up[: len(first)] == down[::-1][: len(first)] == first
    assert up[: len(first)] == first
    assert up[-len(last) :] == last


@pytest.mark.parametrize(
    ("edition", "column", "expected"),
    [
        ("en", "Wharf", ["Rope Wharf", "Salt Wharf", "Tea Wharf", "West Wharf", "Wharf 9"]),
        ("zh-hans", "码头", ["茶叶码头", "东码头", "湖边码头", "九号码头", "咖啡码头"]),
        ("zh-hant", "碼頭", ["九號碼頭", "十號碼頭", "老碼頭", "西碼頭", "東碼頭"]),
    ],
)
def test_words_sort_as_their_readers_look_them_up(
    open_page: Open, edition: str, column: str, expected: list[str]
) -> None:
    """By letters with numbers as numbers, by pinyin, by strokes."""
    found = sort(open_page(f"{edition}/{TABLE}"), column)

    assert [name for name in found if name in expected] == expected


def test_it_works_by_keys_alone(open_page: Open) -> None:
    """From the field through the choices to the heads of columns, in the order of the page."""
    page = open_page(f"en/{TABLE}")
    page.locator(".sift input").focus()
    page.keyboard.type("wharf")
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.parentNode.firstChild.data") == "Kind"
    page.keyboard.press("ArrowDown")
    assert status(page) == "6 of 12 shown"

    page.locator("thead button", has_text="Length").focus()
    page.keyboard.press("Enter")
    assert page.locator("thead th", has_text="Length").get_attribute("aria-sort") == "ascending"
    assert page.evaluate("document.activeElement.textContent") == "Length"


def test_nothing_is_asked_and_nothing_is_kept(open_page: Open, said: list[str]) -> None:
    """No request, no address, no history, no cookie, no storage; nothing for a browser to save."""
    page = open_page(f"en/{TABLE}")
    url, length = page.url, page.evaluate("history.length")
    find(page, "dragon")
    page.get_by_label("Kind").select_option(index=1)
    sort(page, "Opened")
    kept = "[document.cookie, localStorage.length, sessionStorage.length, history.length]"

    assert page.url == url
    assert page.evaluate(kept) == ["", 0, 0, length]
    assert page.evaluate("window.name") == ""
    assert page.locator(".sift").locator("form, [name], [id]").count() == 0
    for control in page.locator(".sift").locator("input, select").all():
        assert control.get_attribute("autocomplete") == "off"
    assert page.locator(".sift input").get_attribute("spellcheck") == "false"
    assert said == []

    page.reload()
    assert page.input_value(".sift input") == ""
    assert status(page) == "12 of 12 shown"


def test_a_script_that_is_not_the_themes_does_not_run(
    browser: Browser, output: Path, tmp_path: Path
) -> None:
    """Whoever puts one into a copy of a page must change the policy too, which is signed."""
    text = (output / "en" / TABLE).read_text("utf-8")
    changed = tmp_path / "changed.html"
    alien = (
        "<script>document.title = 'taken'</script><p onclick=\"document.title='taken'\">here</p>"
    )
    changed.write_text(text.replace("<main", f"{alien}<main", 1), "utf-8")
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(changed.as_uri())
    page.click("text=here")
    title, controls = page.title(), page.locator(".sift").count()
    context.close()

    assert "taken" not in title
    assert controls == 1
    assert len([text for text in said if "Content Security Policy" in text]) == 2


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("path", [TABLE, CARDS, "people/by-status.html"])
def test_axe_and_width(open_page: Open, path: str, edition: str, width: int) -> None:
    """With everything open and something chosen: no rule is broken, nothing is too wide."""
    from axe_playwright_python.sync_playwright import Axe

    scheme = "dark" if width == WIDTHS[0] else "light"
    page = open_page(f"{edition}/{path}", width, bypass_csp=True, color_scheme=scheme)
    if page.locator(".sift details").get_attribute("open") is None:
        page.click(".sift summary")
    page.locator(".sift select >> nth=0").select_option(index=1)
    if path == TABLE:
        page.click("thead button >> nth=1")
    found = Axe().run(page).response["violations"]
    problems = [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]

    assert problems == [], listed(problems)
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(("width", "opened"), [(360, False), (1280, True)])
def test_choices_are_folded_away_on_a_phone(open_page: Open, width: int, opened: bool) -> None:
    """The list begins on the first screen or the next; on a desk there is room."""
    page = open_page(f"en/{TABLE}", width)

    assert page.locator(".sift select >> nth=0").is_visible() == opened


def test_on_a_phone_heads_of_columns_are_buttons_to_sort_by(open_page: Open) -> None:
    """Rows are cards there; large enough for a finger (WCAG 2.2, 2.5.8)."""
    page = open_page(f"en/{TABLE}", 360)
    boxes = [button.bounding_box() for button in page.locator("thead button").all()]

    assert all(box and box["x"] >= 0 and min(box["width"], box["height"]) >= 24 for box in boxes)
    assert sort(page, "Length")[0] == "Lake Wharf"


def test_paper_has_the_count_and_no_controls(open_page: Open) -> None:
    """Nobody takes a part of a list for the whole."""
    page = open_page(f"en/{TABLE}")
    find(page, "river")
    page.emulate_media(media="print")

    assert page.locator("[role=status]").is_visible()
    assert page.locator(CONTROLS).filter(visible=True).all_inner_texts() == [
        "Wharf", "Kind", "Opened", "Length", "State",
    ]  # fmt: skip
    assert len(shown(page)) == 6


def test_people_are_counted_once_and_groups_vanish_with_their_lines(open_page: Open) -> None:
    """Somebody under two charges is one; a heading without lines would mislead."""
    page = open_page("en/people/by-charge.html")
    headings = page.locator("main h2").filter(visible=True)
    assert status(page) == "12 of 12 people shown"
    many = headings.count()

    page.get_by_label("Ethnicity").select_option(index=1)
    lines = page.locator(".names > li").filter(visible=True)
    found = status(page).split(" ")[0]

    assert int(found) == len({a.get_attribute("href") for a in lines.locator("b > a").all()})
    assert 0 < headings.count() < many
    assert page.locator("main nav[aria-label=Groups]").is_visible() is False
