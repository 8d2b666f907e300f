"""One row of the matrix, while it is written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.journal.disclosure import (
    MOST_HOURS,
    Circle,
    Detail,
    DisclosureRule,
    Listener,
)
from trustjournal.journal.form_drafts import FormDrafts
from trustjournal.journal.matrix import Matrix, labels_of
from trustjournal.validation.control_check import control_check
from trustjournal.validation.detail_guard import detail_guard
from ui.pages.form_view import FormView
from ui.widgets.advice import AdviceBelow
from ui.widgets.hours_field import HoursField
from ui.widgets.kit import Kit
from ui.widgets.rule_words import circle_meaning, circle_names, detail_words, listener_words
from ui.widgets.several_chips import SeveralChips

KIND = "disclosure_rule"
_YES = "yes"


def values_of(rule: DisclosureRule) -> dict[str, str]:
    """Return a row as the values of the form."""
    return {
        "behaviour": rule.behaviour,
        "kind": rule.kind.value,
        "couple_label": rule.couple_label,
        "tell": ",".join(rule.tell),
        "within": "" if rule.within_hours is None else str(rule.within_hours),
        "setting": rule.setting,
        "detail": rule.detail.value,
        "support": _YES if rule.support_first else "",
    }


def rule_from(uid: str, values: Mapping[str, str]) -> DisclosureRule:
    """Return the row that the values describe; raises EntryInvalid without a behaviour."""
    within = values["within"].strip()
    return DisclosureRule(
        id=uid,
        behaviour=values["behaviour"].strip(),
        kind=Circle(values["kind"] or Circle.MIDDLE),
        couple_label=values["couple_label"].strip(),
        tell=tuple(Listener(each) for each in values["tell"].split(",") if each),
        within_hours=int(within) if within else None,
        setting=values["setting"].strip(),
        detail=Detail(values["detail"] or Detail.HEADLINE),
        support_first=values["support"] == _YES,
    )


class RuleForm(FormView):
    """What happens, what it counts as, who hears it, how soon, where, and how much."""

    name = "row"
    help_wanted = Signal()
    removed = Signal(str)
    """A row that is kept is to go; with its id."""

    def __init__(
        self,
        *,
        kit: Kit,
        clock: Clock,
        drafts: FormDrafts,
        matrix: Matrix,
        uid: str,
        prefilled: dict[str, str] | None = None,
    ) -> None:
        """`uid` is the row to change, or a fresh id for a new one, which `prefilled` may begin."""
        super().__init__(kit, clock, drafts, kind=KIND, uid=uid)
        self._matrix = matrix
        self._words = texts.load("disclosure_page")
        self._labels = labels_of(matrix.begin().terms.rules)
        rule = matrix.row(uid)
        self._is_there = rule is not None
        self._make_fields()
        self.put(head=self._head(), body=self._body(), foot=self._foot())
        values = values_of(rule) if rule else {"kind": Circle.MIDDLE.value}
        draft = drafts.get(KIND, uid)
        self.open(values, is_new=rule is None, draft=draft, prefilled=prefilled)
        self.fields.changed.connect(self.shown)

    def _make_fields(self) -> None:
        kit, words, fields = self.kit, self._words["row"], self.fields
        self._behaviour = fields.text("behaviour", words["behaviour"], lines=(2, 6))
        self._circle = fields.choice("kind", words["circle"], circle_names())
        self._meaning = kit.text("", "caption", "text_muted")
        self._label = fields.text("couple_label", words["label"], lines=(1, 2))
        self._tell = SeveralChips(kit, words["tell"], listener_words())
        self._within = HoursField(kit, words["hours"], MOST_HOURS)
        self._setting = fields.text("setting", words["setting"], lines=(1, 4))
        self._support = SeveralChips(kit, words["support"], {_YES: words["support"]})
        for name, field in (("tell", self._tell), ("within", self._within)):
            fields.put(name, field)
        self._detail = fields.choice("detail", words["detail"], detail_words())
        self._told = kit.text("", "caption", "text_muted")
        fields.put("support", self._support)
        self._control = AdviceBelow(
            kit, lambda: control_check(self._said()), to_help=self.help_wanted.emit
        )
        self._guard = AdviceBelow(kit, lambda: detail_guard(self._said()), words="detail_guard")
        for text in (self._behaviour, self._label, self._setting):
            text.edited.connect(self._control.look_soon)
            text.edited.connect(self._guard.look_soon)

    def _said(self) -> str:
        """Return the words of the row, for what asks about them."""
        return "\n".join(text.words() for text in (self._behaviour, self._label, self._setting))

    def _head(self) -> QLayout:
        title = self.tr("Change this row") if self._is_there else self.tr("A new row")
        return self.kit.row((self.kit.text(title, "title"), 1))

    def _body(self) -> QLayout:
        kit, words = self.kit, self._words["row"]
        form = kit.col(
            kit.field(words["behaviour"], self._behaviour, words["behaviour_hint"]),
            self._group(words["circle"], self._circle, self._meaning),
            kit.field(words["label"], self._label),
            self._group(words["tell"], self._tell),
            self._group(words["within"], self._within),
            kit.field(words["setting"], self._setting),
            self._ideas(),
            self._group(words["detail"], self._detail, self._told),
            self._support,
            self._control,
            self._guard,
            None,
            gap=16,
        )
        return self.kit.col(self.top, form, gap=12)

    def _group(self, label: str, *pieces: QWidget) -> QLayout:
        """Return chips below what they are about."""
        return self.kit.col(self.kit.text(label, "label", wrap=False), *pieces, gap=6)

    def _ideas(self) -> QWidget:
        buttons: list[QPushButton] = []
        for idea in self._words["settings"]["ideas"]:
            button = self.kit.button(idea, "word", "plus", partial(self._take, idea))
            buttons.append(button)
        return self.kit.flow(*buttons, gap=6)

    def _foot(self) -> QLayout:
        kit = self.kit
        keep = kit.button(self.tr("Keep this row"), "primary", "check", self.keep)
        leave = kit.button(self.tr("Leave it for now"), "plain", "", self.left.emit)
        buttons = [keep, leave]
        if self._is_there:
            remove = kit.button(
                self.tr("Remove this row"), "plain", "", lambda: self.removed.emit(self.uid)
            )
            buttons.append(remove)
        return kit.col(self.status, kit.flow(*buttons, gap=10), gap=6)

    # --- doing -----------------------------------------------------------------------------

    def entered(self) -> None:
        """Begin at the behaviour."""
        self._behaviour.setFocus(Qt.FocusReason.OtherFocusReason)

    def shown(self) -> None:
        """Say what the chosen circle and level of detail mean, and suggest a word of theirs."""
        values = self.fields.values()
        circle = Circle(values["kind"] or Circle.MIDDLE)
        self._meaning.say(circle_meaning(circle))
        suggested = self._labels.get(circle) or self._words["circle"][circle]["label"]
        self._label.setPlaceholderText(suggested)
        detail = Detail(values["detail"] or Detail.HEADLINE)
        self._told.say(self._words["detail"][detail])

    def wanting(self, values: Mapping[str, str]) -> str:
        """A row needs a behaviour, and a number of hours that is one."""
        if not values["behaviour"].strip():
            self._behaviour.setFocus(Qt.FocusReason.OtherFocusReason)
            return self.tr("Say what would happen; the rest can wait.")
        if self._within.value() and self._within.hours() is None:
            self._within.focus()
            return self.tr("This number isn’t clear yet. Try 24.")
        return ""

    def keep_form(self, values: Mapping[str, str]) -> object:
        """Put the row into the draft of the matrix."""
        return self._matrix.put_row(rule_from(self.uid, values))

    def _take(self, idea: str) -> None:
        said = self._setting.words().strip()
        self._setting.load(f"{said}, {idea}" if said else idea, cursor=10_000)
        self.touched()
