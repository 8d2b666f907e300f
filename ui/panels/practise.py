"""Practise: a scene, an answer of one's own, and two that might do. Nothing is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.roles import Role
from ui.panels.checked_text import CheckedText
from ui.panels.checker import Checker
from ui.panels.deeds import Deeds, save_button
from ui.widgets.announce import announce
from ui.widgets.kit import Card, Kit

if TYPE_CHECKING:
    from trustjournal.validation.learn import Cards
    from trustjournal.validation.practice import Answer, Practice, Scenario
    from ui.panels.practise_choice import PractiseChoice


class SceneCard(QWidget):
    """What happens, and what the partner says."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._role = kit.text("", "caption", "text_muted")
        self._scene = kit.text("", "lead")
        self._says = kit.text("", "quote")
        inside = kit.col(
            self._role, self._scene, self._says, gap=6, margins=(14, 12, 14, 12)
        )  # fmt: skip
        self.setLayout(kit.col(kit.card(inside, "tint"), gap=0))

    def show_scene(self, scene: Scenario, role: str) -> None:
        """Show another scene."""
        self._role.say(role)
        self._role.setVisible(bool(role))
        self._scene.say(scene.scene)
        self._says.say(scene.says)
        self._says.setVisible(bool(scene.says))
        announce(self, " ".join((scene.scene, scene.says)))


class PractiseTab(QWidget):
    """Read, write, look at it, see two answers, try again, go on."""

    said = Signal(str)

    def __init__(
        self,
        kit: Kit,
        vocabulary: Vocabulary,
        checker: Checker,
        deeds: Deeds,
        role: Role = Role.NEITHER,
    ) -> None:
        """`role` decides whose scenes come first."""
        super().__init__()
        self._side = role
        self._kit = kit
        self._vocabulary = vocabulary
        self._deeds = deeds
        self._practice: Practice | None = None
        self._cards: Cards | None = None
        self._scene: Scenario | None = None
        self._choice: PractiseChoice | None = None
        self._scene_card = SceneCard(kit)
        self._none = kit.text(
            self.tr("No scene fits all of this. Leave one choice open."), "lead", "text_muted"
        )
        self._buttons(kit)
        self._answer = CheckedText(
            kit,
            checker,
            self.tr("What I would say"),
            lines=(4, 12),
            below=(self._see, self._again, self._copy, self._save),
        )
        self._answer.page.setPlaceholderText(self.tr("Write it as you would say it."))
        self._answer.edited.connect(self._offer)
        self._answers: QVBoxLayout = kit.col(gap=10)
        self._build()

    def _buttons(self, kit: Kit) -> None:
        self._next = kit.button(self.tr("Another scene"), "link", "shuffle", self._another)
        self._mine = kit.button(self.tr("From my entry"), "link", "notebook", self._from_entry)
        self._choose = kit.button(
            self.tr("Choose scenes"), "link", "sliders-horizontal", checkable=True
        )
        self._choose.toggled.connect(self._show_choice)
        self._see = kit.button(self.tr("See two answers"), "", "eye", self._show_answers)
        self._again = kit.button(
            self.tr("Try again"), "link", "arrow-counter-clockwise", self._try_again
        )
        self._copy = kit.button(
            self.tr("Copy"), "link", "copy-simple", lambda: self._deeds.copy(self._answer.words())
        )
        self._save = save_button(
            kit, self._deeds, lambda: self._deeds.save(self._answer.words(), None)
        )

    def _build(self) -> None:
        kit = self._kit
        self._choice_place = kit.col(gap=0)
        caption = kit.text(self.tr("What I would say"), "label")
        self._own = kit.wrap(kit.col(caption, self._answer, gap=6))
        inside = kit.col(
            kit.flow(self._next, self._choose, self._mine, gap=16), self._choice_place,
            self._scene_card, self._none, self._own, self._answers, None,
            gap=12, margins=(16, 12, 16, 16),
        )  # fmt: skip
        self._area = kit.scroll(kit.wrap(inside))
        self.setLayout(kit.col(self._area, gap=0))
        self._none.hide()

    def entered(self) -> None:
        """The tab was opened: a scene, unless one is open already."""
        if self._scene is None:
            self._another()
        self._answer.page.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- scenes ----------------------------------------------------------------------------

    def _going(self) -> Practice:
        if self._practice is None:
            from trustjournal.validation.practice import Practice, Scenarios, You

            side = None if self._side is Role.NEITHER else You(self._side.value)
            self._practice = Practice(Scenarios.load(), self._vocabulary, side=side)
        return self._practice

    def _another(self) -> None:
        self._open(self._going().next())

    def _from_entry(self) -> None:
        from trustjournal.validation.practice import from_entry

        entry = self._deeds.entry_in_view()
        scene = from_entry(entry) if entry is not None else None
        if scene is None:
            self.said.emit(self.tr("Open an entry that tells what happened first."))
        else:
            self._open(scene)
            self._answer.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, scene: Scenario | None) -> None:
        self._scene = scene
        self._answer.load("")
        self._clear_answers()
        self._none.setVisible(scene is None)
        for widget in (self._scene_card, self._own):
            widget.setVisible(scene is not None)
        if scene is not None:
            self._scene_card.show_scene(scene, self._role(scene))
        self._offer()

    def _role(self, scene: Scenario) -> str:
        if not scene.id:
            return self.tr("From your journal. Your own words stay where they are.")
        if scene.you.value == "hurt":
            return self.tr("In this scene you are the one who was hurt.")
        return self.tr("In this scene you are the one who broke trust.")

    def _show_choice(self, shown: bool) -> None:
        if shown and self._choice is None:
            from ui.panels.practise_choice import PractiseChoice

            self._choice = PractiseChoice(self._kit, self._vocabulary, self._going().areas)
            self._choice.changed.connect(self._chosen)
            self._choice_place.addWidget(self._choice)
        if self._choice is not None:
            self._choice.setVisible(shown)

    def _chosen(self) -> None:
        if self._choice is not None:
            self._going().want(self._choice.wanted())
            self._another()

    # --- answers ---------------------------------------------------------------------------

    def _offer(self) -> None:
        has_answers = self._scene is not None and bool(self._scene.answers)
        self._see.setVisible(has_answers)
        written = bool(self._answer.words())
        self._copy.setEnabled(written)
        self._save.setEnabled(written)
        self._again.setEnabled(written or bool(self._answers.count()))

    def _show_answers(self) -> None:
        if self._scene is None or self._answers.count():
            return
        from trustjournal.validation.learn import Cards

        self._cards = self._cards or Cards.load()
        self._answers.addWidget(self._kit.text(self.tr("Two that might do"), "label"))
        for answer in self._scene.answers:
            self._answers.addWidget(self._answer_card(answer))
        announce(self, " ".join(answer.text for answer in self._scene.answers))
        self._offer()

    def _answer_card(self, answer: Answer) -> Card:
        kit, cards = self._kit, self._cards
        level = cards.level_title(answer.level) if cards else ""
        inside = kit.col(
            kit.text(level, "caption", "text_muted"),
            kit.text(answer.text, "quote"),
            kit.text(answer.why),
            gap=4, margins=(14, 10, 14, 12),
        )  # fmt: skip
        return kit.card(inside)

    def _clear_answers(self) -> None:
        while (item := self._answers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _try_again(self) -> None:
        self._answer.load("")
        self._clear_answers()
        self._offer()
        self._answer.page.setFocus(Qt.FocusReason.OtherFocusReason)
