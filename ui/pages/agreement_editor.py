"""An agreement, or a new version of one, while it is written: private until it is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from trustjournal import texts
from trustjournal.errors import EntryGone
from trustjournal.journal.agreement_drafts import AgreementDraft
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreements import Terms
from trustjournal.journal.entries import Changed
from trustjournal.journal.form_drafts import FormDraft
from trustjournal.journal.practice_words import Area
from trustjournal.validation.advice import Advice
from trustjournal.validation.control_check import control_check_terms
from ui.pages.area_form import AreaForm
from ui.pages.boundary_stores import BoundaryStores
from ui.widgets.kit import Kit, Piece

BOTH, ONE = "both", "one"


class AgreementEditor(AreaForm):
    """Writes one version; `draft` holds what it starts from, and which agreement it revises."""

    name = "write"

    def __init__(
        self, *, kit: Kit, stores: BoundaryStores, agreements: AgreementStore, draft: AgreementDraft
    ) -> None:
        super().__init__(kit, stores.clock, stores.forms, kind=AgreementDraft.KIND, uid=draft.uid)
        self._agreements = agreements
        self.draft = draft
        self._text = self.fields.text("text", self.tr("What we agree on"), lines=(4, 14))
        self.fields.text("title", self.tr("A name to find it by"), lines=(1, 2))
        self.fields.text("scope", self.tr("For whom, and where"), lines=(1, 5))
        self.fields.text("exceptions", self.tr("Except"), lines=(1, 5))
        sides = {BOTH: self.tr("Both of us"), ONE: self.tr("One of us")}
        self.fields.choice("mutual", self.tr("Whom it binds"), sides)
        self.make_area(self._text)
        self.fields.day("start", self.tr("From when"), offers=False)
        self.fields.day("review_on", self.tr("When we look at it again"))
        self._build()

    def _build(self) -> None:
        kit = self.kit
        words = texts.load("boundaries_page")["agreement"]
        revises = bool(self.draft.agreement)
        title = self.tr("A new version") if revises else self.tr("An agreement")
        card = kit.col(
            *self._first_fields(), *self._more_fields(), gap=12, margins=(20, 16, 20, 18)
        )
        propose = kit.button(self.tr("Put it on the table, in Us"), "primary", "users", self.keep)
        propose.setToolTip("Ctrl+Enter")
        leave = kit.button(self.tr("Leave it for now"), "plain", "", self.left.emit)
        leave.setToolTip(self.tr("The draft stays. Esc"))
        leads = [words["revise" if revises else "lead"], words["draft"]]
        self.lay_out(title, leads, kit.card(card), foot=kit.row(propose, None, leave))

    def _first_fields(self) -> tuple[Piece, ...]:
        kit = self.kit
        text = kit.field(self.tr("What we agree on"), self._text)
        return (text, self.examples, self.advice)  # the questions stand below the text

    def _more_fields(self) -> tuple[Piece, ...]:
        kit, fields = self.kit, self.fields
        return (
            kit.field(self.tr("A name to find it by"), fields["title"], self.tr("If you like.")),
            kit.field(self.tr("Whom it binds"), fields["mutual"]),
            kit.field(
                self.tr("For whom, and where"),
                fields["scope"],
                self.tr("If it binds one of you: whom. If it holds in some places: where."),
            ),
            kit.field(self.tr("Except"), fields["exceptions"]),
            kit.field(self.tr("What it is about"), self.area),
            kit.field(self.tr("From when"), fields["start"]),
            kit.field(self.tr("When we look at it again"), fields["review_on"]),
        )

    def begin(self, *, is_new: bool, form: FormDraft | None = None, fresh: bool = False) -> None:
        """Show the draft, or what was typed since; a `fresh` one is a draft already if it has
        words (those of a request)."""
        values = terms_values(self.draft.terms)
        if fresh and form is None and self.draft.terms.text and not self.draft.agreement:
            self.open(terms_values(Terms()), is_new=True, prefilled=values)
        else:
            self.open(values, is_new=is_new, draft=form)

        if form is None and not fresh:
            self.top.addWidget(self._draft_card())

    def _draft_card(self) -> QWidget:
        """What tells that this was laid aside as a draft, with the way to be rid of it."""
        kit = self.kit
        said = kit.text(self.tr("This is a draft that you laid aside."))
        button = kit.button(self.tr("Discard draft"), "quiet", "", self.discard)
        return kit.card(kit.row((said, 1), button, gap=8, margins=(14, 6, 8, 6)), "tint")

    def at(self) -> dict[str, Any]:
        """Return the field and cursor, and which agreement this would revise."""
        return {"revises": self.draft.agreement, **super().at()}

    def sentences(self, area: Area) -> tuple[str, ...]:
        """Return the examples for agreements."""
        return area.agreement

    def questions(self) -> list[Advice]:
        """Ask about the terms."""
        found = control_check_terms(self._terms(self.fields.values()))
        return [advice for questions in found.values() for advice in questions]

    # --- keeping ---------------------------------------------------------------------------

    def wanting(self, values: Mapping[str, str]) -> str:
        """It needs its words."""
        return "" if values["text"].strip() else self.tr("Write what you agree on first.")

    def keep_form(self, values: Mapping[str, str]) -> Changed:
        """Put it on the table."""
        draft = self.draft.edited(terms=self._terms(values))
        return self._agreements.propose_draft(draft)

    def lay_aside(self) -> Changed:
        """Keep it as a draft in the writer's own journal; raises what the store raises.

        What says nothing new, or nothing at all, is dropped.
        """
        terms = self._terms(self.fields.values())
        if terms.is_empty or (terms == self.draft.terms and not self.has_draft):
            return self._keeper.drop()
        change = self._agreements.drafts().save(self.draft.edited(terms=terms))
        dropped = self._keeper.drop()
        self.end()
        return Changed(change.kinds | dropped.kinds, change.uids | dropped.uids)

    def drop(self) -> Changed:
        """Throw the draft away, kept or not; raises what the store raises."""
        changed = self._keeper.drop()
        with suppress(EntryGone):
            dropped = self._agreements.drafts().drop(self.uid)
            changed = Changed(changed.kinds | dropped.kinds, changed.uids | dropped.uids)
        return changed

    def _terms(self, values: Mapping[str, str]) -> Terms:
        return self.draft.terms.edited(
            title=" ".join(values["title"].split()),
            text=values["text"],
            scope=values["scope"],
            exceptions=values["exceptions"],
            mutual=values["mutual"] != ONE,
            area=values["area"],
            start=_day(values["start"]),
            review_on=_day(values["review_on"]),
        )


def terms_values(terms: Terms) -> dict[str, str]:
    """Return terms as their form has them."""
    return {
        "title": terms.title,
        "text": terms.text,
        "scope": terms.scope,
        "exceptions": terms.exceptions,
        "mutual": BOTH if terms.mutual else ONE,
        "area": terms.area,
        "start": terms.start.isoformat() if terms.start else "",
        "review_on": terms.review_on.isoformat() if terms.review_on else "",
    }


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None
