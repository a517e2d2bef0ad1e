"""What docs/mirrors/ tells a volunteer is what is there: files, limits, checks, commands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mirror.profiles import PROFILES, Profile
from tests.mirror.hosting.filled import HOSTING
from tests.mirror.hosting.scanner import CHECKS, NOT_PASSED
from tests.sites import ROOT

DOCS = ROOT / "docs" / "mirrors"
PAGES = sorted(path.name for path in DOCS.glob("*.md"))
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)")
COMMAND = re.compile(r"zhiquan-mirror\.pyz ([a-z]+)\b")
COMMANDS = {"init", "sync", "verify", "serve", "status", "export", "config"}
# Checks of the scanner that a server alone does not decide.
SHARED = {
    "http2",
    "no_analytics",
    "no_cross_domain_assets",
    "no_cross_domain_redirects",
    "safe_onion_address",
    "subdomain",
}


def read(name: str) -> str:
    """A page of docs/mirrors/."""
    return (DOCS / name).read_text("utf-8")


def rows(name: str) -> dict[str, list[str]]:
    """The cells behind the first of each row whose first cell is code."""
    found = re.findall(r"^\| `([^`]+)` \|(.+)\|$", read(name), re.M)
    return {first: [cell.strip() for cell in rest.split("|")] for first, rest in found}


def anchors(text: str) -> set[str]:
    """Names that code hosts give to a page's headings."""
    titles = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", PAGES)
def test_every_link_inside_the_repository_leads_somewhere(name: str) -> None:
    """To a file that is there, and to a heading that it has."""
    for target, anchor in LINK.findall(read(name)):
        if target.startswith("https:"):
            continue
        path = (DOCS / target) if target else DOCS / name
        assert path.exists(), target
        assert not anchor or anchor in anchors(path.read_text("utf-8")), anchor


@pytest.mark.parametrize("name", PAGES)
def test_only_commands_that_exist_are_named(name: str) -> None:
    """A volunteer can type what stands there."""
    assert set(COMMAND.findall(read(name))) <= COMMANDS


def test_every_ready_file_is_explained() -> None:
    """Each file of mirror/hosting/ stands in the table of servers.md."""
    files = {path.name for path in HOSTING.iterdir()}
    table = "".join(re.findall(r"^\| `.+$", read("servers.md"), re.M))

    assert {name for name in files if f"`{name}`" not in table} == set()


def test_the_table_of_checks_is_what_the_tests_found() -> None:
    """All 27 names of the scanner are there; “yes” and “no” are what the servers answer."""
    table = rows("servers.md")
    columns = ["nginx", "caddy", "apache", "lighttpd"]

    assert len(CHECKS) + len(SHARED) == 27
    assert set(CHECKS) | SHARED <= set(table)
    for check in CHECKS:
        expected = ["no" if check in NOT_PASSED[name] else "yes" for name in columns]
        assert table[check][:4] == expected, check


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
def test_the_limits_in_the_table_are_those_that_are_checked(profile: Profile) -> None:
    """Each number of a profile stands in its row, and so does what it adds."""
    files, largest, total, adds, _ = rows("hosts.md")[profile.name]
    number = profile.max_files or profile.max_slots

    assert files.startswith(f"{number:,}" if number else "none known")
    assert largest == (f"{profile.max_file:,}" if profile.max_file else "none known")
    assert total == (f"{profile.max_total:,}" if profile.max_total else "none known") or (
        profile.name == "fat32" and total == ""
    )
    assert re.findall(r"`([^`]+)`", adds) == list(profile.add)


def test_both_languages_give_the_same_commands() -> None:
    """What is typed is the same; only the words around it differ."""
    blocks = [
        re.findall(r"^    (.+)$", read(name), re.M) for name in ("README.md", "README.zh-Hans.md")
    ]
    english, chinese = (
        [line for line in block if not line.startswith("~/zhiquan/")] for block in blocks
    )

    assert len(english) > 10
    assert english == chinese


def git(*arguments: str) -> str:
    """What git says; the tests need it."""
    program = shutil.which("git") or "git"
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout


def publish(folder: Path, repository: Path) -> None:
    """The commands of hosts.md, as they stand there, in a folder."""
    block = re.search(r"```sh\n(.+?)```", read("hosts.md"), re.S)
    assert block
    script = block[1].replace("https://example.org/account/repository.git", str(repository))
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder.parent), "LC_ALL": "C"}
    subprocess.run(["/bin/sh", "-ec", script], cwd=folder, env=environment, check=True)


def test_pages_are_published_without_history_and_without_a_name(tmp_path: Path) -> None:
    """The commands work as written: one commit, no author, no hour, twice the same bytes."""
    site, repository = tmp_path / "out", tmp_path / "repository.git"
    git("init", "--quiet", "--bare", str(repository))
    site.mkdir()
    for text in ("first", "second"):
        (site / "index.html").write_text(text, "utf-8")
        (site / ".nojekyll").touch()
        publish(site, repository)
    form = "--format=%an %ae %ad %cn %ce %cd"
    told = git("-C", str(repository), "log", form, "--date=raw", "pages").splitlines()
    files = git("-C", str(repository), "ls-tree", "--name-only", "pages").split()

    nobody = "copy copy@example.invalid 0 +0000"
    assert told == [f"{nobody} {nobody}"]
    assert files == [".nojekyll", "index.html"]
