"""Links lose what identifies who shared them, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.privacy import links

WEIXIN = "https://mp.weixin.qq.com/s?__biz=MzA&mid=1&idx=2&sn=ab"


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        (f"{WEIXIN}&chksm=a&scene=27&pass_ticket=b#rd", f"{WEIXIN}#rd"),
        (f"{WEIXIN}&key=a&uin=b", WEIXIN),
        ("https://example.org/a?key=a&uin=b", "https://example.org/a?key=a&uin=b"),
        ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
        ("https://example.org/a?b=1&amp;fbclid=x&amp;c=2", "https://example.org/a?b=1&amp;c=2"),
        ("https://example.org/a?b=%E5%BC%A0+1&spm=x", "https://example.org/a?b=%E5%BC%A0+1"),
        ("https://example.org/a;jsessionid=12?b=1", "https://example.org/a?b=1"),
        ("https://example.org/a#utm_source=x", "https://example.org/a"),
        ("https://example.org/a?UTM_Source=x&Id=1", "https://example.org/a?Id=1"),
        ("https://example.org/a?utm%5Fsource=x", "https://example.org/a"),
        ("https://x.com/nobody/status/1?s=20&t=ab", "https://x.com/nobody/status/1"),
        ("https://example.org/?s=20&t=ab", "https://example.org/?s=20&t=ab"),
        ("https://notx.com/?s=20", "https://notx.com/?s=20"),
        ("https://youtu.be/abc?si=x&t=30", "https://youtu.be/abc?t=30"),
        ("https://example.org/a?from=singlemessage", "https://example.org/a"),
        ("https://example.org/a?from=2014", "https://example.org/a?from=2014"),
        ("https://example.org/a?b&c=&b=2", "https://example.org/a?b&c=&b=2"),
        ("mailto:x", "mailto:x"),
    ],
)
def test_the_clean_link_keeps_all_else(url: str, clean: str) -> None:
    """What is named in ``parameters.tsv`` goes; order and writing of the rest stay."""
    assert links(url).clean == clean


def test_the_hint_is_the_clean_link() -> None:
    """An editor can paste it."""
    (finding,) = links("https://example.org/a?id=1&gclid=x").findings

    assert finding.hint == "write https://example.org/a?id=1"
    assert finding.severity == "warning"


def test_a_session_is_an_error() -> None:
    """pass_ticket lets somebody in as the person who copied the link."""
    (finding,) = links(f"{WEIXIN}&pass_ticket=b").findings

    assert (finding.rule, finding.severity) == ("session-token", "error")


def test_a_link_inside_a_link_is_judged_too() -> None:
    """Redirects carry whole links, percent-encoded; the place is that of the parameter."""
    url = "https://example.org/go?to=https%3A%2F%2Fexample.org%2F%3Fa%3D1%26openid%3Dabc"
    (finding,) = links(url).findings

    assert url[finding.start : finding.end] == "openid"
    assert finding.rule == "session-token"


@given(st.text())
def test_any_text_can_be_given(text: str) -> None:
    """No text is a link too odd to judge, and cleaning twice changes nothing more."""
    link = links(text)

    assert all(0 <= f.start < f.end <= len(text) for f in link.findings)
    assert links(link.clean).clean == link.clean


@given(st.lists(st.sampled_from(["a=1", "utm_source=x", "b", "fbclid=y", "c=%26", "openid=z"])))
def test_no_parameter_that_should_go_is_left(parameters: list[str]) -> None:
    """However they are ordered, only harmless ones stay, in their order."""
    url = "https://example.org/?" + "&".join(parameters)
    kept = [p for p in parameters if p in {"a=1", "b", "c=%26"}]

    assert links(url).clean == "https://example.org/" + ("?" + "&".join(kept) if kept else "")
    assert not links(links(url).clean).findings
