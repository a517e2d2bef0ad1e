"""Public halves of keys: what their holders send to whoever makes a root.

    public = PublicKey.read(Path("mei.editor.pub.json"))
    public.role, public.key.keyid         # "editor", "3d1c6f0a"

A key's id is the first eight hex digits of its usual TUF key id, and there is one way to write a
key, so that one key cannot stand in a root twice. Private halves are in ``keys``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict
from securesystemslib.signer import SSlibKey

from plugins.errors import SetupError
from plugins.release import ceremony, sshwire
from plugins.release.ceremony import Ascii, Paper

Role = Literal["root", "editor", "publisher"]
ROLES: tuple[Role, ...] = get_args(Role)


class KeyDict(BaseModel):
    """A public key as TUF's root has it."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    keytype: Ascii
    scheme: Ascii
    keyval: dict[Literal["public"], Ascii]


class PublicKeyFile(Paper):
    """The public half of a key: what its holder sends to whoever makes the root."""

    LARGEST = 4096

    kind: Literal["public key"] = "public key"
    role: Role
    key: KeyDict


@dataclass(frozen=True)
class PublicKey:
    """The public half of a key, and what it is for."""

    role: Role
    key: SSlibKey

    @classmethod
    def read(cls, path: Path) -> PublicKey:
        """Read a ``.pub.json`` file.

        Raises:
            SetupError: it is none.
        """
        paper = ceremony.read(path, PublicKeyFile)
        return cls(
            paper.role, short(paper.key.keytype, paper.key.scheme, paper.key.keyval["public"])
        )

    def to_paper(self) -> PublicKeyFile:
        """As it stands in its file."""
        key = KeyDict.model_validate(self.key.to_dict())
        return PublicKeyFile(role=self.role, key=key)


def key_of(public: sshwire.Public) -> SSlibKey:
    """A key for TUF, called by the first eight hex digits of its usual id."""
    key = SSlibKey.from_crypto(public)
    return SSlibKey(key.keyid[:8], key.keytype, key.scheme, key.keyval)


def short(keytype: str, scheme: str, public: str) -> SSlibKey:
    """The same, from what TUF writes.

    Raises:
        SetupError: it is no key that may sign here, or not written as it should be.
    """
    given = SSlibKey("given", keytype, scheme, {"public": public})
    key = key_of(sshwire.public_of(given))
    if (key.keytype, key.scheme, key.keyval) != (keytype, scheme, given.keyval):
        raise SetupError(f"key {key.keyid} is not written as TUF writes it; ask for its file again")
    return key
