"""A register of any size, made up: every entry with a page, facts of every kind, references.

    for name, text in made_register(1000, topic="torture"): ...   # a path in content, and its text

The same number gives the same entries, and a larger register has all of a smaller one, but
for references, which lead to entries of the register itself. Nothing in it is real.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.registers import FOLDER, SCHEMA
from tests.sites import text

_WORDS = (
    *("harbour", "gate", "stone", "river", "light", "market", "bridge", "tower", "field"),
    *("garden", "island", "slope", "forest", "spring", "winter", "road", "lake", "hill"),
    *("sea", "moon"),
)
_HANS = "港门石河光市桥塔田园岛坡林春冬路湖山海月"
_HANT = "港門石河光市橋塔田園島坡林春冬路湖山海月"
_ENTRY = text(
    """
    title: {{en: {title} {n}, zh-Hans: {hans}码头{n}, zh-Hant: {hant}碼頭{n}}}
    summary:
      en: "Wharf {n} stands by the {a} and was built for {b}."
      zh-Hans: "第{n}座码头在{x}边，为{y}而建。"
    kind: {kind}
    opened: "{year}-{month:02}-{day:02}"
    symbol: W/{n}
    story:
      en: "It is told [@s1] that {c} number {n} was first seen from [](wharf:{other}) in {year}."
      zh-Hans: "据说[@s1]，第{n}座{z}最早是{year}年从[](wharf:{other})看见的。"
    length: {length}.5
    berths: {berths}
    roofed: {roofed}
    near: [wharf:{other}, wharf:{third}]
    boats:
      - {{boat: {{en: Gull {n}, zh-Hans: 海鸥{n}}}, came: {later}, source: s1}}
      - {{boat: {{en: Tern {n}, zh-Hans: 燕鸥{n}}}}}
    state:
      - {{date: {year}-{month:02}, value: open, source: s1}}
      - {{date: {end}, value: shut, note: {{en: The {b} moved., zh-Hans: {y}改道了。}}, source: s1}}
    topics: [{topic}]
    last_verified: 2012-02-{day:02}
    sources:
      - id: s1
        kind: ngo
        title: "Wharves of the {a}, volume {n}"
        date: {printed}
        url: "https://example.org/wharves/{n}"
        archive: "https://example.org/copy/{n}"
    """
)


def made_register(
    count: int, topic: str = "speech", *, pages: bool = True, left_out: int = -1
) -> Iterator[tuple[str, str]]:
    """The files of a register of wharves.

    Args:
        count: how many entries it has.
        topic: the slug of the topic that all name.
        pages: whether each has a page of its own.
        left_out: the number of an entry that is not there, and that no other refers to.
    """
    yield f"{FOLDER}/schema.yaml", SCHEMA + ("" if pages else "pages: false\n")
    for n in range(count):
        if n != left_out:
            yield f"{FOLDER}/{_slug(n)}.yaml", _entry(n, count, topic, left_out)


def _entry(n: int, count: int, topic: str, left_out: int) -> str:
    a, b, c = n % 20, n // 20 % 20, n // 400 % 20
    year = 1900 + n % 100
    others = [m for m in (n * 7 % count, (n * 3 + 1) % count) if m != left_out] or [0]
    return _ENTRY.format(
        n=n,
        title=" ".join(_WORDS[i] for i in (a, b, c)).title(),
        hans="".join(_HANS[i] for i in (a, b, c)),
        hant="".join(_HANT[i] for i in (a, b, c)),
        **dict(zip("abc", (_WORDS[a], _WORDS[b], _WORDS[c]), strict=True)),
        **dict(zip("xyz", (_HANS[a], _HANS[b], _HANS[c]), strict=True)),
        kind="sea" if n % 3 else "river",
        year=year,
        later=year + 1,
        end=year + 50,
        month=1 + n % 12,
        day=1 + n % 28,
        length=n % 500,
        berths=n % 40,
        roofed="yes" if n % 2 else "no",
        other=_slug(others[0]),
        third=_slug(others[-1]),
        topic=topic,
        printed=1950 + n % 60,
    )


def _slug(n: int) -> str:
    return f"w{n:05}"
