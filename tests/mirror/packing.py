"""Packs, archives and sums of a simulated release, as docs/format.md says.

    pack = make_pack(Site(11, {"a.html": b"old"}), Site(12, {"a.html": b"new"}))

Small and slow, and written apart from ``plugins/release``: that the client reads both is the
proof that docs/format.md says enough.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mirror.format import packs
from mirror.format.index import SUMS, archive_path, pack_path
from mirror.format.manifest import Manifest
from mirror.format.zstd import compress

NEIGHBOURS = 32  # releases from which a pack leads to the next
FEW = 4  # packs that may lead from an archive to the newest release


@dataclass(frozen=True)
class Site:
    """The files of a release, and what was withdrawn by then."""

    number: int
    files: Mapping[str, bytes]
    revoked: tuple[str, ...] = ()


def make_pack(old: Site, new: Site) -> bytes:
    """What turns one site into another: each changed file on its old self."""
    changed = {p: d for p, d in sorted(new.files.items()) if old.files.get(p) != d}
    removed = tuple(sorted(set(old.files) - set(new.files)))
    bases = [(path,) if path in old.files else () for path in changed]
    groups = tuple(
        packs.Group(base, ((path, len(data)),))
        for base, (path, data) in zip(bases, changed.items(), strict=True)
    )
    contents = [
        (b"".join(old.files[p] for p in base), data)
        for base, data in zip(bases, changed.values(), strict=True)
    ]
    return packs.write(packs.Head(old.number, new.number, removed, groups), contents, level=3)


def make_archive(site: Site) -> bytes:
    """All files in one, in the manifest's order, with nothing else said of them."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for path, data in sorted(site.files.items()):
            member = tarfile.TarInfo(path)
            member.size, member.mode, member.mtime = len(data), 0o644, 0
            tar.addfile(member, io.BytesIO(data))
    return compress(buffer.getvalue(), level=3)


def steps(newest: int) -> list[tuple[int, int]]:
    """From which release to which packs lead, once there are ``newest`` releases."""
    near = [(a, a + 1) for a in range(max(1, newest - NEIGHBOURS), newest)]
    powers = [2**k for k in range(2, newest.bit_length())]
    far = [(a, a + p) for p in powers for a in range(p, newest - p + 1, p)]
    return near + far


def carried(
    sites: Sequence[Site], manifest: Manifest, before: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Sums, packs and the archive that a release carries, by their paths below ``release/``.

    Args:
        sites: of all releases, from the first.
        manifest: of the newest.
        before: what the release before carried.
    """
    newest = sites[-1]
    found = {SUMS: manifest.sums()}
    if len(sites) > 1 and newest.revoked != sites[-2].revoked:
        last = pack_path(newest.number - 1, newest.number)
        found[last] = make_pack(sites[-2], newest)
        return found | {archive_path(newest.number): make_archive(newest)}
    clean = min(site.number for site in sites if site.revoked == newest.revoked)
    first = clean - 1 if clean > 1 else 1
    for old, new in steps(newest.number):
        if old >= clean or (old >= first and new == old + 1 == clean):
            path = pack_path(old, new)
            found[path] = before.get(path) or make_pack(sites[old - 1], sites[new - 1])
    return found | _archive(newest, found, before)


def _archive(
    newest: Site, found: Mapping[str, bytes], before: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The archive of an earlier release while few and small packs lead from it."""
    for path, data in before.items():
        if path.startswith("archives/"):
            number = int(path.removeprefix("archives/").removesuffix(".tar.zst"))
            way = [found.get(pack_path(n, n + 1)) for n in range(number, newest.number)]
            small = None not in way and 5 * sum(len(p or b"") for p in way) <= len(data)
            if small and len(way) <= FEW:
                return {path: data}
    return {archive_path(newest.number): make_archive(newest)}
