"""A person's own words, taken along when they leave the shared space, and none of the other's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from trustjournal.errors import HistoryMismatch
from trustjournal.journal import act_rows, rows, thing_rows
from trustjournal.journal.agreement_store import index_agreement
from trustjournal.journal.boundaries import Boundary
from trustjournal.journal.checkin_records import CheckIn, Commitment, OwnFormat
from trustjournal.journal.checkins import Seat
from trustjournal.journal.copies import own_acts
from trustjournal.journal.disclosure_talk import SpokenAnswer
from trustjournal.journal.entries import Entry, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.outcomes import Outcome
from trustjournal.journal.requests import Request
from trustjournal.journal.statements import SavedStatement, StatementAnswer
from trustjournal.journal.thing_store import ThingStore
from trustjournal.journal.things import Thing
from trustjournal.journal.writer import Writer
from trustjournal.vault.database import Database

T = TypeVar("T", bound=Thing)


def copy_own_words(shared: Database, private: Database, person: str) -> None:
    """Copy what one person wrote, said or signed in the shared space into their private journal.

    Of agreements they take the versions that they wrote or signed, with both signatures, which
    can still be checked; what else they have seen of agreements is forgotten. Doing it twice
    adds nothing. All or nothing; raises what the databases
    raise. It fits `Session.leave_space`.
    """
    now = private.clock.now()
    with private.transaction():
        writer = Writer(private, private.clock, Vocabulary.load())
        here = writer.uids()
        for entry in _entries(shared, person):
            if entry.uid not in here:
                writer.add(entry.edited(author=""))
        for thing in _things(shared, person):
            if not _is_here(private, thing):
                thing_rows.put(private, thing.edited(author=""), now)
        for uid, acts in act_rows.all_acts(shared).items():
            mine = own_acts((act for act in acts.values() if act), person)
            present = act_rows.acts_of(private, uid)
            new = [act for act in mine if act.seq not in present]
            for act in new:
                act_rows.put(private, act)
            if new:
                index_agreement(private, uid)
        _forget_others(private, person)


def _forget_others(private: Database, person: str) -> None:
    for uid, acts in act_rows.all_acts(private, act_rows.SEEN).items():
        kept = {act.seq for act in own_acts((act for act in acts.values() if act), person)}
        for seq in acts.keys() - kept:
            act_rows.remove(private, uid, seq, act_rows.SEEN)


def _entries(shared: Database, person: str) -> Iterator[Entry]:
    for row in rows.oldest_first(shared):
        try:
            entry = rows.entry_from(row)
        except HistoryMismatch:
            continue  # one that cannot be read must not keep anybody here
        if entry.author == person:
            yield entry
    yield from _answers(shared, person)


def _answers(shared: Database, person: str) -> Iterator[Entry]:
    """What somebody answered to the other's requests, as entries: the request is not theirs."""
    for request in _all(Request, shared):
        words = "\n\n".join(filter(None, (request.counter, request.answer_words)))
        if request.author != person and request.answered_by == person and words:
            yield Entry(f"{request.uid}-answer", request.created, Kind.FREE, text=words)


def _things(shared: Database, person: str) -> Iterator[Thing]:
    for boundary in _all(Boundary, shared):
        if boundary.author == person:
            yield boundary
    for outcome in _all(Outcome, shared):
        if outcome.author == person:
            yield outcome
    for request in _all(Request, shared):
        if request.author == person:
            yield request.edited(counter="", answer_words="")
    for kind in (SavedStatement, OwnFormat):
        yield from (each for each in _all(kind, shared) if each.author == person)
    for landed in _all(StatementAnswer, shared):
        if landed.author == person:
            yield landed.edited(to="")  # those are the other's words
    for answer in _all(SpokenAnswer, shared):
        if answer.speaker == person:
            yield answer
    yield from _checkins(shared, person)


def _checkins(shared: Database, person: str) -> Iterator[Thing]:
    """Check-ins with one's own answers alone, and what one has taken on oneself."""
    seats: dict[tuple[str, Seat], str] = {}
    for held in _all(CheckIn, shared):
        seats |= {(held.uid, each.seat): each.person for each in held.kept}
        own = tuple(each for each in held.kept if each.person == person)
        if own:
            yield held.edited(kept=own, landed=(), first="", second="")
    for taken in _all(Commitment, shared):
        if seats.get((taken.checkin, taken.seat), "") == person:
            yield taken


def _all(kind: type[T], database: Database) -> list[T]:
    return ThingStore(kind, database, database.clock).all()


def _is_here(private: Database, thing: Thing) -> bool:
    return bool(
        private.row(
            "SELECT uid FROM things WHERE kind = ? AND uid = ?"
            " UNION SELECT uid FROM thing_bin WHERE kind = ? AND uid = ?",
            (thing.KIND, thing.uid, thing.KIND, thing.uid),
        )
    )
