"""Papers: the files that signers hand to each other, and the one way to read and write them.

A request says what is to be signed, a signature is what comes back, and the public half of a key
is a paper too. Each is plain JSON that a person can read in an editor, of one *kind*, with just
the fields of that kind, and never larger than its kind may be:

    {
     "format": 1,
     "kind": "root signature",
     "root": 2,
     "keyid": "3d1c6f0a",
     "tuf": "9f86d081…"
    }

Papers are not published and carry no names. What each says is for its own module; this one
refuses what is not a paper of that kind, in one sentence.

    class RootSignature(Paper):
        kind: Literal["root signature"] = "root signature"
        root: Number
        keyid: KeyId
        tuf: Hex

    write(Path("2.root.3d1c6f0a.signature"), RootSignature(root=2, keyid=…, tuf=…))
    read(Path("2.root.3d1c6f0a.signature"), RootSignature)
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from plugins.errors import SetupError
from plugins.release import disk

# The patterns are pydantic's (Rust's regex): “$” is the very end, also before a newline.
Number = Annotated[int, Field(ge=1, lt=2**31)]
KeyId = Annotated[str, Field(pattern="^[0-9a-f]{8}$")]
Hex = Annotated[str, Field(pattern="^([0-9a-f]{2}){1,4096}$")]
Ascii = Annotated[str, Field(pattern=r"^[\n -~]*$")]


class Paper(BaseModel):
    """A file that is handed around; each kind is a subclass that narrows ``kind``."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    LARGEST: ClassVar[int] = 1 << 20  # bytes

    format: Literal[1] = 1
    kind: str

    def to_bytes(self) -> bytes:
        """As it stands in its file: ASCII, one field a line, in the order of the class."""
        return (json.dumps(self.model_dump(), indent=1) + "\n").encode("ascii")


P = TypeVar("P", bound=Paper)


def read(path: Path, form: type[P]) -> P:
    """Read a paper of one kind.

    Raises:
        SetupError: there is no such file, or it is no paper of this kind.
    """
    return parse(_bytes(path, form.LARGEST), form, str(path))


def parse(data: bytes, form: type[P], name: str) -> P:
    """Read a paper from bytes; ``name`` is what messages call it.

    Raises:
        SetupError: it is no paper of this kind.
    """
    kind, wanted = _kind(data, name), str(form.model_fields["kind"].default)
    if kind != wanted:
        raise SetupError(f"{name} is a {kind}, where a {wanted} is needed")
    try:
        return form.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SetupError(f"{name} is damaged: {place}: {first['msg']}; ask for it again") from None


def kind_of(path: Path, largest: int = 64 << 20) -> str:
    """What kind of paper a file says it is.

    Raises:
        SetupError: it is no paper.
    """
    return _kind(_bytes(path, largest), str(path))


def write(path: Path, paper: Paper) -> None:
    """Write a paper to a new file; the same paper may be written again.

    Raises:
        SetupError: another file is there.
    """
    if path.exists():
        if path.read_bytes() == paper.to_bytes():
            return
        raise SetupError(f"{path} is there already and says something else; move it away first")
    disk.write(path, paper.to_bytes())


def _bytes(path: Path, largest: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise SetupError(f"{path} cannot be read: {error.strerror}; check the path") from None
    if len(data) > largest:
        raise SetupError(f"{path} is larger than {largest} bytes, so it is not what it should be")
    return data


def _kind(data: bytes, name: str) -> str:
    try:
        raw = json.loads(data.decode("ascii"), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise SetupError(
            f"{name} is not a file of this program; was it damaged on the way?"
        ) from None
    kind = raw.get("kind") if isinstance(raw, dict) else None
    if not isinstance(kind, str) or len(kind) > 40 or not kind.isprintable():
        raise SetupError(f"{name} does not say what it is; was it made by this program?")
    return kind


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which no name stands twice: readers would differ in which one counts."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"“{name}” stands twice")
        found[name] = value
    return found
