"""What each kind of host takes: which files stay at home, and what is said where it is full."""

from __future__ import annotations

import re

import pytest

from mirror.profiles import PROFILES, Profile, check, left_out
from tests.mirror.hosting.filled import HOSTING

NAMES = ["plain", "github-pages", "gitlab-pages", "cloudflare-pages", "codeberg-pages", "s3"]
ARCHIVE = "release/archives/1.tar.zst"
PACK = "release/packs/1-2.pack"
SMALL = {
    "index.html": 8_000,
    "en/index.html": 8_000,
    "release/tuf/1.root.json": 2_800,
    PACK: 2_000,
    ARCHIVE: 1_000_000,
}


def of(
    *, max_files: int | None = None, max_file: int | None = None, max_total: int | None = None
) -> Profile:
    """A host with these limits."""
    return Profile(
        name="test",
        title="a host",
        source="made up",
        note="",
        max_files=max_files,
        max_file=max_file,
        max_total=max_total,
    )


def test_the_profiles_are_those_that_are_promised() -> None:
    """``export --profile`` takes these names."""
    assert list(PROFILES) == [*NAMES, "ipfs", "fat32"]
    assert all(name == profile.name for name, profile in PROFILES.items())


@pytest.mark.parametrize("name", [*NAMES, "ipfs", "fat32"])
def test_a_small_site_fits_everywhere_with_nothing_left_out(name: str) -> None:
    """No limit is so small that the site of today would meet it."""
    assert left_out(PROFILES[name], SMALL) == frozenset()
    assert check(PROFILES[name], SMALL) == []


def test_too_many_files_are_counted_with_those_that_are_added() -> None:
    """20,000 files and ``_headers`` are one too many for Cloudflare Pages."""
    files = {f"en/{number}.html": 10 for number in range(20_000)}

    assert check(PROFILES["cloudflare-pages"], files) == [
        "20,001 files, and Cloudflare Pages, free plan takes 20,000: "
        "choose a host without this limit, such as a bucket or a server"
    ]
    assert check(PROFILES["cloudflare-pages"], dict(list(files.items())[1:])) == []


def test_gitlab_counts_folders_too() -> None:
    """Each folder is an entry, at any depth, and counted once."""
    profile = Profile("test", "a host", "made up", "", max_files=4, counts_folders=True)
    files = {"en/people/a.html": 1, "en/people/b.html": 1}

    assert check(profile, files) == []
    assert check(profile, {**files, "c.html": 1})[0].startswith("5 files and folders, and")


def test_a_large_file_is_named_with_its_size() -> None:
    """One sentence names the largest, and how many others there are."""
    files = {"media/a.pdf": 120, "media/b.pdf": 130, "media/c.pdf": 100}

    assert check(of(max_file=100), files) == [
        "media/b.pdf has 130 bytes, and a host takes 100 for one file, "
        "and 1 more are too large: choose another host"
    ]


def test_an_archive_that_is_too_large_can_stay_at_home() -> None:
    """The message says so, and ``left_out`` does it."""
    files = {"index.html": 10, ARCHIVE: 101, PACK: 100}
    profile = of(max_file=100)

    assert check(profile, files)[0].endswith("leave it out, the pages do not need it")
    assert left_out(profile, files) == {ARCHIVE}


def test_archives_go_before_packs() -> None:
    """A pack helps those who come again, so it stays as long as there is room."""
    files = {"index.html": 50, ARCHIVE: 60, PACK: 30}

    assert left_out(of(max_total=100), files) == {ARCHIVE}
    assert left_out(of(max_total=60), files) == {ARCHIVE, PACK}
    assert left_out(of(max_files=2), files) == {ARCHIVE}


def test_no_page_and_no_proof_is_ever_left_out() -> None:
    """Where they do not fit, the volunteer is told instead."""
    files = {"index.html": 200, "release/manifest": 200, "release/tuf/1.root.json": 200}
    profile = of(max_file=100, max_total=100, max_files=1)

    assert left_out(profile, files) == frozenset()
    assert len(check(profile, files)) == 3


def test_a_total_at_the_limit_fits() -> None:
    """A limit is what still fits."""
    assert check(of(max_total=100, max_file=100, max_files=1), {"index.html": 100}) == []
    assert check(of(max_total=100), {"index.html": 101}) == [
        "101 bytes in all, and a host takes 100: "
        "choose a host with more room, such as a bucket or a server"
    ]


def test_a_stick_takes_no_file_of_four_gibibytes() -> None:
    """FAT writes a size in 32 bits."""
    assert check(PROFILES["fat32"], {"a.zip": 2**32 - 1}) == []
    assert len(check(PROFILES["fat32"], {"a.zip": 2**32})) == 1


@pytest.mark.parametrize(("count", "fits"), [(21_844, True), (21_845, False)])
def test_a_folder_on_a_stick_has_places_for_so_many_names(count: int, fits: bool) -> None:
    """A name of 14 to 26 letters takes 3 of 65,536 places; the folder itself takes 2."""
    files = {f"en/people/{number:015}.html": 1 for number in range(count)}

    assert (check(PROFILES["fat32"], files) == []) is fits
    if not fits:
        assert "the names in en/people need 65,537 places" in check(PROFILES["fat32"], files)[0]


def test_github_is_told_to_serve_files_as_they_are() -> None:
    """Without ``.nojekyll`` it would leave out what begins with an underscore."""
    assert PROFILES["github-pages"].add == {".nojekyll": b""}


def test_cloudflare_sends_the_headers_of_the_servers() -> None:
    """``_headers`` says what nginx.conf says, where Cloudflare lets it."""
    lines = PROFILES["cloudflare-pages"].add["_headers"].decode("ascii").splitlines()
    pages = dict(line.strip().split(": ", 1) for line in lines[1:8] if ": " in line)
    nginx = (HOSTING / "nginx.conf").read_text("utf-8")
    headers = dict(re.findall(r'add_header ([\w-]+) "?([^"\n]+?)"? always;', nginx))

    assert pages.pop("Cache-Control") in nginx
    assert pages == {name: headers[name] for name in pages}
    assert len(pages) == 5
    assert max(map(len, lines)) <= 2_000
