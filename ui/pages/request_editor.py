"""A request while it is written: what I ask, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from trustjournal import texts
from trustjournal.journal.entries import Changed
from trustjournal.journal.form_drafts import FormDraft
from trustjournal.journal.practice_words import Area
from trustjournal.journal.requests import Request
from trustjournal.validation.advice import Advice
from trustjournal.validation.control_check import control_check
from ui.pages.area_form import AreaForm
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.editor_cards import said_card
from ui.widgets.kit import Kit


class RequestEditor(AreaForm):
    """Writes one request."""

    name = "write"

    def __init__(
        self,
        *,
        kit: Kit,
        stores: BoundaryStores,
        request: Request,
        keep_words: str,
        keep_icon: str,
        note: str = "",
    ) -> None:
        """`keep_words` name where it will be kept; `note` stands above the form."""
        super().__init__(kit, stores.clock, stores.forms, kind=Request.KIND, uid=request.uid)
        self._stores = stores
        self.request = request
        label = self.tr("What I ask for")
        self._ask = self.fields.text("ask", label, lines=(3, 10))
        self._why = self.fields.text("why", self.tr("Why it matters to me"), lines=(2, 7))
        self.make_area(self._ask)
        self._review = self.fields.day("review_on", self.tr("When I come back to it"))
        self._build(keep_words, keep_icon)
        if note:
            self.top.addWidget(said_card(kit, note))

    def _build(self, keep_words: str, keep_icon: str) -> None:
        kit = self.kit
        card = kit.col(
            kit.field(self.tr("What I ask for"), self._ask),
            self.examples,
            kit.field(self.tr("Why it matters to me"), self._why),
            kit.field(self.tr("What it is about"), self.area),
            kit.field(self.tr("When I come back to it"), self._review),
            gap=12,
            margins=(20, 16, 20, 18),
        )
        keep = kit.button(keep_words, "primary", keep_icon, self.keep)
        keep.setToolTip("Ctrl+Enter")
        leave = kit.button(self.tr("Leave it for now"), "plain", "", self.left.emit)
        leave.setToolTip(self.tr("The draft stays. Esc"))
        lead = texts.load("boundaries_page")["request"]["lead"]
        foot = kit.row(keep, None, leave)
        self.lay_out(self.tr("A request"), [lead], kit.card(card), self.advice, foot=foot)

    def begin(
        self,
        *,
        is_new: bool,
        draft: FormDraft | None = None,
        prefilled: Mapping[str, str] | None = None,
    ) -> None:
        """Show the request, the draft of it, or words to begin with."""
        values = request_values(self.request)
        self.open(values, is_new=is_new, draft=draft, prefilled=prefilled)

    def sentences(self, area: Area) -> tuple[str, ...]:
        """Return the examples for requests."""
        return area.request

    def questions(self) -> list[Advice]:
        """Ask about what is asked for, and why."""
        values = self.fields.values()
        return control_check(values["ask"]) + control_check(values["why"])

    def wanting(self, values: Mapping[str, str]) -> str:
        """Something has to be asked."""
        if values["ask"].strip():
            return ""
        return self.tr("Write what you ask for; the rest can wait.")

    def keep_form(self, values: Mapping[str, str]) -> Changed:
        """Keep the request; it counts as asked today when it is new, or asked for something else
        after an answer."""
        request, review = self.request, values["review_on"]
        today = self.clock.now().date()
        else_now = request.answer is not None and request.ask != values["ask"]
        return self._stores.requests.save(
            self.request.edited(
                area=values["area"],
                ask=values["ask"],
                why=values["why"],
                asked_on=today if else_now else request.asked_on or today,
                review_on=date.fromisoformat(review) if review else None,
                withdrawn_on=None,
            )
        )


def request_values(request: Request) -> dict[str, str]:
    """Return a request as its form has it."""
    review = request.review_on.isoformat() if request.review_on else ""
    return {"area": request.area, "ask": request.ask, "why": request.why, "review_on": review}
