"""Saved: words that were kept, and in Us those that were offered, with what the other says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from trustjournal.errors import TrustJournalError
from trustjournal.journal.entries import Changed
from trustjournal.journal.statements import SavedStatement
from ui.panels.arrival import Arrival, ArrivalForm
from ui.panels.arrival_keeper import ArrivalKeeper
from ui.panels.deeds import Deeds
from ui.panels.kept import Kept
from ui.panels.saved_bin import SavedBin
from ui.widgets.days import day_in_words
from ui.widgets.kit import Card, Kit
from ui.widgets.space_words import whose


class SavedTab(QWidget):
    """The statements of the open space, the newest first."""

    changed = Signal(object)
    failed = Signal(object)
    said = Signal(str)

    def __init__(self, kit: Kit, kept: Kept, deeds: Deeds) -> None:
        super().__init__()
        self._kit = kit
        self._kept = kept
        self._deeds = deeds
        self._asking = ""
        self._keeper = ArrivalKeeper(kept.drafts, self)
        self._keeper.failed.connect(self.failed)
        empty = (
            self.tr("Nothing has been offered here yet. “Offer” puts words here for both of you.")
            if kept.in_us
            else self.tr("Words that you save are kept here. Only you can read them.")
        )
        self._empty = kit.text(empty, "lead", "text_muted")
        self._bin = SavedBin(kit, kept)
        self._bin.put_back.connect(self._put_back)
        self._bin.erase.connect(self._erase)
        self._bin.hide()
        self._list: QVBoxLayout = kit.col(gap=10)
        self._cards: dict[str, QWidget] = {}
        inside = kit.col(self._empty, self._list, self._bin, None, gap=10, margins=(16, 12, 16, 16))
        self.setLayout(kit.col(kit.scroll(kit.wrap(inside)), gap=0))

    def entered(self) -> None:
        """The tab was opened: show what is there now, and start at its first button."""
        self.refresh()
        self._focus_first()

    def go_to(self, uid: str) -> None:
        """Start at one statement, if it is here."""
        if (card := self._cards.get(uid)) is not None:
            self._focus_first(card)

    def _focus_first(self, within: QWidget | None = None) -> None:
        here = within or self
        buttons = [b for b in here.findChildren(QPushButton) if b.isVisibleTo(here)]
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the statements anew; answers that are half written come back."""
        self._keeper.let_go()
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        statements = self._kept.store.all()
        self._cards.clear()
        for statement in statements:
            card = self._cards[statement.uid] = self._card(statement)
            self._list.addWidget(card)
            card.show()  # now, and not at the next layout: the keyboard may go to it at once
        self._empty.setVisible(not statements)
        if self._kept.writable:
            self._bin.refresh()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not on the disk yet."""
        return self._keeper.unsaved

    def save(self) -> None:
        """Keep answers that are half written; does not raise."""
        self._keeper.save()

    # --- one statement ---------------------------------------------------------------------

    def _card(self, statement: SavedStatement) -> Card:
        kit = self._kit
        when = day_in_words(statement.created.date(), self._kept.clock.now().date())
        by = whose(statement.author, self._kept.me)
        column = kit.col(
            kit.text(" · ".join(filter(None, (when, by))), "caption", "text_muted"),
            kit.text(statement.text, "quote"),
            kit.flow(*self._deeds_for(statement), gap=14),
            gap=4, margins=(14, 10, 12, 8),
        )  # fmt: skip
        if statement.uid == self._asking:
            column.addWidget(self._offer_card(statement))
        if answered := self._answered(statement):
            column.addSpacing(kit.theme.px(6))
            column.addWidget(answered)
        return kit.card(column)

    def _deeds_for(self, statement: SavedStatement) -> list[QPushButton]:
        deeds = self._deeds
        found = [
            self._button(
                statement, self.tr("Insert"), "arrow-elbow-down-left",
                lambda: deeds.insert(statement.text),
            ),
            self._button(
                statement, self.tr("Copy"), "copy-simple", lambda: deeds.copy(statement.text)
            ),
        ]  # fmt: skip
        if self._kept.offered is not None and statement.uid != self._asking:
            found.append(
                self._button(statement, self.tr("Offer"), "users", lambda: self._ask(statement.uid))
            )
        if self._kept.is_mine(statement) and self._kept.writable:
            found.append(
                self._button(
                    statement, self.tr("Move to bin"), "trash", lambda: self._remove(statement)
                )
            )
        return found

    def _button(
        self, statement: SavedStatement, words: str, icon: str, then: Callable[[], object]
    ) -> QPushButton:
        button = self._kit.button(words, "link", icon, then)
        button.setAccessibleDescription(statement.text)
        return button

    def _offer_card(self, statement: SavedStatement) -> QWidget:
        kit = self._kit
        said = kit.text(
            self.tr("A copy goes to Us. Your partner can read it there, and say how it arrived.")
        )
        yes = kit.button(self.tr("Offer a copy"), "", "users", lambda: self._offer(statement))
        self._yes = yes
        no = kit.button(self.tr("Not now"), "plain", "", lambda: self._ask(""))
        choices = kit.flow(yes, no, gap=6)
        return kit.card(kit.col(said, choices, gap=6, margins=(12, 8, 8, 6)), "tint")

    def _answered(self, statement: SavedStatement) -> QWidget | None:
        answers = self._kept.answers
        if answers is None:
            return None
        answer = answers.of(statement)
        mine = self._kept.is_mine(statement)
        if mine or not self._kept.writable:
            return Arrival(self._kit, statement, answer, mine=mine) if answer else None
        form, uid = ArrivalForm(self._kit, statement, answer), statement.uid
        form.answered.connect(
            lambda landing, words: self._answer(
                uid,
                lambda: answers.answer(uid, landing, words),
                self.tr("Your partner can read it. You can change it or take it back."),
            )
        )
        form.withdrawn.connect(
            lambda: self._answer(
                uid, lambda: answers.withdraw(uid), self.tr("Your answer is gone.")
            )
        )
        self._keeper.watch(uid, form, answer)
        return form

    # --- deeds -----------------------------------------------------------------------------

    def _answer(self, uid: str, deed: Callable[[], Changed], words: str) -> None:
        def told() -> Changed:
            change = deed()
            self._keeper.drop(uid)
            return change

        self._do(told, words)

    def _ask(self, uid: str) -> None:
        self._asking = uid
        self.refresh()
        (self._yes.setFocus if uid else self._focus_first)()

    def _offer(self, statement: SavedStatement) -> None:
        self._asking = ""
        self._do(lambda: self._kept.offer(statement), self.tr("A copy is in Us."))

    def _remove(self, statement: SavedStatement) -> None:
        words = self.tr("It is in the bin for 30 days.")
        if self._do(lambda: self._kept.store.delete(statement.uid), words):
            self._bin.unfold()

    def _put_back(self, uid: str) -> None:
        self._do(lambda: self._kept.store.put_back(uid))

    def _erase(self, uid: str) -> None:
        self._do(lambda: self._kept.store.erase(uid), self.tr("It is gone for good."))

    def _do(self, deed: Callable[[], Changed], words: str = "") -> bool:
        """Do something to the store, and show what came of it; says whether it worked."""
        try:
            change = deed()
        except TrustJournalError as error:
            self.failed.emit(error)
            return False
        self.refresh()
        self._focus_first()
        self.said.emit(words)
        self.changed.emit(change)
        return True
