"""What the list of boundaries, requests or agreements shows: groups of rows, status in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from trustjournal import texts
from trustjournal.journal.boundaries import Boundary, BoundaryStatus
from trustjournal.journal.form_drafts import FormDraft
from trustjournal.journal.requests import Answer, Request
from ui.pages.agreement_groups import all_agreement_groups, copy_groups
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.boundary_tabs import Tab
from ui.pages.group_words import draft_row, filled, look_again
from ui.widgets.days import short_day
from ui.widgets.thing_rows import Group, Row

translate = QCoreApplication.translate


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
        return copy_groups(stores, today)
    return all_agreement_groups(stores, stores.agreements, today)


# --- boundaries ----------------------------------------------------------------------------


def boundary_groups(
    found: Sequence[Boundary], drafts: Sequence[FormDraft], person: str, today: date
) -> list[Group]:
    """Return boundaries by whose they are and whether they are in use."""
    changed = {draft.uid for draft in drafts}
    words = texts.load("boundaries")["status"]
    used = [each for each in found if each.status is BoundaryStatus.ACTIVE]
    mine = [each for each in used if not person or each.author == person]
    theirs = [each for each in used if person and each.author != person]
    sections = [
        (translate("BoundaryGroups", "From me") if person else words["active"], mine),
        (translate("BoundaryGroups", "From my partner"), theirs),
    ]
    for status in (BoundaryStatus.PAUSED, BoundaryStatus.LET_GO):
        sections.append((words[status.value], [b for b in found if b.status is status]))
    return filled(
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
    mine = [each for each in open_ones if not person or each.author == person]
    theirs = [each for each in open_ones if person and each.author != person]
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
    return filled(
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


def _unkept(
    drafts: Iterable[FormDraft], kept: Sequence[Boundary] | Sequence[Request]
) -> list[Group]:
    there = {each.uid for each in kept}
    rows = (draft_row(draft) for draft in drafts if draft.uid not in there)
    return filled([(translate("BoundaryGroups", "Not kept yet"), rows)])
