"""The rows of agreements: drafts, what waits, what holds, what ended, and copies of all that."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date

from PySide6.QtCore import QCoreApplication

from trustjournal import texts
from trustjournal.journal.agreement_drafts import AgreementDraft
from trustjournal.journal.agreement_life import State
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreement_view import Agreement
from trustjournal.journal.agreements import AgreementKind, Terms
from trustjournal.journal.copies import CopiedVersion
from trustjournal.journal.form_drafts import FormDraft
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.group_words import draft_row, filled, first_line, look_again
from ui.widgets.days import short_day
from ui.widgets.thing_rows import Group, Row

translate = QCoreApplication.translate


def copy_groups(stores: BoundaryStores, today: date) -> list[Group]:
    """Return what one took along when leaving a shared space: the newest version of each."""
    newest: dict[str, CopiedVersion] = {}
    for copy in sorted(stores.copies(), key=lambda each: each.number):
        newest[copy.agreement] = copy
    rows = (
        Row(
            copy.agreement,
            "copy-simple",
            copy_title(copy.terms),
            _written(copy, today),
        )
        for copy in newest.values()
    )
    return filled([(translate("BoundaryGroups", "Copies from Us"), rows)])


def copy_title(terms: Terms) -> str:
    """Return what a copy is called in the list: its name, else its first words."""
    if terms.kind is AgreementKind.DISCLOSURE:
        return str(texts.load("disclosure_page")["matrix"]["title"])
    return first_line(terms.title or terms.text)


def _written(copy: CopiedVersion, today: date) -> str:
    said = translate("BoundaryGroups", "Version {n}, {day}")
    return said.format(n=copy.number, day=short_day(copy.written_at.date(), today))


def all_agreement_groups(
    stores: BoundaryStores, agreements: AgreementStore, today: date
) -> list[Group]:
    """Return drafts and agreements; one that has vanished is there as it is remembered."""
    forms = stores.forms.all(AgreementDraft.KIND)
    troubled = {finding.agreement for finding in stores.check()}
    found = agreements.all()
    there = {agreement.uid for agreement in found}
    found += [a for uid in sorted(troubled - there) if (a := agreements.remembered(uid))]
    found = [a for a in found if a.kind is AgreementKind.AGREEMENT]
    drafts = _agreement_drafts(forms, agreements.drafts().all())
    return drafts + agreement_groups(found, stores.person, today, troubled)


def _agreement_drafts(forms: Sequence[FormDraft], written: Sequence[AgreementDraft]) -> list[Group]:
    begun = {draft.uid for draft in forms}
    caption = translate("BoundaryGroups", "Draft, only you")
    rows = [draft_row(draft) for draft in forms]
    rows += [
        Row(draft.uid, "pencil-simple", first_line(draft.terms.title or draft.terms.text), caption)
        for draft in written
        if draft.uid not in begun and draft.terms.kind is AgreementKind.AGREEMENT
    ]
    return filled([(translate("BoundaryGroups", "Not on the table yet"), rows)])


def agreement_groups(
    found: Sequence[Agreement], person: str, today: date, troubled: Set[str] = frozenset()
) -> list[Group]:
    """Return agreements by where they stand; first those that are not as they were, then those
    that wait for this person. `troubled` are the ids of those that differ from what was seen."""
    wrong = [a for a in found if a.faults or a.uid in troubled]
    waiting = [a for a in found if a.standing.waits_for(person) and a not in wrong]
    rest = [a for a in found if a not in waiting and a not in wrong]
    holding = (State.AGREED, State.REVIEW)
    talked = (State.DISCUSSING, State.REVISED)
    sections = [
        (translate("BoundaryGroups", "Not as you saw them"), wrong),
        (translate("BoundaryGroups", "Wait for you"), waiting),
        (translate("BoundaryGroups", "Agreed"), [a for a in rest if a.state in holding]),
        (translate("BoundaryGroups", "Being talked about"), [a for a in rest if a.state in talked]),
        (translate("BoundaryGroups", "Paused"), [a for a in rest if a.state is State.PAUSED]),
        (
            translate("BoundaryGroups", "Declined or ended"),
            [a for a in rest if a.state in (State.DECLINED, State.RETIRED)],
        ),
    ]
    return filled(
        (heading, (_agreement_row(a, person, today, wrong=a in wrong) for a in each))
        for heading, each in sections
    )


def _agreement_row(agreement: Agreement, person: str, today: date, *, wrong: bool) -> Row:
    icons = {
        State.AGREED: "check-circle",
        State.REVIEW: "calendar-blank",
        State.PAUSED: "pause-circle",
        State.DECLINED: "x-circle",
        State.RETIRED: "archive",
    }
    please_look = translate("BoundaryGroups", "Please look")
    return Row(
        agreement.uid,
        "warning-circle" if wrong else icons.get(agreement.state, "chats-circle"),
        agreement.title or translate("BoundaryGroups", "Nothing that can be read"),
        please_look if wrong else _agreement_caption(agreement, person, today),
    )


def _agreement_caption(agreement: Agreement, person: str, today: date) -> str:
    if agreement.on_table is not None:
        return waits_for(agreement, person)
    words = str(texts.load("agreements")["state"][agreement.state.value])
    if agreement.state is not State.AGREED:
        return words
    version = translate("BoundaryGroups", "Version {n}").format(n=agreement.standing.in_force)
    due = agreement.review_on
    return f"{version}, {look_again(due, today, inside=True)}" if due else version


def waits_for(agreement: Agreement, person: str) -> str:
    """Return whom the version on the table waits for."""
    mine = agreement.standing.waits_for(person)
    theirs = any(
        agreement.standing.waits_for(other) for other in agreement.standing.parties - {person}
    )
    if mine and theirs:
        return translate("BoundaryGroups", "Waits for both of you")
    if mine:
        return translate("BoundaryGroups", "Waits for you")
    return translate("BoundaryGroups", "Waits for your partner")
