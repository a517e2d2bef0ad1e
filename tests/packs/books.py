"""A made-up book with everything that a chapter may hold."""

from __future__ import annotations

from datetime import date

from plugins.packs import Book, Chapter, Point

PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)

FIRST = (
    '<h2 id="2012">A year &amp; a day&nbsp;more</h2>\n'
    "<p>One<br>two <em>three</em> "
    '<sup class="cite"><a href="#src-s1">[1]</a></sup> '
    '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>\n'
    '<p><a href="../library/second.html#what">the second</a>, '
    '<a href="../library/second.html#nowhere">no anchor</a>, '
    '<a href="../topics/speech.html">elsewhere on the site</a>, '
    '<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer noopener">outside</a></p>\n'
    '<p><img src="../../media/a.gif" alt="A dot" width="1" height="1">'
    '<img src="../../media/b.webp" alt="What reading systems need not know"></p>\n'
    '<table class="cards" role="table"><thead role="rowgroup"><tr role="row">'
    '<th role="columnheader" scope="col">A</th></tr></thead><tbody role="rowgroup">'
    '<tr role="row"><td role="cell" data-th="A">1 &lt; 2</td></tr></tbody></table>\n'
    '<div class="footnote"><hr><ol><li id="fn:1"><p>A note '
    '<a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>\n'
    '<ol><li id="src-s1">A source</li></ol>'
)
SECOND = '<h2 id="what">这是什么</h2><p>王<mark>某</mark>说：<span lang="bo">བོད</span></p>'

BOOK = Book(
    identifier="urn:uuid:6c7a3b53-9d6c-5d0e-8a4e-4b2a3f0e9f11",
    title="A made-up “book” & more",
    lang="en",
    modified=date(2012, 3, 1),
    contents="Contents",
    chapters=(
        Chapter("first", "First", "en", FIRST, points=(Point("2012", "A year", "en"),)),
        Chapter("second", "第二章", "zh-Hans", SECOND, ("../library/second.html",)),
    ),
    subtitle="No. 1",
    imprint=("Nobody, 2012", "CC BY 4.0"),
    creators=("Nobody",),
    publisher="Nobody",
    rights="CC BY 4.0",
    pictures={"../../media/a.gif": PIXEL, "../../media/b.webp": b"RIFF"},
)
