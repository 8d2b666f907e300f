"""The rules that both agreed on, as one person may need them alone: the person's own journal
remembers them, so they are there also when the shared space is closed, or left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from trustjournal.journal import act_rows
from trustjournal.journal.agreement_life import State
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreement_view import Agreement, agreement_of
from trustjournal.journal.agreements import AgreementKind
from trustjournal.journal.disclosure import Circle, Detail, DisclosureRule
from trustjournal.journal.disclosure_log import DisclosureEvent
from trustjournal.journal.signatures import keys_along
from trustjournal.journal.watch import Memory
from trustjournal.vault.database import Database


@dataclass(frozen=True, slots=True, repr=False)
class AgreedRule:
    """One row of a version that both have confirmed, and when the second of them did."""

    agreement: str
    version: int
    rule: DisclosureRule
    agreed_at: datetime | None = None

    @property
    def key(self) -> str:
        """What tells this row from every other, of other versions too."""
        return f"{self.agreement}/{self.version}/{self.rule.id}"


def agreed_rules(private: Database, store: AgreementStore | None) -> list[AgreedRule]:
    """Return the rows of every matrix that holds, the latest agreement's first.

    `store` is None when there is no shared space (any more): then what this person has seen of
    it counts. What was ended is left out; what is paused stays, since something may have
    happened before.
    """
    found = {agreement.uid: agreement for agreement in _remembered(private)}
    if store is not None:
        found |= {agreement.uid: agreement for agreement in store.all()}
    holding = [a for a in found.values() if a.in_force and a.state is not State.RETIRED]
    latest = sorted(holding, key=lambda agreement: agreement.changed_at, reverse=True)
    return [
        AgreedRule(agreement.uid, version.number, rule, version.agreed_at)
        for agreement in latest
        if (version := agreement.in_force) and version.terms.kind is AgreementKind.DISCLOSURE
        for rule in version.terms.rules
    ]


def rule_of(event: DisclosureEvent) -> AgreedRule | None:
    """Return the rule that an event falls under, as the event has kept it; None without one."""
    if not event.rule or not event.behaviour.strip():
        return None
    rule = DisclosureRule(
        id=event.rule,
        behaviour=event.behaviour,
        kind=event.kind or Circle.MIDDLE,
        couple_label=event.couple_label,
        tell=event.tell,
        within_hours=event.within_hours,
        setting=event.setting,
        detail=event.detail or Detail.HEADLINE,
        support_first=event.support_first,
    )
    return AgreedRule(event.agreement, event.version or 1, rule)


def _remembered(private: Database) -> Iterable[Agreement]:
    for uid, stored in Memory(private).all().items():
        acts = act_rows.in_order(stored)
        agreement = agreement_of(uid, acts, keys_along(act for act in acts if act))
        if agreement.acts:
            yield agreement
