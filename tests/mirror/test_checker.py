"""The one-file checker: what it says of a release, by itself, with nothing installed."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mirror.format.joined import Joined
from tests.mirror.checking import CHECKER, CODE, NOW, TUF, WHOLE, Tree, answer, look, run
from tests.mirror.folders import plant
from tests.mirror.simulator import Simulator, compact


def test_a_whole_release_is_well_and_what_is_not_known_is_said(tmp_path: Path) -> None:
    """Run alone, with the root from the folder: that it may be false is said."""
    found = run(plant(tmp_path, WHOLE))

    assert found.code == 0, found.words
    for sentence in (
        "Roots 1 to 2, beginning with the one that is found here",
        "timestamp 2 (1 of 1), snapshot 2 (1 of 1), targets 2 (2 of 2)",
        "2 for ssh-keygen and 2 for minisign are good",
        "Withdrawn records: 1, the same in manifest and revoked.json",
        "All 4 files of the site",
        "0 are not here",
        "No other file is in the folder",
        f"who forges a release makes a root of his own. Its fingerprint is {CODE}",
        "Whether there is a newer release",
        "ECDSA or RSA",
        "What a browser shows",
        "Whether this program is genuine",
        "WELL: release 2 is whole",
        "结论：第 2 次发布完整无缺，每个文件都与签名相符。",
    ):
        assert sentence in found.words
    assert list(tmp_path.rglob("__pycache__")) == []


def pythons() -> list[str]:
    """All that are on this machine and run."""
    found = [shutil.which(f"python3.{minor}") for minor in range(8, 20)]
    every = [sys.executable, *(python for python in found if python)]
    ran = [subprocess.run([one, "-c", ""], capture_output=True, check=False) for one in every]
    return [python for python, done in zip(every, ran, strict=True) if done.returncode == 0]


def test_every_python_that_is_here_runs_it(tmp_path: Path) -> None:
    """Good and bad are told alike by all of them."""
    for python in pythons():
        folder = plant(tmp_path, WHOLE)
        assert run(folder, python=python).code == 0, python
        (folder / "en/a.html").write_bytes(b"Two\n")
        assert run(folder, python=python).code == 2, python


def test_it_is_python_3_8() -> None:
    """Also where no old Python is at hand to try."""
    assert ast.parse(CHECKER.read_text("utf-8"), feature_version=(3, 8))


def test_a_terminal_without_chinese_shows_the_rest(tmp_path: Path) -> None:
    """What it cannot show is left out."""
    done = subprocess.run(
        [sys.executable, "-S", str(CHECKER), str(plant(tmp_path, WHOLE))],
        capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii"},
    )  # fmt: skip

    assert done.returncode == 0
    assert done.stdout.decode("ascii").endswith("every file is as it was signed.\n")


def test_the_root_may_be_given(tmp_path: Path) -> None:
    """As fingerprint, as the text of a QR code, as a file; the first or a later one."""
    folder = plant(tmp_path / "site", WHOLE)
    second = WHOLE[f"{TUF}/2.root.json"]
    file = tmp_path / "2.root.json"
    file.write_bytes(second)
    code = hashlib.sha256(second).hexdigest().upper()

    assert run(folder, "--root", CODE).code == 0
    for root in (f"{CODE} https://example.org/notes", code, f"zhiquan:{code}", str(file)):
        found = look(folder, root)
        assert found.code == 0, found.words
        assert "the root that you gave" in found.words
        assert "root of his own" not in found.words


def test_a_false_root_is_refused(tmp_path: Path) -> None:
    """Another project's root, or a fingerprint that no root has."""
    folder = plant(tmp_path / "site", WHOLE)
    other = tmp_path / "1.root.json"
    other.write_bytes(Simulator(NOW, "other").files[f"{TUF}/1.root.json"])

    found = run(folder, "--root", f"zhiquan:{'0' * 64}")
    assert found.code == 2
    assert "none of its roots is the one that you gave" in found.words
    found = look(folder, str(other))
    assert found.code == 2
    assert "root 2 has 0 good signatures, and root 1 asks for 2" in found.words


def test_wrong_commands_and_no_release(tmp_path: Path) -> None:
    """They end with 3: nothing was found out."""
    plant(tmp_path, {"index.html": b"x", "copy/site/release/readme.txt": b"x"})

    assert run(tmp_path, "--root", "no such file").code == 3
    assert run(tmp_path, "--what").code == 3
    assert "no release in" in run(tmp_path).words
    assert run(tmp_path).code == 3
    assert "check the folder 'site' in it" in run(tmp_path / "copy").words
    assert run(tmp_path / "nowhere\n").code == 3


def test_older_roots_that_do_not_lead_to_the_given_one_are_told(tmp_path: Path) -> None:
    """They harm nobody who trusts the later one; somebody put them there all the same."""
    other = Simulator(NOW, "other").files[f"{TUF}/1.root.json"]
    folder = plant(tmp_path, {**WHOLE, f"{TUF}/1.root.json": other})
    found = look(folder, hashlib.sha256(WHOLE[f"{TUF}/2.root.json"]).hexdigest())

    assert found.code == 1
    assert "do not lead to it" in found.words
    assert "'release/tuf/1.root.json' is named by no release" in found.words


def test_what_a_copy_may_leave_out_is_not_missed(tmp_path: Path) -> None:
    """Packs, archives, the client, and what follows from the manifest."""
    needed = [p for p in WHOLE if not p.startswith("release/") or p.startswith(TUF)]
    found = answer(tmp_path, {p: WHOLE[p] for p in [*needed, "release/manifest"]})

    assert found.code == 0, found.words
    assert "are not here, and need not be" in found.words
    assert "0 for ssh-keygen and 0 for minisign" in found.words


# Files


def changed(path: str, old: bytes, new: bytes) -> Callable[[Tree], None]:
    """Replace bytes in a file."""

    def change(tree: Tree) -> None:
        assert old in tree[path]
        tree[path] = tree[path].replace(old, new, 1)

    return change


def signature(ending: str) -> str:
    """The path of a signature over SHA256SUMS."""
    return next(path for path in sorted(WHOLE) if path.endswith(f".{ending}"))


def false_signature(kind: str, ending: str) -> Callable[[Tree], None]:
    """Put another key's signature in the place of one, in both files."""

    def change(tree: Tree) -> None:
        joined = json.loads(tree["release/signatures.json"])
        one, other = sorted(joined[kind])
        joined[kind][one] = joined[kind][other]
        tree["release/signatures.json"] = compact(joined) + b"\n"
        tree[f"release/SHA256SUMS.{one}.{ending}"] = joined[kind][one].encode()

    return change


def joined(turned: bool = False, **changes: Any) -> Callable[[Tree], None]:
    """Change what the joined file holds; ``turned`` puts each key's signatures in another order."""

    def change(tree: Tree) -> None:
        found = replace(Joined.parse(tree[f"{TUF}/2.joined"]), **changes)
        if turned:
            three = {keyid: (c, b, a) for keyid, (a, b, c) in found.signatures.items()}
            found = replace(found, signatures=three)
        tree[f"{TUF}/2.joined"] = found.to_bytes()

    return change


BOMB = zlib.compress(b"\n" * 50_000_000, 9)


def strangers_signature(tree: Tree) -> None:
    """Name a key that may not sign, in signatures.json alone."""
    joined = json.loads(tree["release/signatures.json"])
    joined["ssh"]["00000000"] = next(iter(joined["ssh"].values()))
    tree["release/signatures.json"] = compact(joined) + b"\n"


def without(path: str) -> Callable[[Tree], None]:
    """Leave a file out."""
    return lambda tree: tree.__delitem__(path)


def put(path: str, data: bytes) -> Callable[[Tree], None]:
    """Put a file there."""
    return lambda tree: tree.__setitem__(path, data)


FILES = {
    "changed byte": (changed("en/a.html", b"two", b"Two"), 2, "'en/a.html' is not as it was"),
    "longer": (changed("en/a.html", b"two", b"more"), 2, "'en/a.html' is not as it was signed: it"),
    "missing": (without("en/b.html"), 2, "'en/b.html' is missing"),
    "extra": (put("en/c.html", b"x"), 1, "'en/c.html' is named by no release"),
    "extra in release": (put("release/x.html", b"x"), 1, "'release/x.html' is named by no release"),
    "odd extra": (put("en/\x1b[2J令.html", b"x"), 1, r"'en/\x1b[2J\u4ee4.html' is named by no"),
    "node": (changed("release/nodes/root", b"1", b"2"), 2, "'release/nodes/root' is not as it"),
    "sums": (changed("release/SHA256SUMS", b" ", b"\t"), 2, "'release/SHA256SUMS' is not as"),
    "pack": (changed("release/packs/1-2.pack", b"Z", b"z"), 2, "packs/1-2.pack' is not as"),
    "client": (put("release/client/zhiquan-check.py", b"x"), 2, "zhiquan-check.py' is not as"),
    "ssh key": (changed("release/keys/allowed_signers", b" ", b"  "), 2, "allowed_signers' is not"),
    "index": (changed("release/index.json", b'"release":2', b'"release":1'), 2, "index is not"),
    "manifest": (changed("release/manifest", b"p-000007", b"p-000008"), 2, "manifest is not"),
    "no manifest": (without("release/manifest"), 2, "release/manifest is missing"),
    "long manifest": (changed("release/manifest", b"z", b"zz"), 2, "manifest is longer than"),
    "no timestamp": (without(f"{TUF}/timestamp.json"), 2, "timestamp.json is missing"),
    "no snapshot": (without(f"{TUF}/2.snapshot.json"), 2, "2.snapshot.json is missing"),
    "no root": (without(f"{TUF}/1.root.json"), 2, "1.root.json is missing"),
    "endless timestamp": (put(f"{TUF}/timestamp.json", b"1" * 20_000), 2, "longer than 16384"),
    "error page": (put(f"{TUF}/timestamp.json", b"<!doctype html>"), 2, "timestamp is not JSON as"),
    "other spelling": (changed(f"{TUF}/timestamp.json", b",", b", "), 2, "not written in the"),
    "false sshsig": (false_signature("ssh", "sig"), 2, ".sig is false"),
    "false minisig": (false_signature("minisign", "minisig"), 2, ".minisig is false"),
    "other sig file": (put(signature("sig"), b"x"), 2, ".sig is false"),
    "comment": (changed(signature("minisig"), b"release 2", b"release 3"), 2, ".minisig is false"),
    "untrusted": (changed(signature("minisig"), b"signature from", b""), 2, "not what signatures"),
    "signatures": (put("release/signatures.json", b"{}\n"), 2, "signatures.json is not what it"),
    "stranger's joined": (strangers_signature, 2, "is by a key that may not sign"),
    "stranger's": (put("release/SHA256SUMS.00000000.sig", b"x"), 1, "is named by no release"),
    "joined, none": (put(f"{TUF}/2.joined", b"<p>"), 2, "2.joined is no joined file"),
    "joined, bomb": (put(f"{TUF}/2.joined", BOMB), 2, "2.joined breaks off, or holds too much"),
    "joined, longer": (put(f"{TUF}/2.joined", WHOLE[f"{TUF}/2.joined"] + b"x"), 2, "breaks off"),
    "joined, other": (joined(targets=b"{}"), 2, "does not hold the snapshot and targets"),
    "joined, unsigned": (joined(signatures={}), 0, "2.joined: the same snapshot, targets and"),
    "joined, false": (joined(turned=True), 2, "a joined signature by"),
    "joined, stranger's": (
        joined(signatures={"00000000": (b"\0" * 64,) * 3}), 2, "a key that may not sign, 00000000"),
    "older joined": (put(f"{TUF}/1.joined", b"x"), 1, "1.joined' is named by no release"),
    "no joined": (without(f"{TUF}/2.joined"), 0, "WELL"),
    "capitals": (put("en/A.html", b"x"), 1, "'en/A.html' is named by no release"),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_files_that_are_not_right(tmp_path: Path, case: str) -> None:
    """Each has its sentence and its status."""
    change, code, sentence = FILES[case]
    tree = dict(WHOLE)
    change(tree)
    found = run(plant(tmp_path, tree), "--root", CODE)

    assert (found.code, sentence in found.words) == (code, True), found.words


@pytest.mark.parametrize("path", ["en/a.html", "en", "release/tuf", "release"])
def test_links_are_not_followed(tmp_path: Path, path: str) -> None:
    """Not even to the right files: who put it there can turn it elsewhere."""
    folder = plant(tmp_path / "site", WHOLE)
    aside = tmp_path / "aside"
    (folder / path).rename(aside)
    (folder / path).symlink_to(aside)

    found = run(folder, "--root", CODE)
    assert found.code == 2
    assert "link" in found.words


def test_a_link_that_nobody_named_is_told(tmp_path: Path) -> None:
    """It is not looked through."""
    (plant(tmp_path, WHOLE) / "en/here").symlink_to("/")

    found = run(tmp_path, "--root", CODE)
    assert found.code == 1
    assert "'en/here' is named by no release" in found.words


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files on this system")
def test_a_device_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe that nobody writes to, in the place of a page and of proofs."""
    for path in ("en/a.html", f"{TUF}/timestamp.json"):
        folder = plant(tmp_path / path.replace("/", "-"), WHOLE)
        (folder / path).unlink()
        os.mkfifo(folder / path)
        assert run(folder, "--root", CODE).code == 2


def test_many_faults_are_counted_and_some_named(tmp_path: Path) -> None:
    """However many files somebody adds, the answer stays short."""
    found = answer(tmp_path, {**WHOLE, **{f"x/{number}.html": b"" for number in range(100)}})

    assert found.code == 1
    assert "and 80 more of that kind" in found.words
