"""What the list of boundaries, requests or agreements shows: groups of rows, status in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from trustjournal import texts
from trustjournal.journal.agreement_drafts import AgreementDraft
from trustjournal.journal.agreement_life import State
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreement_view import Agreement
from trustjournal.journal.agreements import AgreementKind
from trustjournal.journal.boundaries import Boundary, BoundaryStatus
from trustjournal.journal.form_drafts import FormDraft
from trustjournal.journal.requests import Answer, Request
from ui.pages.boundary_stores import BoundaryStores
from ui.widgets.days import short_day
from ui.widgets.thing_rows import Group, Row

translate = QCoreApplication.translate


class Tab(StrEnum):
    """The three kinds, each with its own list."""

    BOUNDARIES = "boundaries"
    REQUESTS = "requests"
    AGREEMENTS = "agreements"


def groups(stores: BoundaryStores, tab: Tab) -> list[Group]:
    """Return what a tab's list shows; raises what the stores raise."""
    today = stores.clock.now().date()
    match tab:
        case Tab.BOUNDARIES:
            found = stores.boundaries.all()
            drafts = stores.forms.all(Boundary.KIND)
            return _unkept(drafts, found) + boundary_groups(found, drafts, stores.person, today)
        case Tab.REQUESTS:
            asked = stores.requests.all()
            drafts = stores.forms.all(Request.KIND)
            return _unkept(drafts, asked) + request_groups(asked, drafts, stores.person, today)
    if stores.agreements is None:
        return []
    return _of_agreements(stores, stores.agreements, today)


def _of_agreements(stores: BoundaryStores, agreements: AgreementStore, today: date) -> list[Group]:
    """Return drafts and agreements; one that has vanished is there as it is remembered."""
    forms = stores.forms.all(AgreementDraft.KIND)
    troubled = {finding.agreement for finding in stores.check()}
    found = agreements.all()
    there = {agreement.uid for agreement in found}
    found += [a for uid in sorted(troubled - there) if (a := agreements.remembered(uid))]
    found = [a for a in found if a.kind is AgreementKind.AGREEMENT]
    drafts = _agreement_drafts(forms, agreements.drafts().all())
    return drafts + agreement_groups(found, stores.person, today, troubled)


# --- boundaries ----------------------------------------------------------------------------


def boundary_groups(
    found: Sequence[Boundary], drafts: Sequence[FormDraft], person: str, today: date
) -> list[Group]:
    """Return boundaries by whose they are and whether they are in use."""
    changed = {draft.uid for draft in drafts}
    words = texts.load("boundaries")["status"]
    used = [each for each in found if each.status is BoundaryStatus.ACTIVE]
    mine = [each for each in used if each.author == person]
    theirs = [each for each in used if each.author != person]
    sections = [
        (translate("BoundaryGroups", "From me") if person else words["active"], mine),
        (translate("BoundaryGroups", "From my partner"), theirs),
    ]
    for status in (BoundaryStatus.PAUSED, BoundaryStatus.LET_GO):
        sections.append((words[status.value], [b for b in found if b.status is status]))
    return _groups(
        (heading, (_boundary_row(b, changed, today) for b in each)) for heading, each in sections
    )


def _boundary_row(boundary: Boundary, changed: set[str], today: date) -> Row:
    if boundary.uid in changed:
        caption = translate("BoundaryGroups", "Changes not kept yet")
    elif not boundary.is_whole:
        caption = translate("BoundaryGroups", "Half-done")
    elif boundary.status is BoundaryStatus.ACTIVE and boundary.review_on:
        caption = look_again(boundary.review_on, today)
    else:
        caption = texts.load("boundaries")["status"][boundary.status.value]
    icon = {BoundaryStatus.ACTIVE: "circle-dashed", BoundaryStatus.PAUSED: "pause-circle"}
    return Row(boundary.uid, icon.get(boundary.status, "archive"), boundary.title, caption)


# --- requests ------------------------------------------------------------------------------


def request_groups(
    found: Sequence[Request], drafts: Sequence[FormDraft], person: str, today: date
) -> list[Group]:
    """Return requests by whom they wait for; in a private journal by whether they wait."""
    changed = {draft.uid for draft in drafts}
    back = [each for each in found if each.withdrawn_on]
    open_ones = [each for each in found if each.is_open]
    mine = [each for each in open_ones if each.author == person]
    theirs = [each for each in open_ones if each.author != person]
    done = [each for each in found if not each.is_open and not each.withdrawn_on]
    sections = [
        (translate("BoundaryGroups", "Asked of me"), theirs),
        (
            translate("BoundaryGroups", "Asked by me")
            if person
            else translate("BoundaryGroups", "Asked"),
            mine,
        ),
        (translate("BoundaryGroups", "Answered"), done),
        (translate("BoundaryGroups", "Taken back"), back),
    ]
    return _groups(
        (heading, (_request_row(r, changed, person, today) for r in each))
        for heading, each in sections
    )


def _request_row(request: Request, changed: set[str], person: str, today: date) -> Row:
    icons = {
        Answer.YES: "check-circle",
        Answer.NO: "x-circle",
        Answer.COUNTER: "arrows-left-right",
        Answer.NOT_YET: "hourglass-low",
        None: "hand-palm",
    }
    if request.uid in changed:
        caption = translate("BoundaryGroups", "Changes not kept yet")
    elif request.withdrawn_on:
        caption = short_day(request.withdrawn_on, today)
    else:
        caption = answer_words(request.answer)
    icon = "arrow-u-up-left" if request.withdrawn_on else icons[request.answer]
    return Row(request.uid, icon, request.ask, caption)


def answer_words(answer: Answer | None) -> str:
    """Return an answer in words."""
    return str(texts.load("boundaries")["answer"][answer.value if answer else "none"])


# --- agreements ----------------------------------------------------------------------------


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
    return _groups(
        (heading, (_agreement_row(a, person, today, a in wrong) for a in each))
        for heading, each in sections
    )


def _agreement_row(agreement: Agreement, person: str, today: date, wrong: bool) -> Row:
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


# --- for all three -------------------------------------------------------------------------


def look_again(day: date, today: date, *, inside: bool = False) -> str:
    """Return when to look again; `inside` of a sentence it begins small."""
    small, big = (
        translate("BoundaryGroups", "look again {day}"),
        translate("BoundaryGroups", "Look again {day}"),
    )
    return (small if inside else big).format(day=short_day(day, today))


def draft_title(draft: FormDraft) -> str:
    """Return how a draft is known: its own words."""
    names = ("i_will", "ask", "text", "need", "saw", "why", "thought", "felt", "in_my_power")
    values = (str(draft.values.get(name, "")).strip() for name in names)
    first = next((value for value in values if value), "")
    return first.split("\n")[0] or translate("BoundaryGroups", "Begun")


def _unkept(
    drafts: Iterable[FormDraft], kept: Sequence[Boundary] | Sequence[Request]
) -> list[Group]:
    there = {each.uid for each in kept}
    rows = (_draft_row(draft) for draft in drafts if draft.uid not in there)
    return _groups([(translate("BoundaryGroups", "Not kept yet"), rows)])


def _draft_row(draft: FormDraft) -> Row:
    caption = translate("BoundaryGroups", "Draft, only you")
    return Row(draft.uid, "pencil-simple", draft_title(draft), caption)


def _agreement_drafts(forms: Sequence[FormDraft], written: Sequence[AgreementDraft]) -> list[Group]:
    begun = {draft.uid for draft in forms}
    caption = translate("BoundaryGroups", "Draft, only you")
    rows = [_draft_row(draft) for draft in forms]
    rows += [
        Row(draft.uid, "pencil-simple", draft.terms.text.strip().split("\n")[0], caption)
        for draft in written
        if draft.uid not in begun and draft.terms.kind is AgreementKind.AGREEMENT
    ]
    return _groups([(translate("BoundaryGroups", "Not on the table yet"), rows)])


def _groups(sections: Iterable[tuple[str, Iterable[Row]]]) -> list[Group]:
    made = [Group(heading, tuple(rows)) for heading, rows in sections]
    return [group for group in made if group.rows]
