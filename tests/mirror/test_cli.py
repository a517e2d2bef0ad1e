"""The command line: help for a friend, exit codes for cron, JSON for programs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mirror import cli
from mirror.swap import Copy
from tests.mirror.behaviours import Status
from tests.mirror.hostile import Scene, page
from tests.mirror.simulator import NOW
from tests.mirror.volunteer import Volunteer
from tests.sites import ROOT

COMMANDS = ("init", "sync", "verify", "serve", "status", "export")
WRONG = [
    [],
    ["unknown"],
    ["sync"],
    ["sync", "copy", "--nonsense"],
    ["init", "https://example.org", "copy", "--carry", "none"],
    ["init", "https://example.org", "copy", "--keep", "-1"],
    ["init", "https://example.org", "copy", "--keep", "many"],
    ["export", "copy", "out", "--profile", "none"],
    ["serve", "copy", "--port", "http"],
]


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A volunteer with release 1, and release 2 to be had."""
    with Scene(tmp_path) as found:
        found.publish(p3=page(3, " More."))
        yield found


@pytest.fixture
def nobody(tmp_path: Path) -> Volunteer:
    """A volunteer without a copy."""
    return Volunteer(tmp_path / "copy", NOW)


def test_help_names_every_command(nobody: Volunteer) -> None:
    """Each command has a line, and the first command is shown as it is typed."""
    answer = nobody.type("--help")

    assert answer.code == 0
    assert "zhiquan-mirror init https://example.org/notes copy" in answer.out
    for command in COMMANDS:
        assert f"\n    {command} " in answer.out
        assert nobody.type(command, "--help").code == 0
    assert max(map(len, answer.out.split("\n"))) <= 100


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_usage(nobody: Volunteer, arguments: list[str]) -> None:
    """One line and a hint, and not the exit code of what is not genuine."""
    answer = nobody.type(*arguments)

    assert answer.code == 3
    assert answer.err.startswith("error: ")
    assert "--help" in answer.err
    told = nobody.type(*arguments, "--json")
    assert told.code == 3
    assert told.data["exit"] == 3
    assert told.err == ""


@pytest.mark.parametrize("command", COMMANDS[1:])
def test_no_copy_there(nobody: Volunteer, command: str, tmp_path: Path) -> None:
    """A wrong folder is said, by every command."""
    more = [str(tmp_path / "out")] if command == "export" else []
    answer = nobody.run(command, *more)

    assert answer.code == 3
    assert answer.err.count("error: ") == 1


def test_json_is_one_object(scene: Scene, tmp_path: Path) -> None:
    """On success and on error: one object on standard output, nothing beside it."""
    out = str(tmp_path / "out")
    for command, more in (("sync", []), ("verify", []), ("status", []), ("export", [out])):
        answer = scene.volunteer.run(command, *more, "--json")
        assert answer.code == 0
        assert len(answer.out.strip().split("\n")) == 1
        assert answer.data
        assert answer.err == ""
    scene.good.behave["*"] = Status(503)
    answer = scene.volunteer.run("sync", "--json")
    assert answer.code == answer.data["exit"] == 1
    assert scene.good.url in answer.data["error"] + answer.data["hint"]
    assert answer.err == ""


def test_quiet_says_only_what_is_wrong(scene: Scene) -> None:
    """For cron: no mail where all is well."""
    answer = scene.volunteer.run("sync", "--quiet")
    assert (answer.code, answer.out, answer.err) == (0, "", "")

    scene.good.behave["*"] = Status(503)
    assert "error: " in scene.volunteer.run("sync", "-q").err


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["sync", "{copy}"], ["sync", "none"], ["status", "{copy}", "--json"], []],
)
def test_without_any_terminal(
    scene: Scene, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows' pythonw has neither output nor errors to write to."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    typed = [word.format(copy=scene.volunteer.copy) for word in arguments]
    try:
        code = cli.main(typed)
    except SystemExit as stopped:
        code = int(stopped.code or 0)

    # The real clock is past what was signed, or before: then the sync needs attention.
    assert code == (0 if arguments == ["--help"] else code)
    assert code in (0, 1, 3)


def test_stopped_by_hand(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with a sentence, in JSON too."""

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mirror.commands.sync", stop)
    assert scene.volunteer.run("sync").code == 3
    assert scene.volunteer.run("sync", "--json").data["error"] == "stopped"


def test_an_output_that_knows_few_letters(scene: Scene, tmp_path: Path) -> None:
    """A pipe of Windows, or cron's: what it cannot show is written in ASCII."""
    command = [sys.executable, "-m", "mirror", "verify", str(scene.volunteer.copy)]
    settings = {"PYTHONPATH": str(ROOT), "PATH": "", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=tmp_path, env=settings, capture_output=True, check=False)

    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr
    done.stdout.decode("ascii")


def test_an_address_that_is_too_long_for_a_path(nobody: Volunteer) -> None:
    """Whatever is typed, it is no traceback."""
    for text in ("x" * 5000, "https://127.0.0.1:1/" + "x" * 5000, "a\0b", "file:///" + "x" * 999):
        answer = nobody.init(text)
        assert answer.code in (1, 3)
        assert answer.err.count("error: ") == 1


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc",
        "/etc",
        "//host/share",
        "\\\\host\\share",
        "C:/x",
        "javascript:alert(1)",
        "--also=x",
    ],
)
def test_a_code_names_places_of_the_web_alone(nobody: Volunteer, address: str) -> None:
    """Who printed a QR code does not make this machine open its folders, or those of others."""
    answer = nobody.init(f"zhiquan:{'0' * 64} {address}")

    assert answer.code == 3
    assert "none of the web" in answer.err
    assert not nobody.copy.exists()


def test_a_code_in_capitals(scene: Scene) -> None:
    """The plainest QR codes have capitals only."""
    scene.volunteer.copy = scene.folder / "other"
    sha256 = json.loads(scene.volunteer.type("verify", str(scene.folder / "copy"), "--json").out)
    code = f"{sha256['root']} {scene.good.url}".upper().replace("HTTP://", "http://")

    assert scene.volunteer.init(code).code == 0
    assert scene.volunteer.files() == scene.newest


def test_two_at_once(scene: Scene) -> None:
    """The second is told who works there, and nothing is broken."""
    with Copy.open(scene.volunteer.copy).lock():
        answer = scene.volunteer.run("sync")
    assert answer.code == 3
    assert "another zhiquan-mirror (process" in answer.err

    assert scene.volunteer.run("sync").code == 0


def test_a_bad_address_is_not_remembered(scene: Scene) -> None:
    """``--add`` of what is no address leaves the copy as it was."""
    assert scene.volunteer.run("sync", "--add", "ftp://example.org").code == 3
    assert scene.volunteer.run("sync", "--add", scene.bad.url).code == 0

    assert scene.volunteer.run("status", "--json").data["sources"][1:] == [scene.bad.url]


def test_status_before_and_after(scene: Scene) -> None:
    """What is served, until when, from where, and how the last sync went."""
    answer = scene.volunteer.run("status", "--json")
    assert answer.code == 0
    assert (answer.data["release"], answer.data["newest"]) == (1, 1)
    scene.good.behave["release/packs/1-2.pack"] = Status(404)
    scene.without("release/archives", "en/p3.html", "release/packs")
    assert scene.volunteer.run("sync").code == 1

    answer = scene.volunteer.run("status", "--json")
    assert answer.code == 1
    assert (answer.data["release"], answer.data["newest"]) == (1, 2)
    assert answer.data["last"]["result"].startswith("nothing newer")
    assert "Release 2 is known, and is not here yet" in scene.volunteer.run("status").out


def test_verify_of_a_plain_folder(scene: Scene, tmp_path: Path) -> None:
    """With the right root, with a wrong one, with none; one page, and a page that is not there."""
    out = tmp_path / "out"
    scene.volunteer.type("export", str(scene.volunteer.copy), str(out))
    code = scene.volunteer.run("status", "--json").data["root"]

    def verify(*options: str) -> int:
        return scene.volunteer.type("verify", str(out), *options).code

    assert (verify(), verify("--root", code), verify("--root", "zhiquan:" + "0" * 64)) == (0, 0, 2)
    assert (verify("--page", "en/p3.html"), verify("--page", "en/none.html")) == (0, 2)
    assert verify("--page", "../../etc/passwd") == 2
    (out / "en/p3.html").write_bytes(b"other")
    assert (verify("--page", "en/p3.html"), verify("--page", "en/p4.html"), verify()) == (2, 0, 2)
