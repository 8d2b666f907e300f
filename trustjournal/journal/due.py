"""What comes up on Today for one person. Quiet: nothing here is counted or remembered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from trustjournal.clock import Clock
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.answers_read import AnswersRead
from trustjournal.journal.boundaries import BoundaryStore
from trustjournal.journal.disclosure_log import DisclosureLog
from trustjournal.journal.requests import Answer, Request, RequestStore
from trustjournal.journal.signatures import Member
from trustjournal.vault.database import Database


class DueKind(StrEnum):
    """What it is about."""

    DISCLOSURE = "disclosure"
    AGREEMENT_WAITS = "agreement_waits"
    REQUEST_WAITS = "request_waits"
    REQUEST_OFFER = "request_offer"
    REQUEST_ANSWER = "request_answer"
    AGREEMENT_REVIEW = "agreement_review"
    BOUNDARY_REVIEW = "boundary_review"


@dataclass(frozen=True, slots=True, repr=False)
class Due:
    """One thing that comes up. `title` are the person's words; `in_shared` tells which space it
    is in; `on` the day it was meant for, `at` the moment for a disclosure."""

    kind: DueKind
    uid: str
    title: str
    in_shared: bool
    on: date | None = None
    at: datetime | None = None


def due_now(
    private: Database,
    shared: Database | None,
    clock: Clock,
    person: str,
    members: Sequence[Member],
) -> list[Due]:
    """Return what comes up for this person now: first what they have to tell, by its time, then
    what waits for them, then what is to be looked at again. Nobody waits for an answer in a space
    that the other one has left."""
    found = [*_disclosures(private, clock)]
    if shared and not any(member.left for member in members):
        found += _waiting(shared, private, clock, person, members)
    found += _boundaries(private, clock, "", in_shared=False)
    if shared:
        found += _boundaries(shared, clock, person, in_shared=True)
    order = list(DueKind)
    return sorted(found, key=lambda due: order.index(due.kind))


def _disclosures(private: Database, clock: Clock) -> Iterable[Due]:
    agreed = (event for event in DisclosureLog(private, clock).open() if event.due_at)
    for event in agreed:
        yield Due(
            DueKind.DISCLOSURE,
            event.uid,
            event.what or event.behaviour,
            in_shared=False,
            at=event.due_at,
        )


def _waiting(
    shared: Database, private: Database, clock: Clock, person: str, members: Sequence[Member]
) -> Iterable[Due]:
    today = clock.now().date()
    agreements = AgreementStore(shared, private, clock, person, members).all()
    written_down = {each.terms.request for found in agreements for each in found.versions}
    for agreement in agreements:
        if agreement.standing.waits_for(person):
            yield Due(DueKind.AGREEMENT_WAITS, agreement.uid, agreement.title, in_shared=True)
        elif agreement.is_due(today):
            yield Due(
                DueKind.AGREEMENT_REVIEW,
                agreement.uid,
                agreement.title,
                in_shared=True,
                on=agreement.review_on,
            )
    read = AnswersRead(private)
    for request in RequestStore(shared, clock, person).all():
        if request.comes_up(person, today):
            yield Due(
                DueKind.REQUEST_WAITS, request.uid, request.ask, in_shared=True, on=request.asked_on
            )
        elif request.author == person and request.uid not in written_down and read.is_news(request):
            yield _answered(request)


def _answered(request: Request) -> Due:
    """Tell that there is an answer, not which: that is for when the asker opens it."""
    offered = request.answer is Answer.COUNTER
    return Due(
        DueKind.REQUEST_OFFER if offered else DueKind.REQUEST_ANSWER,
        request.uid,
        request.counter if offered else request.ask,
        in_shared=True,
        on=request.answered_on,
    )


def _boundaries(database: Database, clock: Clock, person: str, *, in_shared: bool) -> Iterable[Due]:
    today = clock.now().date()
    for boundary in BoundaryStore(database, clock, person).all():
        if boundary.author == person and boundary.is_due(today):
            yield Due(
                DueKind.BOUNDARY_REVIEW,
                boundary.uid,
                boundary.title,
                in_shared,
                on=boundary.review_on,
            )
