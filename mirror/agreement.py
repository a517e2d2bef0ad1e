"""Whether the parts of a release say the same of each other, where no hash binds them.

    made = proofs(manifest, root)                          # what follows from the manifest
    wrong = disagreements(site, release, manifest, made)   # [] : they agree
    files, wrong = signed_files(site, news, made[SUMS_PATH], there)

Several editors sign that all of it belongs together, so a disagreement is a mistake of theirs
or of their program; and what nobody signs, signatures over SHA256SUMS, proves itself or is
false. Each is told in one sentence. The second verifier, ``checker``, does the same by its own
means. Hashing the files themselves is for ``verify``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from .disk.reading import read
from .errors import CopyError, MirrorError, RefusedError
from .format import nodes, revoked
from .format.index import SUMS, Index, pack_path
from .format.joined import MAX_BYTES as MAX_JOINED
from .format.joined import Joined
from .format.manifest import Entry, Manifest
from .format.names import RELEASE
from .format.signatures import MAX_BYTES, editors
from .format.signatures import PATH as SIGNATURES
from .format.targets import INDEX, MANIFEST, NODES, Release
from .proofs import joined, newest_root
from .sums import check, proven
from .trust.news import News

ROOT_PATH = f"{RELEASE}/{NODES}/{nodes.ROOT}"
SUMS_PATH = f"{RELEASE}/{SUMS}"
_PROVEN = {"tuf", NODES, "keys", MANIFEST, INDEX, SIGNATURES}
_SIGNATURE = re.compile(rf"{RELEASE}/{SUMS}\.([0-9a-f]{{8}})\.(?:sig|minisig)\Z")


def disagreements(
    site: Path, release: Release, manifest: Manifest, made: Mapping[str, bytes]
) -> list[str]:
    """What targets, manifest and ``revoked.json`` say otherwise than each other.

    Args:
        site: where they are.
        release: what the targets say.
        manifest: the signed one.
        made: what follows from it, by path (``proofs``).
    """
    found = []
    if (release.files, release.bytes) != (len(manifest.files), manifest.total):
        found.append("the targets give other sums of files and bytes than the manifest")
    if Entry.of(made[ROOT_PATH]).sha256 != release.nodes:
        found.append("the targets give other nodes than those of the manifest")
    return [*found, *_withdrawn(site, manifest)]


def _withdrawn(site: Path, manifest: Manifest) -> Iterator[str]:
    """Whether the manifest repeats what ``revoked.json`` says; one that is damaged says nothing."""
    entry = manifest.files.get(revoked.PATH)
    ids: tuple[str, ...] = ()
    if entry:
        try:
            data = read(site, revoked.PATH, min(entry.size, revoked.MAX_BYTES))
            if not entry.fits(data):
                return
            ids = revoked.ids(data)
        except CopyError:
            return
        except RefusedError as error:
            yield str(error)
            return
    if ids != manifest.revoked:
        yield f"manifest and {revoked.PATH} name other withdrawn records"


def listed_files(site: Path, release: Release, sums: bytes) -> tuple[dict[str, Entry], list[str]]:
    """The files that the index names, by path, and what it says otherwise than it should.

    An index that is not here, or not the signed one, names none; that it is not is for others to
    say.
    """
    try:
        data = read(site, f"{RELEASE}/{INDEX}", release.index.size)
        if not release.index.fits(data):
            return {}, []
        index = Index.parse(data)
    except CopyError:
        return {}, []
    except RefusedError as error:
        return {}, [str(error)]
    files = {f"{RELEASE}/{path}": entry for path, entry in index.files.items()}
    return files, _index_disagreements(index, release, sums)


def _index_disagreements(index: Index, release: Release, sums: bytes) -> list[str]:
    """What the index says otherwise than targets and manifest."""
    found = []
    if any(path.split("/")[0] in _PROVEN for path in index.files):
        found.append("the index names what is proven by other means")
    if index.release != release.number:
        found.append("the index is of another release than the targets")
    if index.files.get(SUMS, wanted := Entry.of(sums)) != wanted:
        found.append(f"the index has other {SUMS} than the manifest")
    pack = index.files.get(pack_path(release.number - 1, release.number))
    if (pack.size if pack else 0) != release.pack:
        found.append("the index and the targets disagree on the pack")
    return found


def signed_files(
    site: Path, news: News, sums: bytes, there: Collection[str]
) -> tuple[dict[str, bytes], list[str]]:
    """The files that hold signatures over SHA256SUMS, by path, and what is false in them.

    Args:
        site: where they are.
        news: what is proven of the release.
        sums: what they sign, ``SHA256SUMS``.
        there: all files that are there.
    """
    files: dict[str, bytes] = {}
    wrong: list[str] = []
    path = f"{RELEASE}/{SIGNATURES}"
    if path in there:
        files[path], told = _joint(site, news, sums, files)
        wrong += told
    may_sign = editors(newest_root(news))
    for path in sorted(set(there) - files.keys()):
        match = _SIGNATURE.match(path)
        if not match or match[1] not in may_sign:
            continue
        files[path], told = _single(site, path, news, sums)
        wrong += told
    [path] = joined(news.files, b"")
    if path in there:
        files[path], told = _joined(site, path, news, sums)
        wrong += told
    return files, wrong


def _joint(site: Path, news: News, sums: bytes, files: dict[str, bytes]) -> tuple[bytes, list[str]]:
    """``signatures.json``; the files that are made of it are added to ``files``."""
    data = b""
    try:
        data = read(site, f"{RELEASE}/{SIGNATURES}", MAX_BYTES)
        made = proven(data, sums, newest_root(news), news.release.number)
    except MirrorError as error:
        return data, [f"{SIGNATURES} is not genuine: {error}"]
    files |= {f"{RELEASE}/{name}": text for name, text in made.items()}
    return data, []


def _single(site: Path, path: str, news: News, sums: bytes) -> tuple[bytes, list[str]]:
    """A file for ssh-keygen or minisign that ``signatures.json`` does not explain."""
    data, name = b"", path.removeprefix(f"{RELEASE}/")
    try:
        data = read(site, path, MAX_BYTES)
        check(name, data, sums, newest_root(news), news.release.number)
    except MirrorError as error:
        return data, [f"the signature {name} is false: {error}"]
    return data, []


def _joined(site: Path, path: str, news: News, sums: bytes) -> tuple[bytes, list[str]]:
    """The joined file: nothing else in it than what is proven."""
    data, root, number = b"", newest_root(news), news.release.number
    try:
        data = read(site, path, MAX_JOINED)
        found = Joined.parse(data)
        [expected] = joined(news.files, b"").values()
        wanted = Joined.parse(expected)
        if (found.snapshot, found.targets) != (wanted.snapshot, wanted.targets):
            return data, [f"{path} does not hold the snapshot and targets that are here"]
        if found.signatures:
            proven(found.to_json(root, number), sums, root, number)
    except MirrorError as error:
        return data, [f"{path} is not genuine: {error}"]
    return data, []
