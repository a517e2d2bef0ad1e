"""One criminal or administrative case: charges, events, courts, sentence, lawyers, the UN.

    case:
      - id: c1
        charges: [{article: CL-105-2, stage: convicted}]
        events:
          - {type: arrested, date: 2023-10-26, source: [s2]}
        source: [s1]

``events`` are what the case clock reads and what the timeline shows. An event that is
missing is unknown: nothing says that it did not happen.
"""

from __future__ import annotations

from typing import Annotated, Literal

from plugins.records.base import Model, Sourced, Stated, Url
from plugins.records.dates import Edtf
from plugins.records.references import In, Term
from plugins.records.text import Duration, LifeOrDuration, NameText, Prose, Text

Jurisdiction = Literal["prc-criminal", "prc-admin", "supervision", "hk", "mo", "military"]
LawVersion = Literal["auto", "1996", "2012", "2018"]


class Charge(Model):
    """An article of law, and how far the charge went."""

    article: Annotated[Term, In("charge")]
    stage: Annotated[Term, In("stage")]
    since: Edtf | None = None
    source: Sourced | None = None


class Event(Stated):
    """A step of the case; ``text`` says it for readers where its label does not say enough.

    ``by`` is the organ, ``notice`` whether a written notice is known, ``public`` whether a
    hearing was open, ``announced`` when a judgment was pronounced if that was another day.
    """

    type: Annotated[Term, In("event")]
    date: Edtf
    by: Text | None = None
    text: Prose | None = None
    notice: bool | None = None
    public: bool | None = None
    announced: Edtf | None = None
    document: Url | None = None
    key: bool = False


class Flags(Model):
    """What changes a time limit or widens an exception, where a source says so.

    What is left out is not known. ``state_security`` follows from the charges if it is.
    """

    state_security: bool | None = None
    terrorism: bool | None = None
    three_kinds_suspect: bool | None = None
    juvenile: bool | None = None
    procuratorate_case: bool | None = None
    summary_procedure: bool | None = None
    fast_track: bool | None = None
    supreme_court: bool | None = None


class Sentence(Model):
    """What a court decided; ``dpr`` is deprivation of political rights."""

    kind: Annotated[Term, In("sentence-kind")]
    term: Duration | None = None
    suspended: Duration | None = None
    dpr: LifeOrDuration | None = None
    fine: Text | None = None
    start: Edtf | None = None
    to_per_prc: Edtf | None = None


class Lawyer(Model):
    """A lawyer of the case; the name is shown only where ``publish`` says so."""

    name: NameText
    publish: bool = False
    kind: Annotated[Term, In("lawyer-kind")] | None = None
    source: Sourced | None = None


class UnOpinion(Stated):
    """What a UN mechanism found; ``categories`` are the five of the Working Group.

    Source of the categories: A/HRC/36/38, methods of work of the Working Group on Arbitrary
    Detention, paragraph 8.
    """

    mechanism: Annotated[Term, In("un-mechanism")]
    symbol: str
    date: Edtf | None = None
    finding: Annotated[Term, In("un-finding")] | None = None
    categories: list[Literal["I", "II", "III", "IV", "V"]] = []


class Case(Model):
    """One criminal or administrative case."""

    id: str
    jurisdiction: Jurisdiction = "prc-criminal"
    law_version: LawVersion = "auto"
    charges: list[Charge] = []
    flags: Flags = Flags()
    events: list[Event] = []
    court_1: Text | None = None
    court_2: Text | None = None
    docket: str | None = None
    sentence: Sentence | None = None
    lawyers: list[Lawyer] = []
    un: list[UnOpinion] = []
    source: Sourced
