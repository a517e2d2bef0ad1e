"""The signers' commands say what they did, and every mistake in one sentence."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.release import ceremony, known, rootrequest, signing
from plugins.release.keys import KeyFile
from plugins.release.metadata import parse
from plugins.release.roles import Roles
from plugins.release.rootchange import Change
from tests.release.signers import NAMES, NOW, first_root, public, release, signer

PASSPHRASE = "six words that chance chose"

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command in a folder of its own; status, output and errors."""
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    common = ["--releases", tmp_path / "releases", "--folder", tmp_path / "keys"]
    common += ["--passphrase-file", tmp_path / "passphrase"]

    def run(*arguments: object) -> tuple[int, str, str]:
        status = signing.main([str(part) for part in (*common, *arguments)])
        return status, *capsys.readouterr()

    return run


def make_keys(command: Command) -> None:
    """Keys of three people and a machine."""
    for name in NAMES:
        for role in ("root", "editor"):
            assert command("keys", "--name", name, "--role", role, "--rounds", "1")[0] == 0
    assert command("keys", "--name", "machine", "--role", "publisher", "--no-passphrase")[0] == 0


def answer(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """Let the signer answer the question with a word."""
    monkeypatch.setattr(builtins, "input", lambda question: word)


def test_making_a_key_says_where_it_is_and_what_to_read_out(
    command: Command, tmp_path: Path
) -> None:
    """The private half, the public half, the fingerprint; never the passphrase."""
    status, out, _ = command("keys", "--name", "mei", "--role", "editor", "--rounds", "1")
    path = tmp_path / "keys" / "mei.editor.key"

    assert status == 0
    assert f"Made {path}" in out and "mei.editor.pub.json" in out
    assert f"editor {KeyFile.load(path, PASSPHRASE).key.keyid} SHA256:" in out
    assert PASSPHRASE not in out


def test_a_key_without_passphrase_says_what_that_risks(command: Command) -> None:
    """A publisher's machine may have one; nobody else."""
    status, _, err = command("keys", "--name", "machine", "--role", "publisher", "--no-passphrase")
    assert status == 0 and "has no passphrase. Whoever gets the file can" in err

    status, _, err = command("keys", "--name", "mei", "--role", "editor", "--no-passphrase")
    assert status == 1 and "needs a passphrase" in err


def test_nothing_is_asked_before_what_can_go_wrong_is_known(
    command: Command, tmp_path: Path
) -> None:
    """A name that is taken is told before a passphrase is thought of."""
    command("keys", "--name", "mei", "--role", "editor", "--rounds", "1")
    (tmp_path / "passphrase").unlink()

    status, _, err = command("keys", "--name", "mei", "--role", "editor")

    assert (status, "is there already" in err, "Traceback" in err) == (1, True, False)


def test_a_key_is_looked_up_in_the_root(command: Command, tmp_path: Path) -> None:
    """Its role there, or that it is not there, or that there is no root yet."""
    make_keys(command)
    path = tmp_path / "keys" / "mei.editor.key"
    assert "There is no root in" in command("key-check", path)[1]

    (tmp_path / "releases" / "roots").mkdir(parents=True)
    (tmp_path / "releases" / "roots" / "1.root.json").write_bytes(first_root())
    status, out, _ = command("key-check", path, "--open")

    assert status == 0
    assert "Encrypted with a passphrase.\nIt opens.\nRoot 1 does not have it." in out


def test_a_public_half_is_looked_up_too(command: Command, tmp_path: Path) -> None:
    """An editor checks a file that came from somebody else."""
    (tmp_path / "releases" / "roots").mkdir(parents=True)
    (tmp_path / "releases" / "roots" / "1.root.json").write_bytes(first_root())
    path = tmp_path / "mei.editor.pub.json"
    path.write_bytes(public("editor", "mei").to_paper().to_bytes())

    assert "Root 1 has it as a key of editor." in command("key-check", path)[1]


def test_an_open_key_is_pointed_out(command: Command, tmp_path: Path) -> None:
    """Not encrypted, and readable by everyone."""
    make_keys(command)
    path = tmp_path / "keys" / "machine.publisher.key"
    path.chmod(0o644)

    out = command("key-check", path)[1]

    assert "NOT encrypted: the file is the key." in out
    assert "Other people on this computer can read it" in out


def test_two_of_three_make_a_root(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Request, two signatures, joining; the second root follows the first."""
    make_keys(command)
    answer(monkeypatch, "yes")
    folder, releases = tmp_path / "keys", tmp_path / "releases"

    def sign_and_join(number: int, *names: str) -> str:
        for name in names:
            request = releases / "requests" / f"{number}.root.request"
            assert command("root-sign", request, folder / f"{name}.root.key")[0] == 0
        return command("root-join")[1]

    status, out, _ = command("root", "--add", *sorted(folder.glob("*.pub.json")))
    assert status == 0 and "root: 2 of 3 must sign" in out and "  mei  SHA256:" in out
    assert "zhiquan:" in sign_and_join(1, "mei", "li")
    assert known.recall(folder) is None

    lost = public_id(folder / "an.editor.key")
    removing = command("root", "--remove", folder / "an.editor.pub.json")[1]
    assert f"removed  editor {lost}  an" in removing
    assert "Root 2 is signed" in sign_and_join(2, "li", "an")

    roles = Roles.load(releases / "roots")
    assert roles.root.version == 2
    assert known.recall(folder) == roles.texts[0]
    assert "zhiquan:" in command("root-qr", "--file", tmp_path / "root.svg")[1]
    assert (tmp_path / "root.svg").is_file()


def publish(releases: Path, roles: Roles) -> None:
    """A published release, signed by mei and li."""
    tuf = releases / "public" / "release" / "tuf"
    targets = roles.new_targets(release(), NOW)
    payload = parse(targets).signed_bytes
    targets = roles.attach(targets, [signer("editor", n).sign(payload) for n in ("mei", "li")])
    machine = signer("publisher", "machine")
    snapshot = roles.snapshot(machine, targets, 7, NOW)
    tuf.mkdir(parents=True)
    (tuf / "12.targets.json").write_bytes(targets)
    (tuf / "7.snapshot.json").write_bytes(snapshot)
    (tuf / "timestamp.json").write_bytes(roles.timestamp(machine, snapshot, 31, NOW))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Change(), "goes out with the next make renew or make release"),
        (
            Change((public("publisher", "x"),), (public("publisher", "machine").key.keyid,)),
            "make renew with the new publisher key",
        ),
        (
            Change((public("editor", "x"),), (public("editor", "li").key.keyid,)),
            "run make release AGAIN=1 and let the editors sign",
        ),
        (Change((), (public("editor", "an").key.keyid,)), "goes out with the next make renew"),
    ],
)
def test_joining_says_what_the_new_root_asks_of_what_is_published(
    command: Command, tmp_path: Path, change: Change, message: str
) -> None:
    """Nothing, a new timestamp by a new publisher, or new signatures by the editors."""
    releases = tmp_path / "releases"
    for folder in ("roots", "requests", "signatures"):
        (releases / folder).mkdir(parents=True)
    (releases / "roots" / "1.root.json").write_bytes(first_root())
    publish(releases, Roles([first_root()]))
    request = rootrequest.make([first_root()], change, NOW)
    ceremony.write(releases / "requests" / "2.root.request", request)
    for name in ("mei", "li"):
        paper = rootrequest.sign(request, signer("root", name), None)
        ceremony.write(releases / "signatures" / f"2.root.{name}.signature", paper)

    status, out, _ = command("root-join")

    assert status == 0 and message in out


def public_id(path: Path) -> str:
    """The id of a key."""
    return KeyFile.load(path, PASSPHRASE).key.keyid


def test_whoever_does_not_say_yes_has_not_signed(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no passphrase was asked for."""
    make_keys(command)
    command("root", "--add", *sorted((tmp_path / "keys").glob("*.pub.json")))
    request = tmp_path / "releases" / "requests" / "1.root.request"
    answer(monkeypatch, "y")

    status, out, err = command("root-sign", request, tmp_path / "keys" / "mei.root.key")

    assert status == 1 and "not signed" in err and "Every key there will be" in out
    assert not (tmp_path / "releases" / "signatures").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("key-check", "missing.key"), "missing.key cannot be read"),
        (("root", "--add", "missing.pub.json"), "missing.pub.json cannot be read"),
        (("root",), "there is no root key; add one"),
        (("root-sign", "missing.request", "mei.key"), "missing.request cannot be read"),
        (("root-join",), "1.root.request cannot be read"),
        (("root-qr",), "there is no root yet; begin with make root"),
    ],
)
def test_a_mistake_is_one_sentence(
    command: Command, arguments: tuple[str, ...], message: str
) -> None:
    """Status 1, one line, no traceback."""
    status, out, err = command(*arguments)

    assert (status, out) == (1, "")
    assert message in err and err.count("\n") == 1


def test_stopping_is_no_traceback(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C at a question."""

    def stopped(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(signing.keys, "new", stopped)

    status, _, err = command("keys", "--name", "mei", "--role", "editor")

    assert (status, err) == (1, "\nStopped; nothing was written.\n")


@pytest.mark.parametrize("text", ["root", "root=two", "editors=2", "root=-1", "=2"])
def test_a_threshold_that_is_none_shows_how_to_write_one(
    command: Command, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The parser's own message, with an example."""
    with pytest.raises(SystemExit):
        command("root", "--thresholds", text)

    assert "is not like root=2 or editor=2" in capsys.readouterr().err
