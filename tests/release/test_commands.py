"""``make release``, ``make sign``, ``make renew``, ``make publish-git``, as they are typed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from plugins.release import publishing
from plugins.release.__main__ import main
from plugins.release.publickey import Role
from tests.release.making import SITE, Press, bytes_in, output_of, page
from tests.release.signers import signer

NEXT = {**SITE, "en/index.html": page("Home", "<p>Read more.</p>")}


class Desk:
    """One machine with RELEASES, OUTPUT and keys, and what it says.

    desk.run("release")          # exit status; desk.out, desk.err
    """

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.press = Press(folder)
        self.folder, self._capsys = folder, capsys
        self.keys = folder / "keys"
        self.keys.mkdir()
        self.out = self.err = ""
        assert self.press.store  # puts the root there
        self.key("publisher", "machine")

    def key(self, role: Role, name: str) -> str:
        """The file of somebody's key."""
        form = (Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
        path = self.keys / f"{name}.{role}.key"
        path.write_bytes(signer(role, name).private.private_bytes(*form))
        path.chmod(0o600)
        return str(path)

    def build(self, files: dict[str, bytes]) -> None:
        """Put a built site into OUTPUT."""
        output_of(self.folder / "output", files)

    def run(self, *arguments: str) -> int:
        """Run a command; its exit status."""
        folders = {
            "releases": self.folder / "releases",
            "output": self.folder / "output",
            "folder": self.keys,
        }
        options = [part for name, path in folders.items() for part in (f"--{name}", str(path))]
        status = main([*options, *arguments])
        self.out, self.err = self._capsys.readouterr()
        return status

    def sign(self, number: int, name: str, *options: str) -> int:
        """Let an editor sign."""
        request = self.folder / "releases" / "requests" / f"{number}.release.request"
        return self.run("sign", str(request), self.key("editor", name), *options)

    def publish(self, number: int, files: dict[str, bytes]) -> None:
        """Go all the way."""
        self.build(files)
        statuses = [
            self.run("release"),
            self.sign(number, "mei", "--yes"),
            self.sign(number, "li", "--yes"),
            self.run("release"),
        ]
        assert statuses == [0, 0, 0, 0]


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A machine on which nothing was published yet."""
    return Desk(tmp_path, capsys)


def test_one_command_does_the_next_step_and_says_what_comes_next(desk: Desk) -> None:
    """Prepare, wait, publish, nothing to do."""
    desk.build(SITE)

    assert desk.run("release") == 0
    assert "This is the first release." in desk.out
    assert "1.release.request to the editors" in desk.out
    assert desk.run("release") == 0
    assert "waits for 2 more signatures" in desk.out
    assert desk.sign(1, "mei", "--yes") == 0
    assert desk.run("release") == 0
    assert "waits for 1 more signature." in desk.out
    assert desk.sign(1, "li", "--yes") == 0
    assert desk.run("release") == 0
    assert "Release 1 is published" in desk.out
    assert desk.run("release") == 0
    assert "Nothing has changed since release 1." in desk.out
    assert (desk.press.store.public / "index.html").read_bytes() == SITE["index.html"]


def test_an_editor_sees_types_the_number_and_signs(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What changed, that it is the same as the own build, and the question."""
    desk.publish(1, SITE)
    desk.build(NEXT)
    desk.run("release")
    asked: list[str] = []
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or "2")

    assert desk.sign(2, "mei") == 0
    assert "Read[ more]." in desk.out
    assert "THE SAME as your own build" in desk.out
    assert "your own machine's words" in desk.out
    assert asked == ["\nSign release 2? Type 2: "]
    assert "Send back" in desk.out


def test_another_answer_signs_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A yes is not enough."""
    desk.build(SITE)
    desk.run("release")
    monkeypatch.setattr("builtins.input", lambda _: "yes")

    assert desk.sign(1, "mei") == 1
    assert "not signed" in desk.err
    assert list(desk.press.store.signatures.iterdir()) == []


def test_another_build_is_not_signed(desk: Desk) -> None:
    """Not even with --yes; where there is no own build it is said plainly."""
    desk.build(NEXT)
    desk.run("release")
    desk.build(SITE)

    assert desk.sign(1, "mei", "--yes") == 1
    assert "en/index.html differs" in desk.out
    assert "not signed" in desk.err
    assert desk.sign(1, "mei", "--yes", "--site", "none") == 0
    assert "NOT COMPARED" in desk.out


def test_another_history_of_roots_is_not_signed(desk: Desk) -> None:
    """Who signed once remembers who may sign."""
    desk.build(SITE)
    desk.run("release")
    (desk.keys / "known.root.json").write_bytes(b"another root")

    assert desk.sign(1, "mei", "--yes") == 1
    assert "does not follow from the root that you know" in desk.err


def test_a_key_that_has_no_say_signs_nothing(desk: Desk) -> None:
    """A root key is no editor's."""
    desk.build(SITE)
    desk.run("release")
    request = desk.press.store.requests / "1.release.request"

    assert desk.run("sign", str(request), desk.key("root", "mei"), "--yes") == 1
    assert "not an editor's key" in desk.err
    assert list(desk.press.store.signatures.iterdir()) == []


def test_a_site_with_mistakes_is_not_released(desk: Desk) -> None:
    """All are named, and what is public stays."""
    desk.publish(1, SITE)
    before = bytes_in(desk.press.store.public)
    desk.build(NEXT)
    (desk.folder / "output" / "index.html").write_bytes(b"touched")
    (desk.folder / "output" / "link").symlink_to("index.html")

    assert desk.run("release") == 1
    assert "touched-output" in desk.err and "release-link" in desk.err
    assert "Nothing was released." in desk.err
    assert bytes_in(desk.press.store.public) == before


def test_a_site_that_was_built_anew_meanwhile_is_mentioned(desk: Desk) -> None:
    """The one that waits goes on; AGAIN begins with the new one."""
    desk.build(SITE)
    desk.run("release")
    desk.build(NEXT)
    desk.run("release")

    assert "was built anew since" in desk.out
    assert desk.run("release", "--again") == 0
    waiting = desk.press.store.waiting()
    assert waiting is not None
    assert waiting.tree.read("en/index.html") == NEXT["en/index.html"]


def test_a_commit_is_named_if_all_is_committed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that editors can build the same; else it is said that they cannot."""
    repository = tmp_path / "repository"
    repository.mkdir()
    run = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*run, "init", "-q"], cwd=repository, check=True)
    subprocess.run([*run, "commit", "-q", "--allow-empty", "-m", "x"], cwd=repository, check=True)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repository, capture_output=True)
    monkeypatch.setattr(publishing, "ROOT", repository)
    desk.build(SITE)
    desk.run("release")
    assert "not all of this repository is committed" not in desk.out
    desk.sign(1, "mei", "--yes", "--site", "none")
    assert f"git checkout {head.stdout.decode().strip()}," in desk.out

    (repository / "draft").write_text("x")
    desk.run("release", "--again")
    assert "not all of this repository is committed" in desk.out
    desk.sign(1, "mei", "--yes", "--site", "none")
    assert "git checkout the one that the publisher names to you," in desk.out


def test_renewing_says_until_when(desk: Desk) -> None:
    """One line for cron's mail; before the first release it fails."""
    assert desk.run("renew") == 1
    assert "nothing is published yet" in desk.err
    desk.publish(1, SITE)
    assert desk.run("renew") == 0
    assert desk.out.startswith("The timestamp is signed anew, until ")


def test_several_publishing_keys_are_asked_about(desk: Desk) -> None:
    """None is chosen by chance."""
    desk.publish(1, SITE)
    other = desk.key("publisher", "other")

    assert desk.run("renew") == 1
    assert "several publishing keys" in desk.err
    assert desk.run("renew", "--key", other) == 1
    assert "is not in root 1" in desk.err
    assert desk.run("renew", "--key", str(desk.keys / "machine.publisher.key")) == 0


def test_the_release_is_pushed_without_history(desk: Desk, tmp_path: Path) -> None:
    """The site and its release, as one commit."""
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", str(remote)], check=True)

    assert desk.run("publish-git", str(remote)) == 1
    desk.publish(1, SITE)
    assert desk.run("publish-git", str(remote), "--branch", "main") == 0
    assert "Release 1 is commit" in desk.out
    listed = ["git", "-C", str(remote), "ls-tree", "-r", "--name-only", "main"]
    names = subprocess.run(listed, check=True, capture_output=True).stdout.decode().split()
    assert set(names) == {".nojekyll", *bytes_in(desk.press.store.public)}


def test_stopping_is_no_traceback(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control-C while asked."""

    def stop(_: str) -> str:
        raise KeyboardInterrupt

    desk.build(SITE)
    desk.run("release")
    monkeypatch.setattr("builtins.input", stop)

    assert desk.sign(1, "mei") == 1
    assert "Stopped" in desk.err
