"""The commands of signers: ``python -m plugins.release.signing keys|key-check|root|…``.

    make keys NAME=mei ROLE=editor             make key-check KEY=~/.zhiquan/keys/mei.editor.key
    make root ADD="a.root.pub.json …"          make root-sign REQUEST=… KEY=…
    make root-join                             make root-qr ADDRESS=https://example.org/notes

docs/signing.md goes through them step by step. This module reads the arguments, the clock and
the folders, and says what was done; what is true and what may be signed is for the others.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from securesystemslib.signer import Key

from plugins.errors import SetupError
from plugins.release import (
    ceremony,
    disk,
    hardware,
    keyfolder,
    keys,
    known,
    qr,
    rootrequest,
    sshwire,
)
from plugins.release.command import Given, begin, end
from plugins.release.opening import HARDWARE, open_key
from plugins.release.passphrase import Source
from plugins.release.publickey import ROLES, PublicKey, Role
from plugins.release.roles import Roles, read_current, read_roots
from plugins.release.rootchange import Change
from plugins.release.rootrequest import RootRequest, RootSignature
from plugins.release.rootrules import role_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    return end(_parser().parse_args(arguments), "nothing was written")


def make_key(given: Given) -> None:
    """Make a key, or fetch the public half of one in hardware."""
    folder = given.folder.expanduser()
    keyfolder.stem_for(folder, given.name, given.role)
    if given.hardware is not None:
        public, paper = hardware.bring(given.role, given.hardware, given.token, given.source.ask)
        file = keyfolder.put(folder, given.name, public, paper.to_bytes(), HARDWARE[1:])
    else:
        public, private = keys.new(given.role, _new_passphrase(given), given.rounds)
        file = keyfolder.put(folder, given.name, public, private)
    print(f"Made {file}\nKeep it, and a copy of it in another place. Show it to nobody.")
    print(f"Send {file.parent / f'{given.name}.{given.role}.pub.json'}")
    print(f"and read out over another way:  {_spoken(public)}")
    for warning in _key_warnings(file, public, given):
        print(f"Mind: {warning}", file=sys.stderr)


def check_key(given: Given) -> None:
    """Say which key a file holds, and what the newest root says of it."""
    path = given.key.expanduser()
    public, notes = _public_of(path)
    print(f"{path.name}: {public.keyid}  {sshwire.fingerprint(public)}")
    print(*notes, sep="\n")
    if given.open:
        open_key(path, given.source)
        print("It opens.")
    texts = read_roots(given.releases / "roots")
    if not texts:
        print(f"There is no root in {given.releases / 'roots'} to look it up in.")
        return
    root = Roles(texts).root
    role = role_of(root, public.keyid)
    print(f"Root {root.version} {f'has it as a key of {role}' if role else 'does not have it'}.")


def ask_root(given: Given) -> None:
    """Write a request for a new root."""
    change = Change(
        add=tuple(PublicKey.read(path.expanduser()) for path in given.add),
        remove=tuple(_id(text) for text in given.remove),
        thresholds=dict(given.thresholds),
    )
    texts = read_roots(given.releases / "roots")
    request = rootrequest.make(texts, change, datetime.now(UTC))
    path = given.releases / "requests" / f"{request.root}.root.request"
    ceremony.write(path, request)
    print(*rootrequest.show(request, keyfolder.names(given.folder.expanduser())), sep="\n")
    print(f"\nWrote {path}\nSend it to the holders of root keys; each signs with make root-sign.")


def sign_root(given: Given) -> None:
    """Show a request for a root, and sign it."""
    request = ceremony.read(given.request.expanduser(), RootRequest)
    folder = given.key.expanduser().parent
    print(*rootrequest.show(request, keyfolder.names(folder)), sep="\n")
    recalled = known.recall(folder)
    if request.roots and recalled is None:
        print("\nYou have signed nothing from here yet: compare the line above with another copy.")
    if input("\nSign this root? Type yes: ").strip() != "yes":
        raise SetupError("not signed")
    signature = rootrequest.sign(request, open_key(given.key, given.source), recalled)
    path = given.releases / "signatures" / f"{request.root}.root.{signature.keyid}.signature"
    ceremony.write(path, signature)
    if not known.remember(folder, [text.encode("ascii") for text in request.roots]):
        print(f"Mind: {folder} cannot be written to, so this root is not remembered there.")
    print(f"Wrote {path}\nSend it back.")


def join_root(given: Given) -> None:
    """Join the signatures that came back."""
    folder = given.releases / "roots"
    number = len(read_roots(folder)) + 1
    request = ceremony.read(given.releases / "requests" / f"{number}.root.request", RootRequest)
    found = sorted((given.releases / "signatures").glob(f"{number}.root.*.signature"))
    data = rootrequest.join(request, [ceremony.read(path, RootSignature) for path in found])
    disk.write(folder / f"{number}.root.json", data)
    print(f"Root {number} is signed: {folder / f'{number}.root.json'}")
    print(qr.anchor(data))
    current = read_current(given.releases / "public" / "release" / "tuf")
    print(rootrequest.next_step(Roles.load(folder), current))


def draw_root(given: Given) -> None:
    """Show the newest root as a QR code, and draw it into a file."""
    roles = Roles.load(given.releases / "roots")
    text = qr.anchor(roles.texts[-1], given.address)
    print(qr.terminal(text))
    print(text)
    if given.file:
        qr.save(text, given.file)
        print(f"Wrote {given.file}")


def _id(text: str) -> str:
    """A key's id, given as such or as the file of its public half."""
    return PublicKey.read(Path(text).expanduser()).key.keyid if text.endswith(".json") else text


def _new_passphrase(given: Given) -> str | None:
    source: Source = given.source
    if not given.no_passphrase:
        return source.ask_new(f"New passphrase, {keys.SHORTEST} characters or more")
    if given.role != "publisher":
        raise SetupError(f"the key of a {given.role} needs a passphrase; leave out NO_PASSPHRASE")
    return None


def _spoken(public: PublicKey) -> str:
    return f"{public.role} {public.key.keyid} {sshwire.fingerprint(public.key)}"


def _key_warnings(file: Path, public: PublicKey, given: Given) -> list[str]:
    found = []
    if given.no_passphrase:
        found.append(
            "this key has no passphrase. Whoever gets the file can keep mirrors at the release "
            "they have, and give new mirrors an old one, until a new root removes the key. They "
            "cannot change a word."
        )
    if public.key.scheme == sshwire.ECDSA:
        found.append(
            "mirrors without the Python package cryptography cannot check this key, and it has no "
            "minisign signatures; have enough other keys for the threshold."
        )
    if keyfolder.open_to_others(file.parent):
        found.append(f"other people on this computer can look into {file.parent}.")
    return found


def _public_of(path: Path) -> tuple[Key, list[str]]:
    """The public key in any file of a key, and what is to be said of the file."""
    if path.name.endswith(".pub.json"):
        return PublicKey.read(path).key, ["The public half; it is no secret."]
    if path.name.endswith(HARDWARE):
        paper = ceremony.read(path, hardware.HardwareFile)
        return hardware.HardwareKey(paper, str).key, [f"In hardware: {paper.uri}"]
    data = keys.file_bytes(path)
    locked = keys.is_locked(data, path)
    notes = ["Encrypted with a passphrase." if locked else "NOT encrypted: the file is the key."]
    if keyfolder.open_to_others(path):
        notes.append("Other people on this computer can read it; say: chmod 600 with its name.")
    return keys.public_in(data, path), notes


def _threshold(text: str) -> tuple[Role, int]:
    role, _, number = text.partition("=")
    for known_role in ROLES:
        if role == known_role and number.isdecimal():
            return known_role, int(number)
    raise argparse.ArgumentTypeError(f"“{text}” is not like root=2 or editor=2")


def _parser() -> argparse.ArgumentParser:
    parser, command = begin("python -m plugins.release.signing")
    new = command("keys", make_key)
    new.add_argument("--name", required=True)
    new.add_argument("--role", choices=ROLES, required=True)
    new.add_argument("--no-passphrase", action="store_true")
    new.add_argument("--rounds", type=int, default=keys.ROUNDS)
    new.add_argument("--hardware", type=int, metavar="NUMBER")
    new.add_argument("--token", metavar="LABEL")
    look = command("key-check", check_key)
    look.add_argument("key", type=Path)
    look.add_argument("--open", action="store_true")
    root = command("root", ask_root)
    root.add_argument("--add", type=Path, nargs="*", default=[])
    root.add_argument("--remove", nargs="*", default=[])
    root.add_argument("--thresholds", type=_threshold, nargs="*", default=[])
    sign = command("root-sign", sign_root)
    sign.add_argument("request", type=Path)
    sign.add_argument("key", type=Path)
    command("root-join", join_root)
    draw = command("root-qr", draw_root)
    draw.add_argument("--address", default="")
    draw.add_argument("--file", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main())
