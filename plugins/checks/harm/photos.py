"""Where a photo comes from, and whether it shows the right person (``photo-provenance``, S32).

Berkeley Protocol, ch. VI: verification of digital images; WITNESS, ethical guidelines for
using videos. A wrong face is a harm to two people. Where a case is not verified a drawing
stands instead of a face.

Hidden data in the file itself, and who else is in the picture, are left to other rules.
"""

from __future__ import annotations

import re

from plugins.checks.harm.people import Person
from plugins.errors import Problems

_NOWHERE = re.compile(
    r"(?:from |found on |off )?(?:the )?"
    r"(?:unknown|internet|web|online|google|baidu|social media|n/?a)\.?"
    r"|(?:来自|來自)?(?:网络|網絡|網路|网上|網上|互联网|互聯網|百度|不明|未知|不详|不詳)(?:图片|圖片)?。?",
    re.I,
)
_COMPARED = re.compile(
    r"\breverse\b|\bcompared\b|\bmatch(?:es|ed)?\b|\bverified\b|\bconfirmed\b|\bchecked\b"
    r"|比对|比對|对照|對照|核对|核對|核实|核實|确认|確認|反向|以图搜|以圖搜",
    re.I,
)


def photo_provenance(person: Person, problems: Problems) -> None:
    """A photo says where it is from and how it was compared; none of the unverified."""
    photo = person.facts.photo
    if photo is None:
        return
    place = person.place("photo", "provenance")
    words = [text.strip() for text in photo.provenance.by_lang.values()]
    if any(_NOWHERE.fullmatch(text) for text in words):
        message = "this does not say where the photo comes from"
        hint = "name who took or published it, and when; if nobody knows, take the photo out"
        problems.add(place, "photo-provenance", message, hint)
    elif not any(_COMPARED.search(text) for text in words):
        message = "this does not say how the photo was compared with others of the person"
        hint = "search for it by image, then add, for instance: compared with … on 2026-11-24"
        problems.add(place, "photo-provenance", message, hint, "warning")
    if not photo.source:
        message = "the photo has no source"
        hint = "add “source: [s1]” to it"
        problems.add(person.place("photo", key=True), "photo-provenance", message, hint)
    if person.facts.verification.id == "unverified":
        message = "the record is not verified, and shows a face"
        hint = "use a drawing, or take the photo out until the record is verified"
        problems.add(person.place("photo", "file"), "photo-provenance", message, hint)
