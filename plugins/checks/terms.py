"""Rules over the glossary, and over the words of all texts that it has something to say about.

    term-variant    a text uses a word that the glossary advises against
    term-entry      a term's record cannot be used: no reason, a form that two terms claim

Forms are found as links are (``editions.terms``): whole words, never part of a name or a title.
Left alone are quotations, names, the titles of sources, what is marked as another language,
and the term's own record, which must be able to name its variants.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.checks.texts import Passage, found, passages, unquoted
from plugins.editions.terms.book import TermBook, Use, forms_of, term_book
from plugins.errors import Problems
from plugins.records.base import Record, titles
from plugins.records.languages import LANGS
from plugins.records.reader import Content
from plugins.records.registers.own import TERMS
from plugins.records.text import Text
from plugins.records.walk import walk

RULES = frozenset({"term-variant"})  # what ``allow.yaml`` may name


def check_terms(content: Content, problems: Problems) -> None:
    """Run the rules of this module."""
    terms = content.in_section(TERMS)
    for term in terms:
        whole(term, problems)
    claimed_once(terms, problems)
    variants = Problems()
    book = term_book(content)
    if book.finders:
        for owner, passage in _texts(content):
            term_variants(owner, passage, book, content, variants)
    content.allowed.sift(variants, problems)
    content.allowed.note_unused(RULES, problems)


def _texts(content: Content) -> Iterator[tuple[str, Passage]]:
    """Every text that editors wrote, with the id of its record; '' for those of the site."""
    for record in content.records.values():
        yield from ((record.id, passage) for passage in passages(record))
    site = content.site_tree.source if content.site_tree else None
    for words, source in ((content.site, site), (content.strategies, content.strategies_source)):
        for _, value in walk(words):
            if isinstance(value, Text) and source:
                for lang, text in value.by_lang.items():
                    yield "", found(lang, text, source, 1)


def whole(term: Record, problems: Problems) -> None:
    """A term has a word for each edition, and a reason for each variant that it refuses."""
    facts: Any = term.facts
    missing = [lang for lang in LANGS if lang not in facts.title.by_lang]
    if missing:
        message = f"the term has no word in {' and '.join(missing)}"
        hint = "give en, zh-Hans and zh-Hant"
        problems.add(term.tree.place(("title",)), "term-entry", message, hint)
    for number, variant in enumerate(facts.variants):
        if variant.status.id == "avoid" and variant.reason is None:
            place = term.tree.place(("variants", number))
            hint = "add reason: {en: …, zh-Hans: …}; it is shown to whoever writes the word"
            problems.add(place, "term-entry", "nothing says why this is not written", hint)


def claimed_once(terms: list[Record], problems: Problems) -> None:
    """No form belongs to two terms, or counts as two things."""
    first: dict[tuple[str, str], Use] = {}
    for term in terms:
        for lang, form, use in forms_of(term):
            other = first.setdefault((lang, form), use)
            if other != use:
                place = term.tree.source.find(form)
                message = f"“{form}” is already a form of {other.term}"
                hint = "one form means one term: take one of the two out"
                problems.add(place, "term-entry", message, hint)


def term_variants(
    owner: str, passage: Passage, book: TermBook, content: Content, problems: Problems
) -> None:
    """No text uses a word that the glossary refuses."""
    if passage.quoted or passage.official or passage.lang not in book.finders:
        return
    for hit in book.find(unquoted(passage.text), passage.lang):
        if hit.use.status == "avoid" and hit.use.term != owner:
            words = passage.text[hit.start : hit.end]
            message, hint = _said(words, hit.use, passage.lang, content)
            place = passage.place(hit.start, len(words))
            problems.add(place, "term-variant", message, hint, "warning")


def _said(words: str, use: Use, lang: str, content: Content) -> tuple[str, str]:
    """The variant, the chosen word and the reason."""
    term = content.records[use.term]
    facts: Any = term.facts
    chosen = titles(term).by_lang
    english = f" ({chosen['en']})" if lang != "en" and "en" in chosen else ""
    message = f"“{words}” is not written here: write “{chosen.get(lang, term.slug)}”{english}"
    return message, "; ".join([*_reason(facts.variants[use.variant].reason), f"see {term.id}"])


def _reason(reason: Text | None) -> Iterator[str]:
    """The reason in English, as all messages are, else as it was given."""
    if reason is not None:
        by_lang = reason.by_lang
        yield by_lang.get("en", next(iter(by_lang.values()))).rstrip(".")
