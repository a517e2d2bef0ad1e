"""Where a term becomes a link, and where never."""

from __future__ import annotations

import pytest

from plugins.editions.phrase import Phrase
from plugins.editions.terms.book import TermBook, Use
from plugins.editions.terms.find import Finder
from plugins.editions.terms.link import FirstUse, used_in

TORTURE, TIDE = "term:torture", "term:tide"
LINK = '<a class="term" href="../terms/torture.html">{}</a>'


def book() -> TermBook:
    """Two terms in English and in Simplified Chinese."""
    uses = {
        "en": {"torture": Use(TORTURE, "chosen"), "tide": Use(TIDE, "chosen", linked=False)},
        "zh-Hans": {"酷刑": Use(TORTURE, "chosen"), "免罪": Use(TORTURE, "avoid", linked=False)},
    }
    addresses = {TORTURE: "terms/torture.html", TIDE: "terms/tide.html"}
    return TermBook(uses, addresses, {lang: Finder(lang, found) for lang, found in uses.items()})


def first_use(lang: str = "en", wanted: frozenset[str] = frozenset({TORTURE, TIDE})) -> FirstUse:
    """What links terms on a page."""
    return FirstUse(book(), wanted, "../", lang)


def test_the_first_use_on_the_page_is_linked_and_no_other() -> None:
    """Pieces are handed over in the order of the page."""
    linked = first_use()

    assert (
        str(linked("<p>torture and torture</p>")) == f"<p>{LINK.format('torture')} and torture</p>"
    )
    assert str(linked("<p>torture</p>")) == "<p>torture</p>"
    assert linked.used == {TORTURE}


@pytest.mark.parametrize(
    "html",
    [
        "<h2>torture</h2>",
        '<a href="x">torture</a>',
        "<code>torture</code>",
        "<blockquote><p>torture</p></blockquote>",
        "<q>torture</q>",
        '<span lang="fr">torture</span>',
        '<span translate="no">torture</span>',
        '<img alt="torture">',
        "<table><tr><th>torture</th></tr></table>",
        "<sup>torture</sup>",
        "the tide",
    ],
)
def test_only_running_text_is_linked(html: str) -> None:
    """Headings, links, code, quotations, other languages and names of columns are left alone."""
    assert str(first_use()(html)) == html


def test_a_link_of_the_editors_own_counts_as_the_first_use() -> None:
    """Nothing is linked twice."""
    html = '<p><a href="../terms/torture.html">torture</a> is torture</p>'

    assert str(first_use()(html)) == html


def test_a_cell_and_emphasis_are_running_text() -> None:
    """A mark around a word does not hide it."""
    assert (
        str(first_use()("<td><b>Torture</b></td>")) == f"<td><b>{LINK.format('Torture')}</b></td>"
    )


def test_words_in_another_language_are_judged_by_that_language() -> None:
    """A Chinese page that shows an English text links its English words."""
    words = Phrase('<span lang="en">torture</span>', "torture", "en")
    shown = first_use("zh-Hans")(words)

    assert isinstance(shown, Phrase) and shown.plain == "torture" and shown.lang == "en"
    assert str(shown) == f'<span lang="en">{LINK.format("torture")}</span>'


def test_a_refused_word_is_no_link() -> None:
    """A reader is not led from a word that should not be there."""
    assert str(first_use("zh-Hans")("免罪与酷刑")) == f"免罪与{LINK.format('酷刑')}"


def test_terms_that_are_not_wanted_are_left_alone() -> None:
    """A term's own page, and a text that is switched off."""
    assert str(first_use(wanted=frozenset())("torture")) == "torture"


def test_what_a_text_uses_is_known_without_linking() -> None:
    """A cache and the term's page ask for it."""
    assert used_in("<p>torture</p><h2>tide</h2>", "en", book()) == {TORTURE}
    assert used_in("<h2>torture</h2>", "en", book()) == set()
