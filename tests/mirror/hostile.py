"""A volunteer between two mirrors, one of which has gone bad: the stage for attacks on files.

    with Scene(tmp_path) as scene:
        scene.publish(p3=b"edited")
        scene.bad.behave["release/packs/1-2.pack"] = Endless()
        refused(scene)                     # alone it is not believed, and what was served stays
        passed_over(scene)                 # beside a good one the release comes, and it is named

The volunteer has release 1 from the good mirror. Commands are typed, answers are read; nothing
of the client is called past its commands.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from random import Random
from types import TracebackType

from tests.mirror.server import Server
from tests.mirror.simulator import NOW, Simulator
from tests.mirror.volunteer import Answer, Volunteer

WORDS = ("kappa", "lambda", "mu", "nu", "xi", "omikron", "pi", "rho", "sigma", "tau", "psi")
PACK = "release/packs/1-2.pack"
ARCHIVE = "release/archives/1.tar.zst"


def page(number: int, more: str = "") -> bytes:
    """A page that looks like others, with text of its own."""
    random = Random(number)
    text = " ".join(random.choice(WORDS) for _ in range(300))
    return f"<style>{'x' * 500}</style><h1>{number}</h1><p>{text}{more}</p>".encode()


def pages(count: int = 8) -> dict[str, bytes]:
    """A small site."""
    return {"index.html": b"door", **{f"en/p{i}.html": page(i) for i in range(count)}}


class Scene:
    """A publisher, a mirror gone bad, an honest one, and a volunteer with release 1.

    Args:
        folder: for the copy.
        extras: files that each release carries besides.
    """

    def __init__(self, folder: Path, extras: Mapping[str, bytes] | None = None) -> None:
        self.sim = Simulator(extras=extras)
        self.pages = pages()
        self.sim.publish(self.pages)
        self.bad, self.good = Server(), Server()
        self.volunteer = Volunteer(folder / "copy", NOW)
        self.folder = folder
        self._stack = ExitStack()

    def __enter__(self) -> Scene:
        self._stack.enter_context(self.bad)
        self._stack.enter_context(self.good)
        self.serve()
        assert self.volunteer.init(self.good.url).code == 0
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def publish(self, **changes: bytes) -> None:
        """A release with other pages, ``p3=b"…"``, on both mirrors."""
        self.pages |= {f"en/{name}.html": data for name, data in changes.items()}
        self.sim.publish(self.pages)
        self.serve()

    def serve(self) -> None:
        """Have both mirrors serve what is published now."""
        self.bad.files, self.good.files = self.sim.tree(), self.sim.tree()

    def without(self, *starts: str) -> None:
        """Let neither mirror carry what begins so, that another way must be gone."""
        for server in (self.bad, self.good):
            for path in [path for path in server.files if path.startswith(starts)]:
                del server.files[path]

    def newcomer(self) -> None:
        """Begin anew with a volunteer who has nothing yet but the root."""
        self.volunteer = Volunteer(self.folder / "newcomer", NOW)
        self.bad.behave, behave = {}, self.bad.behave
        held, self.good.files = self.good.files, {}
        for path in [path for path in held if path.endswith("root.json")]:
            self.good.files[path] = held[path]
        assert self.volunteer.init(self.good.url).code == 1
        self.good.files, self.bad.behave = held, behave

    def sync(self, *servers: Server, options: tuple[str, ...] = ()) -> Answer:
        """Sync from these mirrors, in this order."""
        config = self.volunteer.copy / ".zhiquan/config.json"
        told = json.loads(config.read_text("utf-8"))
        config.write_text(json.dumps({**told, "sources": [server.url for server in servers]}))
        return self.volunteer.run("sync", *options)

    @property
    def newest(self) -> dict[str, bytes]:
        """The pages of the newest release."""
        return dict(self.sim.sites[-1].files)


def refused(scene: Scene, code: int = 2) -> Answer:
    """Sync from the bad mirror alone: it is not believed, and what was served is served on."""
    before = scene.volunteer.files()
    answer = scene.sync(scene.bad)

    errors = [line for line in answer.err.split("\n") if line.startswith("error: ")]
    assert answer.code == code, answer.err
    assert len(errors) == 1
    assert scene.bad.url in answer.err
    assert answer.out == ""
    assert scene.volunteer.files() == before
    if before:
        assert scene.volunteer.run("verify").code == 0
    return answer


def passed_over(scene: Scene, code: int = 1) -> Answer:
    """Sync from both: the newest release comes, whole, and the bad one is named."""
    answer = scene.sync(scene.bad, scene.good)

    assert answer.code == code, answer.err
    assert scene.volunteer.files() == scene.newest
    assert scene.volunteer.run("verify").code == 0
    assert any(line.startswith(f"{scene.bad.url}: ") for line in answer.out.split("\n")), answer.out
    return answer
