"""Words that are made of figures: articles, lengths of time, lists, filled sentences.

    >>> article_words("156", {"en": "Criminal Procedure Law (2018)", …})
    Text(by_lang={'en': 'Criminal Procedure Law (2018), art. 156', 'zh-Hans': '…第一百五十六条', …})

Numbers of articles are written as each language writes them: Chinese statutes count
articles, paragraphs (款) and days in Chinese numerals. All other words come from ``law/``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from plugins.clock.spans import Span
from plugins.records.languages import LANGS, Lang
from plugins.records.numerals import numeral
from plugins.records.text import Text

_ARTICLE = {"zh-Hans": "条", "zh-Hant": "條"}
_HOURS = {"zh-Hans": "小时", "zh-Hant": "小時"}
_MONTHS = {"zh-Hans": "个月", "zh-Hant": "個月"}
_AT_ONCE = {"en": "at once", "zh-Hans": "立即", "zh-Hant": "立即"}


def article_words(ref: str, name: Text) -> Text:
    """An article with its law, in each language.

    Args:
        ref: ``156``, ``91(3)`` for a paragraph, ``120-1`` for an article put in between.
        name: what the law is called.
    """
    number, _, paragraph = ref.rstrip(")").partition("(")
    main, _, inserted = number.partition("-")

    def one(lang: Lang) -> str:
        if lang == "en":
            part = f", para. {paragraph}" if paragraph else ""
            return f"{name.by_lang[lang]}, art. {number}{part}"
        part = f"之{numeral(int(inserted))}" if inserted else ""
        part += f"第{numeral(int(paragraph))}款" if paragraph else ""
        return f"{name.by_lang[lang]}第{numeral(int(main))}{_ARTICLE[lang]}{part}"

    return in_each(one)


def span_words(spans: Iterable[Span]) -> Text:
    """A length of time, or the sum of several: 7 months, 1 month and 15 days, 24 hours."""
    spans = tuple(spans)
    figures = [sum(getattr(s, unit) for s in spans) for unit in ("months", "days", "hours")]
    return in_each(lambda lang: _figures(lang, *figures))


def joined(texts: Iterable[Text]) -> Text:
    """Several texts as one, with semicolons between them."""
    texts = tuple(texts)
    return in_each(
        lambda lang: ("; " if lang == "en" else "；").join(text.by_lang[lang] for text in texts)
    )


def filled(sentence: Text, **parts: Text | str) -> Text:
    """A sentence whose places in braces are filled; a place without a part is left."""

    def one(lang: Lang) -> str:
        text = sentence.by_lang[lang]
        for name, part in parts.items():
            text = text.replace(
                f"{{{name}}}", part if isinstance(part, str) else part.by_lang[lang]
            )
        return text

    return in_each(one)


def in_each(one: Callable[[Lang], str]) -> Text:
    """A text whose words in each language ``one`` gives."""
    words: Mapping[str, str] = {lang: one(lang) for lang in LANGS}
    return Text(words)


def _figures(lang: Lang, months: int, days: int, hours: int) -> str:
    if not (months or days or hours):
        return _AT_ONCE[lang]
    if lang == "en":
        units = (("month", months), ("day", days), ("hour", hours))
        return " and ".join(f"{n} {unit}{'' if n == 1 else 's'}" for unit, n in units if n)
    parts = ((months, _MONTHS[lang]), (days, "日"), (hours, _HOURS[lang]))
    return "".join(f"{n}{unit}" for n, unit in parts if n)
