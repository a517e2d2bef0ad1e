"""HTML in a text that could hurt a reader or break a page."""

from __future__ import annotations

from tests.bad_input import TOPIC_EN, TOPIC_HANS, Case, add

CASES = [
    Case(
        "script",
        add(TOPIC_EN, "<script>alert(1)</script>"),
        """
        content/topics/speech/en.md:9:1: error[unsafe-html]: <script> is not allowed
          |
        9 | <script>alert(1)</script>
          | ^^^^^^^
          = hint: say it in Markdown; scripts, forms, frames and styles are never allowed
        """,
    ),
    Case(
        "script in capitals",
        add(TOPIC_EN, "<SCRIPT>alert(1)</SCRIPT>"),
        """
        content/topics/speech/en.md:9:1: error[unsafe-html]: <script> is not allowed
          |
        9 | <SCRIPT>alert(1)</SCRIPT>
          | ^^^^^^^
          = hint: say it in Markdown; scripts, forms, frames and styles are never allowed
        """,
    ),
    Case(
        "event handler",
        add(TOPIC_EN, 'A <b onclick="alert(1)">word</b>.'),
        """
        content/topics/speech/en.md:9:6: error[unsafe-html]: the attribute “onclick” is not allowed
          |
        9 | A <b onclick="alert(1)">word</b>.
          |      ^^^^^^^
          = hint: take it out: pages hold no scripts, and styles stand in theme/
        """,
    ),
    Case(
        "event handler in capitals",
        add(TOPIC_EN, 'A <b onClick="alert(1)">word</b>.'),
        """
        content/topics/speech/en.md:9:6: error[unsafe-html]: the attribute “onclick” is not allowed
          |
        9 | A <b onClick="alert(1)">word</b>.
          |      ^^^^^^^
          = hint: take it out: pages hold no scripts, and styles stand in theme/
        """,
    ),
    Case(
        "style attribute",
        add(TOPIC_EN, 'A <b style="color:red">word</b>.'),
        """
        content/topics/speech/en.md:9:6: error[unsafe-html]: the attribute “style” is not allowed
          |
        9 | A <b style="color:red">word</b>.
          |      ^^^^^
          = hint: take it out: pages hold no scripts, and styles stand in theme/
        """,
    ),
    Case(
        "style",
        add(TOPIC_EN, "<style>b {color: red}</style>"),
        """
        content/topics/speech/en.md:9:1: error[unsafe-html]: <style> is not allowed
          |
        9 | <style>b {color: red}</style>
          | ^^^^^^
          = hint: say it in Markdown; scripts, forms, frames and styles are never allowed
        """,
    ),
    Case(
        "frame",
        add(TOPIC_EN, '<iframe src="https://example.org"></iframe>'),
        """
        content/topics/speech/en.md:9:1: error[unsafe-html]: <iframe> is not allowed
          |
        9 | <iframe src="https://example.org"></iframe>
          | ^^^^^^^
          = hint: say it in Markdown; scripts, forms, frames and styles are never allowed
        """,
    ),
    Case(
        "form",
        add(TOPIC_EN, '<form action="https://example.org"></form>'),
        """
        content/topics/speech/en.md:9:1: error[unsafe-html]: <form> is not allowed
          |
        9 | <form action="https://example.org"></form>
          | ^^^^^
          = hint: say it in Markdown; scripts, forms, frames and styles are never allowed
        """,
    ),
    Case(
        "svg",
        add(TOPIC_EN, '<svg onload="alert(1)"></svg>'),
        """
        content/topics/speech/en.md:9:1: error[unsafe-html]: <svg> is not allowed
          |
        9 | <svg onload="alert(1)"></svg>
          | ^^^^
          = hint: say it in Markdown; scripts, forms, frames and styles are never allowed
        """,
    ),
    Case(
        "never closed",
        add(TOPIC_EN, "A <b>word."),
        """
        content/topics/speech/en.md:9:3: error[html-unbalanced]: <b> is never closed
          |
        9 | A <b>word.
          |   ^^
        """,
    ),
    Case(
        "heading never closed",
        add(TOPIC_EN, "<h2>Open"),
        """
        content/topics/speech/en.md:9:1: error[html-unbalanced]: <h2> is never closed
          |
        9 | <h2>Open
          | ^^^
        """,
    ),
    Case(
        "closes nothing",
        add(TOPIC_EN, "A word</b>."),
        """
        content/topics/speech/en.md:9:7: error[html-unbalanced]: </b> closes nothing
          |
        9 | A word</b>.
          |       ^^^^
        """,
    ),
    Case(
        "not allowed, in Chinese",
        add(TOPIC_HANS, "一个<font>词</font>。"),
        """
        content/topics/speech/zh-Hans.md:9:3: error[unsafe-html]: <font> is not allowed
          |
        9 | 一个<font>词</font>。
          |     ^^^^^
          = hint: say it in Markdown; scripts, forms, frames and styles are never allowed
        """,
    ),
]
