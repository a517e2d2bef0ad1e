"""What is found becomes problems: of a finished site, and of a record's files."""

from __future__ import annotations

from pathlib import Path

from plugins.build.story import Report
from plugins.checks.metadata import check_files, problems_in
from tests.bad_input import TOPIC_EN, add
from tests.checks.metadata import documents as doc
from tests.checks.metadata import pictures as pic
from tests.site.pages import listed
from tests.sites import build, problems_of, write_content


def _rules(path: str, data: bytes) -> list[str]:
    return [problem.rule for problem in check_files({path: data})]


def test_own_site_tells_nothing(real_site: Report) -> None:
    """No file of Zhiquan's own site carries anything hidden or a trace of a machine."""
    problems = [str(problem) for problem in check_files(real_site.files)]

    assert problems == [], listed(problems)


def test_a_comment_in_a_page_of_the_site_is_found() -> None:
    """What slips into a page by a template is found; its words are the gate's business."""
    page = b"<!doctype html><html><!-- note --><p>/home/example/a</p><script></script></html>"

    assert _rules("en/a.html", page) == ["hidden-data"]


def test_a_page_among_an_editors_files_may_not_act() -> None:
    """A page that an editor links is somebody else's work, whatever the theme allows."""
    page = b"<!doctype html><html><script></script></html>"

    assert _rules("media/topics/a/old.html", page) == ["unsafe-html"]


def test_archives_of_the_site_are_opened() -> None:
    """What is packed for readers is looked into as what lies open."""
    pack = doc.zipped({"a/photo.jpg": pic.saved("JPEG", exif=pic.by_owner())})

    assert _rules("packs/site.zip", pack) == ["hidden-data"]


def test_what_a_pack_holds_is_judged_where_it_lies_open() -> None:
    """A pack of the whole site does not double what is to be read."""
    photo = pic.saved("JPEG", exif=pic.by_owner())
    files = {"media/a/photo.jpg": photo, "site.zip": doc.zipped({"media/a/photo.jpg": photo})}

    assert [p.place.path for p in check_files(files)] == ["media/a/photo.jpg"]


def test_words_of_open_texts_are_the_gates_business() -> None:
    """The gate reads them, and says what is wrong once; in a pack only we can read them."""
    text = b"see /home/example/a"

    assert _rules("media/topics/a/list.txt", text) == []
    assert _rules("pack.zip", doc.zipped({"list.txt": text})) == ["machine-trace"]


def test_one_problem_a_rule_however_much_is_found() -> None:
    """A message stays short; the file is cleaned at once anyway."""
    text = "\n".join(f"/home/example{n}/a" for n in range(9)).encode()
    (problem,) = problems_in("a.txt", text, "content/a.txt")

    assert problem.place.path == "content/a.txt"
    assert problem.message.count("/home/") == 5
    assert problem.message.endswith("and 4 more")


def test_what_only_names_a_program_is_a_warning() -> None:
    """A producer's name alone stops no build."""
    (problem,) = problems_in("a.pdf", doc.pdf(doc.info(Producer="Example 1.0")), "a.pdf")

    assert (problem.rule, problem.severity) == ("document-metadata", "warning")


def test_only_files_that_are_shown_are_looked_into(tmp_path: Path) -> None:
    """What no text shows is not published; that it lies there is a warning of its own."""
    changes = {"topics/speech/photo.jpg": pic.saved("JPEG", exif=pic.by_owner())}

    assert [p.rule for p in problems_of(write_content(tmp_path, changes))] == ["unused-file"]


def test_a_clean_file_is_published_as_it_is(tmp_path: Path) -> None:
    """A build changes no byte of a file; only ``make scrub`` does, when asked."""
    picture = pic.saved("JPEG")
    changes = {**add(TOPIC_EN, "![A desk](a.jpg)"), "topics/speech/a.jpg": picture}
    built = build(write_content(tmp_path, changes))

    assert built.warnings == []
    assert built.files["media/topics/speech/a.jpg"] == picture


def test_a_document_may_keep_its_author_if_allowed(tmp_path: Path) -> None:
    """A file that must keep its checksum is named in allow.yaml, with the reason."""
    entry = "- {rule: document-metadata, where: topics/speech/a.pdf, reason: "
    changes = {
        **add(TOPIC_EN, "[The report](a.pdf)"),
        "topics/speech/a.pdf": doc.pdf(doc.info(Author="EXAMPLE OWNER")),
    }
    allowed = {"allow.yaml": entry + "published with the names of its authors}\n"}

    assert [p.rule for p in problems_of(write_content(tmp_path / "a", changes))] == [
        "document-metadata"
    ]
    assert problems_of(write_content(tmp_path / "b", {**changes, **allowed})) == []


def test_an_allowance_that_is_not_needed_is_named(tmp_path: Path) -> None:
    """Once a file is clean, its entry goes."""
    entry = "- {rule: media-metadata, where: topics/speech/a.mp4, reason: "
    allowed = {"allow.yaml": entry + "evidence that must keep its checksum}\n"}

    assert [p.rule for p in problems_of(write_content(tmp_path, allowed))] == ["unused-allowance"]
