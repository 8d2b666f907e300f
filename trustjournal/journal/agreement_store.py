"""The agreements of a shared space, as one of its two members uses them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from trustjournal.clock import Clock
from trustjournal.errors import EntryGone, EntryInvalid, MoveRefused
from trustjournal.journal import act_rows, thing_rows
from trustjournal.journal.agreement_drafts import AgreementDraft, AgreementDraftStore
from trustjournal.journal.agreement_view import Agreement, agreement_of
from trustjournal.journal.agreements import SIGNED, Act, Deed, Party, Terms
from trustjournal.journal.entries import Changed
from trustjournal.journal.moments import microseconds
from trustjournal.journal.signatures import Member, Presence, hash_of, signed
from trustjournal.journal.watch import Memory, disowned
from trustjournal.vault.database import Database

KIND = "agreement"
PARTIES = 2


class AgreementStore:
    """Proposes, confirms, declines … and tells where every agreement stands.

    `person` is whose session this is, `members` those pinned in their keybag, `private` their
    own database, which remembers what they have seen. Every deed may raise EntryGone, and
    MoveRefused with a `Refusal` (or `needs_two`).
    """

    def __init__(
        self,
        shared: Database,
        private: Database,
        clock: Clock,
        person: str,
        members: Sequence[Member],
    ) -> None:
        self._shared = shared
        self._clock = clock
        self._person = person
        self._members = tuple(members)
        self._memory = Memory(private)
        self._drafts = AgreementDraftStore(private, clock)

    def all(self) -> list[Agreement]:
        """Return all agreements, the one with the latest act first."""
        seen, keys = self._memory.all(), self._memory.keys(self._members)
        found = [
            self._view(uid, act_rows.in_order(acts), keys, seen.get(uid, {}))
            for uid, acts in act_rows.all_acts(self._shared).items()
        ]
        readable = [agreement for agreement in found if agreement.acts]
        return sorted(readable, key=lambda a: (a.changed_at, a.uid), reverse=True)

    def get(self, uid: str) -> Agreement:
        """Return one agreement; raises EntryGone."""
        acts = act_rows.in_order(act_rows.acts_of(self._shared, uid))
        if not any(acts):
            raise EntryGone
        return self._seen_by_person(uid, acts)

    def drafts(self) -> AgreementDraftStore:
        """Return the store of this person's drafts, in their private journal."""
        return self._drafts

    # --- deeds -----------------------------------------------------------------------------

    def propose(self, terms: Terms, agreement: str = "") -> Changed:
        """Put a new agreement on the table, or a new version of one (which also answers a
        version that is there). Raises EntryInvalid when the terms are empty."""
        return self._propose(terms, agreement or uuid.uuid4().hex)

    def propose_draft(self, draft: AgreementDraft) -> Changed:
        """Put a draft on the table; then it is no draft any more. Raises as `propose`.

        One that is on the table already, since the power failed last time, is only dropped.
        """
        if self._lies_on_table(draft):
            changed = Changed(frozenset({KIND}), frozenset({draft.target}))
        else:
            changed = self._propose(draft.terms, draft.target)
        try:
            dropped = self._drafts.drop(draft.uid)
        except EntryGone:  # it was never kept
            return changed
        return Changed(changed.kinds | dropped.kinds, changed.uids | dropped.uids)

    def confirm(self, uid: str, presence: Presence) -> Changed:
        """Say yes to the version on the table, signed by whoever is present."""
        return self._do(uid, Deed.CONFIRM, presence)

    def decline(self, uid: str, words: str = "") -> Changed:
        """Say no to the version on the table, or take one's own proposal off it."""
        return self._do(uid, Deed.DECLINE, words=words)

    def review(self, uid: str) -> Changed:
        """Begin to look at an agreement again; it holds meanwhile."""
        return self._do(uid, Deed.REVIEW)

    def keep(self, uid: str, review_on: date | None) -> Changed:
        """End a review: it stays as it is, to be looked at again on that day."""
        return self._do(uid, Deed.KEEP, review_on=review_on)

    def pause(self, uid: str, presence: Presence, words: str = "") -> Changed:
        """Let an agreement rest; whoever pauses can resume it."""
        return self._do(uid, Deed.PAUSE, presence, words=words)

    def resume(self, uid: str, presence: Presence) -> Changed:
        """Let it hold again; or the two agree on a new version."""
        return self._do(uid, Deed.RESUME, presence)

    def retire(self, uid: str, presence: Presence, words: str = "") -> Changed:
        """End an agreement. Either can, and it stays readable."""
        return self._do(uid, Deed.RETIRE, presence, words=words)

    # --- what was seen ---------------------------------------------------------------------

    def remembered(self, uid: str) -> Agreement | None:
        """Return an agreement as this person has seen it, whatever the shared file says now."""
        acts = self._memory.acts(uid)
        return agreement_of(uid, acts, self._memory.keys(self._members)) if acts else None

    def put_right(self, uid: str) -> Changed:
        """Put what this person has seen back in place of what is there; the rest goes.

        Raises EntryGone when they have not seen it.
        """
        acts = self._memory.acts(uid)
        if not acts:
            raise EntryGone
        with self._shared.transaction():
            for seq in act_rows.acts_of(self._shared, uid):
                act_rows.remove(self._shared, uid, seq)
            for act in acts:
                act_rows.put(self._shared, act)
            self._index(uid)
        return Changed(frozenset({KIND}), frozenset({uid}))

    def accept(self, uid: str) -> Changed:
        """Take what is there now as seen, in place of what this person remembers of it."""
        self._memory.forget_after(uid, 0)
        agreement = agreement_of(
            uid,
            act_rows.in_order(act_rows.acts_of(self._shared, uid)),
            self._memory.keys(self._members),
        )
        wrong = {fault.seq for fault in agreement.faults}
        self._memory.remember(act for act in agreement.acts if act.seq not in wrong)
        return Changed(frozenset({KIND}), frozenset({uid}))

    def _seen_by_person(self, uid: str, acts: list[Act | None]) -> Agreement:
        keys = self._memory.keys(self._members)
        return self._view(uid, acts, keys, self._memory.of(uid))

    def _view(
        self, uid: str, acts: list[Act | None], keys: dict[str, bytes], known: dict[int, Act | None]
    ) -> Agreement:
        foreign = disowned(acts, known, self._memory.intended(), self._person, keys)
        return agreement_of(uid, acts, keys, foreign)

    # --- how -------------------------------------------------------------------------------

    def _lies_on_table(self, draft: AgreementDraft) -> bool:
        acts = act_rows.in_order(act_rows.acts_of(self._shared, draft.target))
        on_table = self._seen_by_person(draft.target, acts).on_table
        return (
            on_table is not None
            and on_table.author == self._person
            and on_table.terms == draft.terms
        )

    def _propose(self, terms: Terms, uid: str) -> Changed:
        if terms.is_empty:
            raise EntryInvalid("text", "blank")
        here = [member for member in self._members if not member.left]
        if len(here) != PARTIES:
            raise MoveRefused("needs_two")
        everybody = sorted((member.person, member.key.hex()) for member in here)
        parties = tuple(Party(person, key) for person, key in everybody)
        return self._do(uid, Deed.PROPOSE, terms=terms, parties=parties)

    def _do(self, uid: str, deed: Deed, presence: Presence | None = None, **values: Any) -> Changed:
        acts = act_rows.in_order(act_rows.acts_of(self._shared, uid))
        if deed is not Deed.PROPOSE and not any(acts):
            raise EntryGone
        agreement = self._seen_by_person(uid, acts)
        author = presence.person if presence else self._person
        if refused := agreement.refusal(deed, author):
            raise MoveRefused(refused.value)
        last = acts[-1] if acts else None
        version = _about(agreement, deed)
        act = Act(
            deed=deed,
            agreement=uid,
            seq=len(acts) + 1,
            version=version,
            previous=hash_of(last) if last else "",
            author=author,
            at=self._clock.now(),
            of=_proposal_of(agreement, version) if deed is not Deed.PROPOSE else "",
            **values,
        )
        if deed in SIGNED:
            if presence is None:
                raise ValueError("this deed wants a signature")
            act = signed(act, presence)
        self._write(act)
        return Changed(frozenset({KIND}), frozenset({uid}))

    def _write(self, act: Act) -> None:
        self._memory.intend(act)
        with self._shared.transaction():
            act_rows.put(self._shared, act)
            self._index(act.agreement)
        self._memory.remember([act])

    def _index(self, uid: str) -> None:
        index_agreement(self._shared, uid)


def index_agreement(database: Database, uid: str) -> None:
    """Let the search find an agreement by the words of its versions, inside a transaction."""
    acts = [act for act in act_rows.acts_of(database, uid).values() if act]
    words = [act.terms.searchable() for act in acts if act.terms]
    if acts:
        moment = microseconds(acts[-1].at)
        thing_rows.index(database, KIND, uid, moment, " · ".join(reversed(words)))
    else:
        thing_rows.unindex(database, KIND, uid)


def _about(agreement: Agreement, deed: Deed) -> int:
    standing = agreement.standing
    if deed is Deed.PROPOSE:
        return standing.versions + 1
    number = standing.on_table if deed in (Deed.CONFIRM, Deed.DECLINE) else standing.in_force
    return number or 1


def _proposal_of(agreement: Agreement, version: int) -> str:
    counted = {each.number: each for each in agreement.versions}
    proposal = counted.get(version)
    return proposal.hash if proposal else ""
