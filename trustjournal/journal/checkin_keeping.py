"""From a check-in under way to what is kept of it: only what somebody chose to keep."""

from __future__ import annotations

from datetime import datetime

from trustjournal.clock import Clock
from trustjournal.journal.checkin_records import (
    CheckIn,
    Commitment,
    KeptAnswer,
    Landing,
    labels,
)
from trustjournal.journal.checkins import CardId, CheckInSession
from trustjournal.journal.formats import Way


def record_of(
    session: CheckInSession,
    finished: datetime,
    keep: frozenset[CardId],
    landed: tuple[Landing, ...] = (),
) -> CheckIn:
    """Return the record of a session, with the answers on the cards in `keep` and no others."""
    return CheckIn(
        uid=session.uid,
        created=session.started,
        form=session.format.id,
        title=session.format.title,
        way=session.way,
        finished=finished,
        whole=session.finished,
        first=session.names[0],
        second=session.names[1],
        kept=kept_answers(session, keep),
        landed=landed,
    )


def kept_answers(session: CheckInSession, keep: frozenset[CardId]) -> tuple[KeptAnswer, ...]:
    """Return the answers on the cards in `keep`, in the order of the cards."""
    found = []
    for card in session.plan:
        answer, section = session.answer_to(card), session.format.section(card[1])
        if answer is not None and section is not None and card in keep:
            seat = session.speaker_on(card)
            found.append(
                KeptAnswer(
                    seat=seat,
                    person=session.person_of(seat),
                    key=card[1],
                    question=section.title,
                    most=max(1, section.most),
                    answer=answer,
                )
            )
    return tuple(found)


def commitments_of(session: CheckInSession, clock: Clock) -> list[Commitment]:
    """Return what was said on cards for commitments, ready to be chosen from; none is kept yet."""
    found = []
    for card in session.plan:
        answer, section = session.answer_to(card), session.format.section(card[1])
        if answer is None or section is None or not section.commitment:
            continue
        words = answer.words(labels())
        if words.strip():
            seat = session.speaker_on(card)
            found.append(
                Commitment(
                    # The same each time, so that keeping can be done again after a crash.
                    uid=f"{session.uid}.{card[0].value}.{card[1]}",
                    created=clock.now(),
                    words=words.strip(),
                    form=session.format.id,
                    checkin=session.uid,
                    seat=seat,
                    name=session.name_of(seat),
                )
            )
    return found


def usually_kept(session: CheckInSession) -> frozenset[CardId]:
    """Return the cards whose answers are kept unless somebody chooses otherwise.

    Of a spoken one nothing is; of one that both can read, nothing that is private by default.
    """
    if session.way is Way.SPOKEN:
        return frozenset()
    return frozenset(
        card
        for card, _ in session.answers
        if session.way is Way.SOLO or not _private(session, card)
    )


def _private(session: CheckInSession, card: CardId) -> bool:
    section = session.format.section(card[1])
    return section is not None and section.private_default
