"""An agreement as it can be shown: its versions, where each stands, and what is wrong with any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from trustjournal.journal.agreement_life import Refusal, Standing, State
from trustjournal.journal.agreements import Act, AgreementKind, Deed, Party, Terms
from trustjournal.journal.signatures import Fault, hash_of, judge


class VersionState(StrEnum):
    """Where one version stands: `REPLACED` by another before both had agreed, `EARLIER` when it
    was agreed on and a later one took its place."""

    ON_TABLE = "on_table"
    AGREED = "agreed"
    DECLINED = "declined"
    REPLACED = "replaced"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True, repr=False)
class Version:
    """One version, immutable. `yes` is who confirmed it, and when; `no` who declined it; `hash`
    that of its proposal."""

    number: int
    terms: Terms
    author: str
    written_at: datetime
    parties: tuple[Party, ...]
    state: VersionState
    yes: Mapping[str, datetime]
    hash: str
    no: frozenset[str] = frozenset()

    @property
    def agreed_at(self) -> datetime | None:
        """When the second of the two confirmed it; None when not both have."""
        return max(self.yes.values()) if len(self.yes) == len(self.parties) else None


@dataclass(frozen=True, slots=True, repr=False)
class Agreement:
    """An agreement with all its versions, the first one first. Made by `agreement_of`."""

    uid: str
    acts: tuple[Act, ...]
    standing: Standing
    faults: tuple[Fault, ...]
    versions: tuple[Version, ...]

    @property
    def state(self) -> State:
        """Where it stands in one word."""
        return self.standing.state

    @property
    def on_table(self) -> Version | None:
        """The version that waits for a yes."""
        return self._version(self.standing.on_table)

    @property
    def in_force(self) -> Version | None:
        """The version that both have confirmed, whether or not it is paused or retired."""
        return self._version(self.standing.in_force)

    @property
    def shown(self) -> Version | None:
        """The version to show first: what waits, else what holds, else the newest."""
        return self.on_table or self.in_force or (self.versions[-1] if self.versions else None)

    @property
    def title(self) -> str:
        """The title of the shown version, else its first line."""
        shown = self.shown
        if shown is None:
            return ""
        first = (
            shown.terms.title
            or shown.terms.text
            or next((r.behaviour for r in shown.terms.rules), "")
        )
        return first.strip().split("\n")[0]

    @property
    def kind(self) -> AgreementKind:
        """An agreement in words, or the disclosure matrix."""
        return self.shown.terms.kind if self.shown else AgreementKind.AGREEMENT

    @property
    def area(self) -> str:
        """The area of the shown version."""
        return self.shown.terms.area if self.shown else ""

    @property
    def review_on(self) -> date | None:
        """When to look at it again; None while nothing holds."""
        return self.standing.review_on if self.standing.holds else None

    @property
    def changed_at(self) -> datetime:
        """When the last act was done."""
        return self.acts[-1].at

    def is_due(self, today: date) -> bool:
        """Say whether the day to look at it again has come, and nobody has begun to."""
        due = self.review_on
        return self.state is State.AGREED and due is not None and due <= today

    def refusal(self, deed: Deed, person: str) -> Refusal | None:
        """Say why that person cannot do this now; None when they can."""
        return self.standing.refusal(deed, person)

    def _version(self, number: int | None) -> Version | None:
        return next((each for each in self.versions if each.number == number), None)


def agreement_of(
    uid: str,
    acts: Sequence[Act | None],
    keys: Mapping[str, bytes],
    disowned: frozenset[int] = frozenset(),
) -> Agreement:
    """Return what the acts amount to, against the keys of those whom one knows, and without
    those that stand in one's own name and are not one's own (see `judge`)."""
    judged = judge(uid, acts, keys, disowned)
    counted = [act for at, act in enumerate(acts, 1) if act and at in judged.counted]
    proposals = [act for act in counted if act.deed is Deed.PROPOSE]
    versions = tuple(_version(act, counted, judged.standing) for act in proposals)
    readable = tuple(act for act in acts if act)
    return Agreement(uid, readable, judged.standing, judged.faults, versions)


def _version(proposal: Act, counted: list[Act], standing: Standing) -> Version:
    about = [act for act in counted if act.version == proposal.version]
    yes = {act.author: act.at for act in about if act.deed is Deed.CONFIRM}
    return Version(
        proposal.version,
        proposal.terms or Terms(),
        proposal.author,
        proposal.at,
        proposal.parties,
        _state(proposal, about, len(yes), standing),
        yes,
        hash_of(proposal),
        frozenset(act.author for act in about if act.deed is Deed.DECLINE),
    )


def _state(proposal: Act, about: list[Act], yes: int, standing: Standing) -> VersionState:
    if proposal.version == standing.in_force:
        return VersionState.AGREED
    if yes == len(proposal.parties):
        return VersionState.EARLIER
    if proposal.version == standing.on_table:
        return VersionState.ON_TABLE
    declined = any(act.deed is Deed.DECLINE for act in about)
    return VersionState.DECLINED if declined else VersionState.REPLACED
