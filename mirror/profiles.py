"""What each kind of host takes: limits as data, and one sentence for each that is broken.

``zhiquan-mirror export COPY TARGET --profile NAME`` writes a copy for a host that is no server
of one's own. This module says which files to leave out there, which to add, and whether the
rest fits. It knows paths and sizes alone; reading and writing is the command's business.

    files = {"index.html": 8120, "release/archives/1.tar.zst": 200_000_000}
    profile = PROFILES["github-pages"]
    left = left_out(profile, files)                       # the archive
    check(profile, {path: files[path] for path in files if path not in left})    # []

Limits are those that the hosts publish, as read in November 2026; ``source`` says where. Where
a host writes “1 GB” the smaller reading is taken. docs/mirrors/hosts.md tells the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

MIB = 1024**2
GIB = 1024**3

# A page can be read, and a copy can be brought up to date, without these.
_ARCHIVES = "release/archives/"
_PACKS = "release/packs/"

# Names in a FAT folder: one slot of 32 bytes, and one more for each 13 letters of a long
# name; a folder is at most 2 MiB (Microsoft, FAT32 File System Specification 1.03).
_FAT_SLOTS = 65_536
_FAT_LETTERS = 13

_NO_JEKYLL = {".nojekyll": b""}
_CLOUDFLARE_HEADERS = b"""\
/*
  Cache-Control: max-age=0, no-cache, no-store, must-revalidate, no-transform, private
  Content-Security-Policy: default-src 'self'; script-src 'self' 'unsafe-inline'; \
style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
form-action 'none'; frame-ancestors 'none'
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  ! Access-Control-Allow-Origin
/release/*
  ! Cache-Control
  Cache-Control: no-cache, no-transform
"""


@dataclass(frozen=True)
class Profile:
    """A kind of host.

    Args:
        name: as given to ``--profile``.
        title: as shown to the volunteer.
        max_files: how many files it takes; with folders, if ``counts_folders``.
        max_file: bytes of the largest file.
        max_total: bytes of all files.
        max_slots: names in one folder, counted as FAT does.
        add: files to put beside the site's own.
        source: who says so, and when.
        note: what no limit tells, in one sentence.
    """

    name: str
    title: str
    source: str
    note: str
    max_files: int | None = None
    counts_folders: bool = False
    max_file: int | None = None
    max_total: int | None = None
    max_slots: int | None = None
    add: Mapping[str, bytes] = field(default_factory=dict)


_ALL = (
    Profile(
        name="plain",
        title="a server of your own, or a disk",
        source="no limits are known",
        note="Nothing is left out.",
    ),
    Profile(
        name="github-pages",
        title="GitHub Pages",
        max_file=100 * MIB,
        max_total=10**9,
        add=_NO_JEKYLL,
        source="docs.github.com: “GitHub Pages limits”, “About large files on GitHub”",
        note="GitHub writes down the address of every reader.",
    ),
    Profile(
        name="gitlab-pages",
        title="GitLab Pages on gitlab.com",
        max_files=200_000,
        counts_folders=True,
        max_file=100 * MIB,
        max_total=10**9,
        source="docs.gitlab.com: “GitLab.com settings”; gitlab-org/gitlab issues 405048 and 428188",
        note="GitLab considers 30,000 files for free accounts (issue 500273).",
    ),
    Profile(
        name="cloudflare-pages",
        title="Cloudflare Pages, free plan",
        max_files=20_000,
        max_file=25 * MIB,
        add={"_headers": _CLOUDFLARE_HEADERS},
        source="developers.cloudflare.com: “Limits” of Pages",
        note="It leads /a.html to /a, and starts broken downloads anew.",
    ),
    Profile(
        name="codeberg-pages",
        title="Codeberg Pages",
        max_total=750 * MIB,
        source="blog.codeberg.org, May 2025: 750 MiB for all repositories of an account",
        note="What the history of the repository holds counts too; publish without history.",
    ),
    Profile(
        name="s3",
        title="a bucket of S3 or of what is like it",
        max_file=5 * 10**12,
        source="docs.aws.amazon.com: 50 TB an object; many of its kind still take 5 TB",
        note="Amazon's addresses for web sites have no https of their own.",
    ),
    Profile(
        name="ipfs",
        title="IPFS",
        source="no limits are known; large folders are split by the program itself",
        note="Everybody can see which machines hold a copy.",
    ),
    Profile(
        name="fat32",
        title="a stick formatted as FAT32",
        max_file=4 * GIB - 1,
        max_slots=_FAT_SLOTS,
        source="Microsoft, FAT32 File System Specification 1.03",
        note="The client does not tell how large the stick is.",
    ),
)
PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in _ALL}


def left_out(profile: Profile, files: Mapping[str, int]) -> frozenset[str]:
    """What to leave out there: archives and packs that are too large, or too much in all.

    No page is ever left out, nor what proves a release. First go archives and packs that are
    larger than a file may be; if the rest is too much still, all archives; then all packs.
    Who takes this copy as a source finds the way without them (docs/format.md, “Nodes”).

    Args:
        profile: the host.
        files: size in bytes of each file, by its path in the site.
    """
    gone = {path for path in files if _is_spare(path) and _too_large(profile, files[path])}
    for folder in (_ARCHIVES, _PACKS):
        rest = {path: size for path, size in files.items() if path not in gone}
        if not list(_of_the_whole(profile, rest)):
            break
        gone |= {path for path in rest if path.startswith(folder)}
    return frozenset(gone)


def check(profile: Profile, files: Mapping[str, int]) -> list[str]:
    """One sentence for each limit that these files break; none if they fit.

    Args:
        profile: the host.
        files: size in bytes of each file that would be there, by its path in the site.
    """
    return [
        *_of_the_whole(profile, files),
        *_of_single_files(profile, files),
        *_of_folders(profile, files),
    ]


def _of_the_whole(profile: Profile, files: Mapping[str, int]) -> Iterator[str]:
    count = len(files) + len(profile.add)
    what = "files"
    if profile.counts_folders:
        count += len(_folders(files))
        what = "files and folders"
    total = sum(files.values()) + sum(map(len, profile.add.values()))
    if profile.max_files is not None and count > profile.max_files:
        yield (
            f"{count:,} {what}, and {profile.title} takes {profile.max_files:,}: "
            "choose a host without this limit, such as a bucket or a server"
        )
    if profile.max_total is not None and total > profile.max_total:
        yield (
            f"{total:,} bytes in all, and {profile.title} takes {profile.max_total:,}: "
            "choose a host with more room, such as a bucket or a server"
        )


def _of_single_files(profile: Profile, files: Mapping[str, int]) -> Iterator[str]:
    large = [path for path, size in sorted(files.items()) if _too_large(profile, size)]
    if large:
        largest = max(large, key=lambda path: files[path])
        others = f", and {len(large) - 1:,} more are too large" if len(large) > 1 else ""
        yield (
            f"{largest} has {files[largest]:,} bytes, and {profile.title} takes "
            f"{profile.max_file:,} for one file{others}: {_advice(large)}"
        )


def _of_folders(profile: Profile, files: Mapping[str, int]) -> Iterator[str]:
    if profile.max_slots is None:
        return
    for folder, slots in sorted(_slots(files).items()):
        if slots > profile.max_slots:
            yield (
                f"the names in {folder or 'the top folder'} need {slots:,} places, and "
                f"{profile.title} has {profile.max_slots:,} in a folder: format it as exFAT"
            )


def _advice(large: Iterable[str]) -> str:
    if all(_is_spare(path) for path in large):
        return "leave it out, the pages do not need it"
    return "choose another host"


def _is_spare(path: str) -> bool:
    return path.startswith((_ARCHIVES, _PACKS))


def _too_large(profile: Profile, size: int) -> bool:
    return profile.max_file is not None and size > profile.max_file


def _folders(files: Iterable[str]) -> set[str]:
    """Every folder that holds one of these files, at any depth."""
    return {path[:index] for path in files for index, letter in enumerate(path) if letter == "/"}


def _slots(files: Iterable[str]) -> Counter[str]:
    """Places that the names in each folder take on FAT, with its two of itself and its parent."""
    paths = set(files)
    slots: Counter[str] = Counter()
    for path in paths | _folders(paths):
        folder, _, name = path.rpartition("/")
        slots[folder] += 1 + -(-len(name) // _FAT_LETTERS)
    return Counter({folder: count + 2 for folder, count in slots.items()})
