"""The couple's matrix as one of the two works with it: what holds, and their draft of the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from trustjournal.journal.agreement_drafts import AgreementDraft
from trustjournal.journal.agreement_life import State
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreement_view import Agreement
from trustjournal.journal.agreements import AgreementKind, Terms
from trustjournal.journal.disclosure import DisclosureRule
from trustjournal.journal.entries import Changed


class Matrix:
    """Finds the disclosure agreement among the others, and edits its draft row by row.

    A draft lies in its writer's private journal; with the first row that is changed it begins as
    a copy of what is shown. Every method raises what the stores raise.
    """

    def __init__(self, agreements: AgreementStore) -> None:
        self.agreements = agreements

    def current(self) -> Agreement | None:
        """Return the matrix that is talked about or holds; else the one that ended last."""
        found = [a for a in self.agreements.all() if a.kind is AgreementKind.DISCLOSURE]
        going = [agreement for agreement in found if agreement.state is not State.RETIRED]
        return next(iter([*going, *found]), None)

    def draft(self) -> AgreementDraft | None:
        """Return this person's draft, the latest if there are several."""
        drafts = self.agreements.drafts().all()
        return next((d for d in drafts if d.terms.kind is AgreementKind.DISCLOSURE), None)

    def begin(self) -> AgreementDraft:
        """Return the draft, or a new one out of what is shown, not kept yet."""
        draft = self.draft()
        if draft is not None:
            return draft
        current = self.current()
        drafts = self.agreements.drafts()
        if current is None or current.shown is None:
            return drafts.new(terms=Terms(kind=AgreementKind.DISCLOSURE))
        revises = "" if current.state is State.RETIRED else current.uid
        return drafts.new(agreement=revises, terms=replace(current.shown.terms, review_on=None))

    def start(self) -> Changed:
        """Keep a draft of a new version; nothing when there is one, or nothing to start from."""
        draft = self.begin()
        return Changed() if draft.is_empty else self.agreements.drafts().save(draft)

    def row(self, uid: str) -> DisclosureRule | None:
        """Return a row of the draft, or of what a draft would begin with."""
        return next((rule for rule in self.begin().terms.rules if rule.id == uid), None)

    def put_row(self, rule: DisclosureRule) -> Changed:
        """Put a row into the draft, in place of the one with its id, or at the end."""
        draft = self.begin()
        rows = list(draft.terms.rules)
        places = [at for at, row in enumerate(rows) if row.id == rule.id]
        if places:
            rows[places[0]] = rule
        else:
            rows.append(rule)
        return self._keep(draft, replace(draft.terms, rules=tuple(rows)))

    def remove_row(self, uid: str) -> Changed:
        """Take a row out of the draft; with the last one the draft goes."""
        draft = self.begin()
        rest = tuple(row for row in draft.terms.rules if row.id != uid)
        return self._keep(draft, replace(draft.terms, rules=rest))

    def look_again(self, on: date | None) -> Changed:
        """Say in the draft when to look at it again."""
        draft = self.begin()
        return self._keep(draft, replace(draft.terms, review_on=on))

    def drop_draft(self) -> Changed:
        """Erase the draft, if there is one."""
        draft = self.draft()
        return self.agreements.drafts().drop(draft.uid) if draft else Changed()

    def propose(self) -> Changed:
        """Put the draft on the table; raises MoveRefused, EntryInvalid when it has no row.

        There is one matrix: when the other has begun one meanwhile, this is a version of it.
        """
        draft, current = self.begin(), self.current()
        if current is not None and current.state is not State.RETIRED:
            draft = draft.edited(agreement=current.uid)
        return self.agreements.propose_draft(draft)

    def _keep(self, draft: AgreementDraft, terms: Terms) -> Changed:
        if terms.is_empty:
            return self.drop_draft()
        return self.agreements.drafts().save(draft.edited(terms=terms))


def labels_of(rules: tuple[DisclosureRule, ...]) -> dict[str, str]:
    """Return the couple's own words by circle, as the last row of each has them."""
    return {rule.kind.value: label for rule in rules if (label := rule.couple_label.strip())}
