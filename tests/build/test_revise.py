"""``make list-revision``: numbers follow each other, and each says what changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.build.__main__ import main
from plugins.build.revise import file_of, revise
from plugins.errors import ContentError, SetupError
from tests.people import crowd, edited, names, neutral_id, person, record, site, slug
from tests.sites import build, page, problems_of, write_content


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight people, and their list numbered once."""
    content = write_content(tmp_path_factory.mktemp("list"), crowd(8))
    assert main(["revise", str(content)]) == 0
    return content


@pytest.fixture
def content(numbered: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    shutil.copytree(numbered, tmp_path / "content")
    return tmp_path / "content"


def change(content: Path, files: dict[str, str | None]) -> None:
    """Change some files of a folder."""
    for name, text in files.items():
        if text is None:
            (content / name).unlink()
        else:
            (content / name).write_text(text, "utf-8")


WITHDRAWN: dict[str, str | None] = {
    f"people/{slug(3)}/record.yaml": f"id: {neutral_id(3)}\nwithdrawn: 2026-11-25\n",
    f"people/{slug(3)}/en.md": None,
}


def test_the_first_revision_has_everybody(numbered: Path) -> None:
    """Number one, of the day in site.yaml, and the page says so."""
    shown = page(build(numbered), "en/people/prisoner-list.html").get_text(" ")

    assert "Revision 1, 24 November 2026" in shown
    assert "This is the first revision." in shown


def test_nothing_new_is_not_numbered(numbered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Run twice, it writes once."""
    before = file_of(numbered).read_bytes()

    assert main(["revise", str(numbered)]) == 0
    assert capsys.readouterr().out == "The list is as in revision 1: nothing to number.\n"
    assert file_of(numbered).read_bytes() == before


def test_the_next_revision_says_what_changed(content: Path) -> None:
    """In words: who came, who went, which fact was what and is what."""
    change(content, edited(0, "status: serving", "status: released"))
    change(content, edited(2, "status: detained", "status: on-trial"))
    change(content, edited(1, "status: released", "status: serving"))
    outcome = revise(content, "2026-12-01")

    assert outcome.lines == (
        "Revision 2 of 2026-12-01: 5 people",
        f"  added    {neutral_id(1)} {names(1)[0]}",
        f"  removed  {neutral_id(0)} {names(0)[0]}",
        f"  changed  {neutral_id(2)} {names(2)[0]}: status: detained → on-trial",
    )


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        ("en", ["not yet numbered", "since revision 1 of 24 November 2026", "detained → on trial"]),
        ("zh-hans", ["尚未编号", "自2026年11月24日第1版以来", "被拘留 → 受审"]),
        ("zh-hant", ["尚未編號", "自2026年11月24日第1版以來", "被拘留 → 受審"]),
    ],
)
def test_a_changed_list_has_no_number(content: Path, edition: str, words: list[str]) -> None:
    """The page says what changed since the last number, and shows none as its own."""
    change(content, edited(2, "status: detained", "status: on-trial"))
    shown = page(build(content), f"{edition}/people/prisoner-list.html").get_text(" ")
    squeezed = " ".join(shown.split())

    assert [word for word in words if word not in squeezed] == []
    assert "Revision 1, " not in squeezed
    assert "第1版，" not in squeezed


def test_a_numbered_change_is_told_from_the_revision_before(content: Path) -> None:
    """Revision 2 says what is new since revision 1."""
    change(content, edited(2, "status: detained", "status: on-trial"))
    main(["revise", str(content), "--date", "2026-12-01"])
    report = build(content)
    shown = " ".join(page(report, "en/people/prisoner-list.html").get_text(" ").split())

    assert "Revision 2, 1 December 2026" in shown
    assert "Since revision 1: 1 changed" in shown
    assert "Status: detained → on trial" in shown
    assert "detained,on trial" in report.files["en/people/prisoner-list-changes.csv"].decode()


def test_who_is_withdrawn_leaves_pages_at_once_and_the_file_by_command(content: Path) -> None:
    """Until the command has run, the rule holds the build; no output byte names them."""
    change(content, WITHDRAWN)

    stopping = [p.rule for p in problems_of(content) if p.severity == "error"]
    assert stopping == ["revision-unpublished"]
    assert main(["revise", str(content), "--date", "2026-11-25"]) == 0
    text = file_of(content).read_text("utf-8")
    assert (neutral_id(3) in text, names(3)[1] in text) == (False, False)
    files = build(content).files
    assert [p for p, data in files.items() if names(3)[1].encode() in data] == []
    assert [
        path
        for path, data in files.items()
        if neutral_id(3).encode() in data and not path.endswith(("revoked.json", "withdrawn.html"))
    ] == []
    shown = " ".join(page_text(files).split())
    assert "Revision 2, 25 November 2026" in shown
    assert "Since revision 1: 1 no longer published" in shown


def page_text(files: dict[str, bytes]) -> str:
    """The words of the English list."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(files["en/people/prisoner-list.html"], "html.parser").get_text(" ")


def test_an_id_is_taken_out_of_an_unchanged_list(content: Path) -> None:
    """Somebody who was removed before and is withdrawn now leaves the file as well."""
    change(content, edited(3, "status: on-trial", "status: released"))
    main(["revise", str(content), "--date", "2026-12-01"])
    assert neutral_id(3) in file_of(content).read_text("utf-8")
    change(content, WITHDRAWN)
    outcome = revise(content, "2026-12-02")

    assert outcome.text is not None
    assert neutral_id(3) not in outcome.text
    assert outcome.lines[0] == "The list is as in revision 2: nothing to number."


def test_a_person_without_an_id_is_named(content: Path) -> None:
    """A revision is about ids; the editor is told who needs one."""
    change(content, person(0, record(0).replace(f"id: {neutral_id(0)}\n", "")))

    with pytest.raises(ContentError) as caught:
        revise(content)
    assert [p.rule for p in caught.value.problems] == ["list-needs-id"]


@pytest.mark.parametrize("date", ["2026-02-30", "2026-11", "yesterday", "2026-11-01"])
def test_a_date_that_cannot_be(date: str, content: Path) -> None:
    """A revision has one day, and none before the last one's."""
    change(content, edited(0, "status: serving", "status: released"))

    with pytest.raises(SetupError):
        revise(content, date)


def test_a_date_is_needed(tmp_path: Path) -> None:
    """No clock is asked: the day is given, or stands in site.yaml."""
    with pytest.raises(SetupError, match="DATE="):
        revise(write_content(tmp_path, {**crowd(8), "site.yaml": site("")}))


def test_the_same_content_makes_the_same_file(tmp_path: Path) -> None:
    """Whoever runs the command gets the same bytes."""
    texts = {revise(write_content(tmp_path / name, crowd(8))).text for name in ("a", "b")}

    assert len(texts) == 1
