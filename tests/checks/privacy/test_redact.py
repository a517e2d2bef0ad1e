"""The command that adds phrases shows none of them and keeps the list out of the repository."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest

from plugins.checks.privacy import redact
from plugins.checks.privacy.redaction import VARIABLE, Redactions
from plugins.errors import SetupError
from tests.sites import ROOT


class Terminal(io.StringIO):
    """A source of input at which somebody sits."""

    def isatty(self) -> bool:
        """As a terminal says."""
        return True


def added(path: Path, text: str) -> str:
    """What the command says after it has read some lines."""
    return redact.main(["add"], {VARIABLE: str(path)}, io.StringIO(text))


def test_phrases_are_added_once(tmp_path: Path) -> None:
    """A phrase that is on the list already, in whatever script, is not added again."""
    path = tmp_path / "list"

    assert added(path, "钟某某\n\nMou Jia\n").startswith("2 added")
    assert added(path, "鍾某某\n某甲\n").startswith("1 added")
    assert len(list(Redactions.read(path).find("钟某某、某甲、MOU JIA"))) == 3


def test_one_list_has_one_salt(tmp_path: Path) -> None:
    """Each further salt would cost one more search of every text."""
    path = tmp_path / "list"
    added(path, "某甲\n某乙\n")
    added(path, "某丙\n")

    assert len({one.salt for one in Redactions.read(path).entries}) == 1


def test_two_lists_have_two_salts(tmp_path: Path) -> None:
    """Lists of two people cannot be compared."""
    for name in ("a", "b"):
        added(tmp_path / name, "某甲\n")
    first, second = (Redactions.read(tmp_path / name).entries[0] for name in ("a", "b"))

    assert first.digest != second.digest


def test_nothing_of_the_phrase_is_written_or_said(tmp_path: Path) -> None:
    """Neither the list nor the answer holds a character of it; only the owner reads the list."""
    path = tmp_path / "list"
    said = added(path, "某甲乙\n")

    assert not set("某甲乙") & set(said + path.read_text("utf-8"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_phrase_is_typed_unseen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal it is asked for as passwords are."""
    monkeypatch.setattr(redact, "getpass", lambda prompt: "某甲乙")
    path = tmp_path / "list"
    redact.main(["add"], {VARIABLE: str(path)}, Terminal())

    assert list(Redactions.read(path).find("某甲乙"))


def test_the_list_may_not_lie_in_the_repository() -> None:
    """It would be published with it."""
    with pytest.raises(SetupError, match="outside"):
        added(ROOT / "content" / "redactions.txt", "某甲\n")


def test_a_short_phrase_adds_nothing(tmp_path: Path) -> None:
    """All or none, so that it is clear what is on the list."""
    with pytest.raises(SetupError, match="nothing was added"):
        added(tmp_path / "list", "某甲\n某\n")
    assert not (tmp_path / "list").exists()


@pytest.mark.parametrize(("arguments", "place"), [([], "x"), (["remove"], "x"), (["add"], "")])
def test_wrong_use_is_explained(arguments: list[str], place: str) -> None:
    """The message says what to type or to set."""
    with pytest.raises(SetupError, match=f"usage|{VARIABLE}"):
        redact.main(arguments, {VARIABLE: place}, io.StringIO(""))
