"""A snapshot in git is one commit without history, and nothing of this machine is in it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.errors import ContentError, SetupError
from plugins.release.publish_git import make, push
from tests.release.making import SITE, write_files

CANARY = "zq-canary-5b1e"
TIME = 946684800


def git(folder: Path, *arguments: str) -> str:
    """What git says."""
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode("utf-8")


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """An empty bare repository, as a code host has it."""
    folder = tmp_path / "remote.git"
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare", ".")
    return folder


@pytest.fixture
def canary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A person whose name is everywhere in their settings, with hooks and signing on."""
    home = tmp_path / CANARY
    hooks = home / "hooks"
    hooks.mkdir(parents=True)
    for hook in ("pre-push", "post-commit", "reference-transaction"):
        (hooks / hook).write_text(f"#!/bin/sh\ntouch {home}/hook-ran\nexit 1\n")
        (hooks / hook).chmod(0o755)
    (home / ".gitconfig").write_text(
        f"[user]\nname = {CANARY}\nemail = {CANARY}@example.org\nsigningKey = {CANARY}\n"
        f"[commit]\ngpgSign = true\n[tag]\ngpgSign = true\n[push]\nfollowTags = true\n"
        f"[core]\nhooksPath = {hooks}\n[init]\ntemplateDir = {home}\n"
    )
    (home / "info").mkdir()
    (home / "info" / CANARY).write_text(CANARY)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", CANARY)
        monkeypatch.setenv(f"GIT_{who}_EMAIL", f"{CANARY}@example.org")
        monkeypatch.setenv(f"GIT_{who}_DATE", "1999-01-01T00:00:00+0800")
    monkeypatch.setenv("GIT_DIR", str(home / "nowhere"))
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    return CANARY


def files_at(remote: Path, branch: str) -> dict[str, str]:
    """Every file of a branch."""
    names = git(remote, "ls-tree", "-r", "--name-only", branch).split()
    return {name: git(remote, "show", f"{branch}:{name}") for name in names}


def test_it_is_one_commit_of_nobody_at_no_time(tmp_path: Path, remote: Path) -> None:
    """No parent; a fixed author and time; the files as they are."""
    tree = write_files(tmp_path / "public", SITE)
    push(tree, str(remote), "pages", "Release 1", nojekyll=False)
    shown = git(remote, "log", "--format=%P|%an|%ae|%at|%ad|%cn|%ce|%ct|%cd|%G?|%B", "pages")
    date = "Sat Jan 1 00:00:00 2000 +0000"
    who = f"zhiquan|zhiquan@invalid|{TIME}|{date}"

    assert shown.strip() == f"|{who}|{who}|N|Release 1"
    assert files_at(remote, "pages") == {path: data.decode() for path, data in SITE.items()}


def test_the_next_snapshot_takes_the_place_of_the_one_before(tmp_path: Path, remote: Path) -> None:
    """The old commit can be reached from no name any more, and can be swept away."""
    old = push(write_files(tmp_path / "a", SITE), str(remote), "pages", "Release 1", nojekyll=False)
    new = push(write_files(tmp_path / "b", {"x": b""}), str(remote), "pages", "2", nojekyll=False)
    git(remote, "gc", "--quiet", "--prune=now")

    assert git(remote, "log", "--all", "--reflog", "--format=%H").split() == [new]
    with pytest.raises(subprocess.CalledProcessError):
        git(remote, "cat-file", "-e", old)


def test_a_repository_that_keeps_a_log_forgets_too(tmp_path: Path, remote: Path) -> None:
    """A folder on this machine, with the log of its branches on."""
    git(remote, "config", "core.logAllRefUpdates", "always")
    old = push(write_files(tmp_path / "a", SITE), str(remote), "pages", "Release 1", nojekyll=False)
    push(write_files(tmp_path / "b", {"x": b""}), str(remote), "pages", "2", nojekyll=False)

    assert old not in git(remote, "log", "--all", "--reflog", "--format=%H").split()


def test_nothing_of_the_person_or_the_machine_is_in_it(
    tmp_path: Path, canary: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever their settings, environment, hooks, time zone and language."""
    remote = tmp_path / "remote.git"
    remote.mkdir()
    tree = write_files(tmp_path / "public", SITE)
    with monkeypatch.context() as plain:
        plain.delenv("GIT_DIR")
        plain.setenv("HOME", "/nonexistent")
        subprocess.run(["git", "init", "-q", "--bare", "--template=", "."], cwd=remote, check=True)
    commit = push(tree, str(remote), "pages", "Release 1", nojekyll=True)
    monkeypatch.delenv("GIT_DIR")
    everything = git(remote, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    objects = [git(remote, "cat-file", "-p", name) for name in everything.split()]
    kept = b"".join(path.read_bytes() for path in remote.rglob("*") if path.is_file())

    assert not any(canary in text for text in objects)
    assert canary.encode() not in kept
    assert not (Path(tmp_path) / canary / "hook-ran").exists()
    assert "gpgsig" not in git(remote, "cat-file", "-p", commit)


def test_the_same_files_are_the_same_commit(
    tmp_path: Path, remote: Path, canary: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever makes it, wherever: so two publishers can compare, and nobody stands out."""
    one, two = tmp_path / "1", tmp_path / "2"
    one.mkdir()
    two.mkdir()
    commit = make(one, {"a.html": b"x", "b/c.html": b"y"}, "Release 3")
    monkeypatch.undo()

    assert make(two, {"b/c.html": b"y", "a.html": b"x"}, "Release 3") == commit


def test_code_hosts_are_told_to_leave_the_files_alone(tmp_path: Path, remote: Path) -> None:
    """``.nojekyll`` is added where it is asked for; other dot files never go."""
    tree = write_files(tmp_path / "public", {"a.html": b"", ".secret": b"x", ".git/config": b"x"})
    push(tree, str(remote), "pages", "1", nojekyll=True)

    assert files_at(remote, "pages") == {".nojekyll": "", "a.html": ""}


def test_a_link_is_not_published(tmp_path: Path, remote: Path) -> None:
    """It would lead out of the folder."""
    tree = write_files(tmp_path / "public", SITE)
    (tree / "out").symlink_to(tmp_path)

    with pytest.raises(ContentError, match="release-link"):
        push(tree, str(remote), "pages", "1", nojekyll=False)


def test_a_remote_that_refuses_is_named(tmp_path: Path) -> None:
    """With what git says, and not in another language."""
    tree = write_files(tmp_path / "public", SITE)

    with pytest.raises(SetupError, match=r"git push failed: .*not appear to be a git repository"):
        push(tree, str(tmp_path / "nowhere"), "pages", "1", nojekyll=False)


def test_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a traceback."""
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SetupError, match="git is not installed"):
        push(write_files(tmp_path / "public", SITE), "x", "pages", "1", nojekyll=False)
