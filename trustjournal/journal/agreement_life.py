"""The life of an agreement: which deeds are allowed now, to whom, and where they lead.

    draft → discussing → agreed | declined → review → revised | paused | retired

A draft lies in its writer's private journal. None of these is a failure: a no, a pause and an
end are as welcome as a yes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from trustjournal.journal.agreements import Act, Deed


class State(StrEnum):
    """Where an agreement stands.

    `REVISED`: a newer version is on the table, and the one before it holds until both have said
    yes to the new one (or is paused).
    """

    DRAFT = "draft"
    DISCUSSING = "discussing"
    AGREED = "agreed"
    DECLINED = "declined"
    REVIEW = "review"
    REVISED = "revised"
    PAUSED = "paused"
    RETIRED = "retired"


class Refusal(StrEnum):
    """Why a deed is not allowed now; the words are in `messages.toml` (`move_refused_…`)."""

    NOT_A_PARTY = "not_a_party"
    NOTHING_PROPOSED = "nothing_proposed"
    ALREADY_CONFIRMED = "already_confirmed"
    NOTHING_AGREED = "nothing_agreed"
    NOT_IN_REVIEW = "not_in_review"
    ALREADY_IN_REVIEW = "already_in_review"
    NOT_PAUSED = "not_paused"
    ALREADY_PAUSED = "already_paused"
    OTHER_PAUSED = "other_paused"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an agreement stands after some acts; `refusal` and `after` are its only rules.

    `on_table`: the version that waits for a yes, `yes` who has said it; `in_force`: the version
    that both have confirmed; both are None where there is none.
    """

    parties: frozenset[str] = frozenset()
    versions: int = 0
    on_table: int | None = None
    yes: frozenset[str] = frozenset()
    in_force: int | None = None
    in_review: bool = False
    paused_by: str = ""
    retired: bool = False
    review_on: date | None = None
    proposed_review: date | None = None

    @property
    def state(self) -> State:
        """The state in one word."""
        if self.retired:
            return State.RETIRED
        if self.on_table is not None:
            return State.DISCUSSING if self.in_force is None else State.REVISED
        if self.in_force is None:
            return State.DECLINED
        if self.paused_by:
            return State.PAUSED
        return State.REVIEW if self.in_review else State.AGREED

    @property
    def holds(self) -> bool:
        """Say whether some version of it holds now."""
        return self.in_force is not None and not self.paused_by and not self.retired

    def waits_for(self, person: str) -> bool:
        """Say whether a version waits for that person's yes or no."""
        waiting = self.on_table is not None and not self.retired
        return waiting and person in self.parties and person not in self.yes

    def refusal(self, deed: Deed, person: str) -> Refusal | None:
        """Say why that person cannot do this now; None when they can."""
        if self.parties and person not in self.parties:
            return Refusal.NOT_A_PARTY
        if self.retired:
            return Refusal.RETIRED
        match deed:
            case Deed.PROPOSE:
                return None
            case Deed.CONFIRM | Deed.DECLINE if self.on_table is None:
                return Refusal.NOTHING_PROPOSED
            case Deed.CONFIRM:
                return Refusal.ALREADY_CONFIRMED if person in self.yes else None
            case Deed.DECLINE:
                return None
        return self._refusal_when_agreed(deed, person)

    def _refusal_when_agreed(self, deed: Deed, person: str) -> Refusal | None:
        """The deeds that need a version in force."""
        if self.in_force is None:
            return Refusal.NOTHING_AGREED
        match deed:
            case Deed.RESUME if not self.paused_by:
                return Refusal.NOT_PAUSED
            case Deed.RESUME:
                return None if self.paused_by == person else Refusal.OTHER_PAUSED
            case Deed.RETIRE:
                return None
        if self.paused_by:
            return Refusal.ALREADY_PAUSED
        if deed is Deed.REVIEW and self.in_review:
            return Refusal.ALREADY_IN_REVIEW
        if deed is Deed.KEEP and not self.in_review:
            return Refusal.NOT_IN_REVIEW
        return None

    def after(self, act: Act) -> Standing:
        """Return where it stands after an act that is allowed."""
        match act.deed:
            case Deed.PROPOSE:
                return replace(
                    self,
                    parties=frozenset(party.person for party in act.parties),
                    versions=act.version,
                    on_table=act.version,
                    yes=frozenset(),
                    proposed_review=act.terms.review_on if act.terms else None,
                )
            case Deed.CONFIRM:
                return self._after_yes(act.author)
            case Deed.DECLINE:
                return replace(self, on_table=None, yes=frozenset())
            case Deed.REVIEW:
                return replace(self, in_review=True)
            case Deed.KEEP:
                return replace(self, in_review=False, review_on=act.review_on)
            case Deed.PAUSE:
                return replace(self, paused_by=act.author)
            case Deed.RESUME:
                return replace(self, paused_by="")
        return replace(self, retired=True, on_table=None, yes=frozenset())

    def _after_yes(self, person: str) -> Standing:
        yes = self.yes | {person}
        if yes != self.parties:
            return replace(self, yes=yes)
        return replace(
            self,
            on_table=None,
            yes=frozenset(),
            in_force=self.on_table,
            in_review=False,
            paused_by="",
            review_on=self.proposed_review,
        )
