"""Letters and petitions that endanger nobody (``action-note``, S30; ``prison-mail``, S31).

Amnesty International, Write for Rights, notes for educators: talk through whether acting is
safe. Who signs in mainland China can be found by a name and a number, so a sheet asks for
neither. Prison Law (revised 30 April 2026), arts. 68 to 71: prisoners' letters are checked,
and what is held to endanger security is kept and dealt with; so whoever writes to a
prisoner must know it.

Addresses and numbers in the texts are the detectors' business (``plugins.checks.privacy``).
"""

from __future__ import annotations

import re

from plugins.errors import Place, Problems
from plugins.records.base import Record, TitledWords, Written
from plugins.records.reader import Content
from plugins.records.schemas.kit import KitWords, Piece

TO_SEND = frozenset({"letter", "petition"})
_MAINLAND = re.compile(r"mainland China|inside China|中国大陆|中國大陸|大陆|大陸|境内|境內", re.I)
_NOTE = {
    "en": "If you are in mainland China, [read this first](page:safety); do not sign or send this.",
    "zh-Hans": "如果你身在中国大陆，[请先读这一页](page:safety)；这里的东西，不要签，不要寄。",
    "zh-Hant": "如果你身在中國大陸，[請先讀這一頁](page:safety)；這裡的東西，不要簽，不要寄。",
}
_ASKED = re.compile(
    r"\b(?:(?:tele)?phone|mobile|cell(?:phone)?|tel|passport|identity|ID)\b"
    r"|电话|電話|手机|手機|身份证|身分證|身份證|证件|證件|护照|護照|微信",
    re.I,
)
_FIELD = re.compile(r"^[ \t]*\|.*$|^.*(?:_{3,}|＿{2,}|…{2,}|\.{4,}).*$", re.M)
_PRISON = r"prison(?:er)?s?|jail(?:ed)?|behind bars|in detention"
_TO_PRISON = re.compile(
    rf"\b(?:writ(?:e|ing)|letters?|postcards?|cards?|mail)\b[^.\n]{{0,30}}\b(?:{_PRISON})\b"
    r"|(?:写信|寫信|去信|寄信|通信|明信片|信件).{0,10}(?:狱|獄|囚|在押|看守所)"
    r"|(?:狱中|獄中|监狱|監獄|囚犯|在押|看守所).{0,8}(?:写信|寫信|去信|寄信|通信|明信片)",
    re.I,
)
_IS_READ = re.compile(
    r"\b(?:read|opened|check(?:ed)?|inspect(?:ed)?|screen(?:ed)?|censor(?:ed)?)\b"
    r"|检查|檢查|查看|拆看|拆阅|拆閱|审查|審查|有人看|被看",
    re.I,
)
_NOT_TO_WRITE = re.compile(
    r"\b(?:do not|don[’']t|never|not to|nothing)\s+(?:write|mention|say|name|put|about|on)\b"
    r"|(?:不要|不能|别|別|不)(?:写|寫|提|说|說|谈|談)",
    re.I,
)


def action_note(content: Content, problems: Problems) -> None:
    """A kit that asks to send or sign says what that means in mainland China, and asks little."""
    for kit in content.in_section("kits"):
        for written in kit.written.values():
            words = written.words
            if isinstance(words, KitWords):
                for number, piece in enumerate(words.pieces):
                    if piece.kind.id in TO_SEND:
                        _piece(piece, number, written, problems)
                _note_is_there(written, words, problems)


def prison_mail(content: Content, problems: Problems) -> None:
    """Whoever asks to write to prisoners says that letters are read, and what not to write."""
    for record in content.records.values():
        for written in record.written.values():
            place = _about_prison_mail(record, written)
            text = written.source.text
            if place and not (_IS_READ.search(text) and _NOT_TO_WRITE.search(text)):
                message = (
                    "this is about writing to prisoners, and does not say what happens to mail"
                )
                hint = (
                    "say that letters are read, and what not to write (Prison Law, arts. 68 to 71)"
                )
                problems.add(place, "prison-mail", message, hint, "warning")


def _note_is_there(written: Written, words: KitWords, problems: Problems) -> None:
    if not any(piece.kind.id in TO_SEND for piece in words.pieces):
        return
    if _MAINLAND.search(" ".join([*words.key, *words.actions, written.body])):
        return
    message = "this kit asks to sign or send something, without a word for readers in China"
    hint = f'add under key: - "{_NOTE[written.lang]}"'
    place = written.tree.place(("pieces",), key=True)
    problems.add(place, "action-note", message, hint)


def _piece(piece: Piece, number: int, written: Written, problems: Problems) -> None:
    if not piece.to:
        message = "this does not say to whom it goes"
        hint = "name the public office that it is addressed to: to: …"
        place = written.tree.place(("pieces", number, "title"))
        problems.add(place, "action-note", message, hint)
    for line in _FIELD.finditer(piece.text):
        asked = _ASKED.search(line.group()) if piece.kind.id == "petition" else None
        if asked:
            message = f"this sheet asks for more than a name and a town: “{asked.group()}”"
            hint = "take the field out: a list of names and numbers is evidence against its signers"
            place = _at(written, line.group().strip(), asked.group())
            problems.add(place, "action-note", message, hint)


def _at(written: Written, line: str, words: str) -> Place:
    """Where a word stands that is in a line of a text."""
    source = written.source
    start = max(source.text.find(line), 0)
    return source.find(words, start)


def _about_prison_mail(record: Record, written: Written) -> Place | None:
    """Where a title, heading or piece says that this is about writing to prisoners."""
    words = written.words
    if record.schema.name not in ("page", "kit") or not isinstance(words, TitledWords):
        return None
    if _TO_PRISON.search(words.title):
        return written.tree.place(("title",))
    if isinstance(words, KitWords):
        for number, piece in enumerate(words.pieces):
            if _TO_PRISON.search(f"{piece.title} {piece.to or ''}") and piece.kind.id == "letter":
                return written.tree.place(("pieces", number, "title"))
    for heading in re.finditer(r"(?m)^#{2,6} .*$", written.body):
        if _TO_PRISON.search(heading.group()):
            return written.source.find(heading.group())
    return None
