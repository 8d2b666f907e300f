"""One feeling: from a core to a finer word to one's own, how strong, and what belongs to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trustjournal.journal.entries import UNSAID_INTENSITY, FeltFeeling
from trustjournal.journal.feelings import Feeling, Vocabulary
from ui.widgets.feeling_details import FeelingDetails
from ui.widgets.feeling_grid import FeelingGrid
from ui.widgets.feeling_line import FeelingLine
from ui.widgets.feeling_words import CAPTION_WIDTH, OwnWord, Words
from ui.widgets.intensity import Intensity
from ui.widgets.kit import Kit


class FeelingPicker(QFrame):
    """Asks for one feeling while open; tells it in one line while folded.

    Choosing a feeling sets its strength to the visible middle of the scale, for the person to
    change: an entry's feeling cannot be without one, and a default nobody sees would be a claim.
    An own word from the vocabulary (or an alias) chooses its feeling and is still kept as typed.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, kit: Kit, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._chosen = ""
        self._before_typing = ""
        self._given: FeltFeeling | None = None
        self.setProperty("card", "raised")
        self.setAccessibleName(self.tr("Feeling"))
        self._build_parts(kit)
        self._line = FeelingLine(kit, vocabulary)
        self._form = self._build_form(kit)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._line)
        inside.addWidget(self._form)
        self._line.change_wanted.connect(self.unfold)
        self._show_choice()
        self._set_folded(False)

    def _build_parts(self, kit: Kit) -> None:
        self._grid = FeelingGrid(kit, self._vocabulary)
        self._grid.chosen.connect(self._core_chosen)
        self._own = OwnWord(kit, self._vocabulary)
        self._finer = Words(kit, self.tr("Closer to"), self._grid.last, self._own)
        self._finer.chosen.connect(self._finer_chosen)
        self._own.typed.connect(self._typed)
        self._own.finished.connect(self.fold)
        self._intensity = Intensity(kit)
        self._intensity.valueChanged.connect(self._intensity_changed)
        self._details = FeelingDetails(kit)
        self._details.changed.connect(self.changed)
        self._fold_button = kit.button(self.tr("Fold"), "plain", "caret-up", self.fold)
        self._remove_button = kit.button(self.tr("Remove"), "plain", "", self.removed.emit)
        self._remove_button.setAccessibleName(self.tr("Remove this feeling"))
        self._remove_button.hide()

    def _build_form(self, kit: Kit) -> QWidget:
        question = kit.text(self.tr("What do I feel?"), "label", wrap=False)
        strong = kit.text(self.tr("How strong"), "caption", "text_muted", wrap=False)
        strong.setMinimumWidth(kit.theme.px(CAPTION_WIDTH))
        self._strong = kit.flow(strong, self._intensity, gap=6)
        return kit.wrap(
            kit.col(
                kit.row(question, None, self._remove_button, self._fold_button, gap=4),
                self._grid,
                2,
                self._finer,
                self._strong,
                self._details,
                gap=6,
                margins=(16, 8, 16, 10),
            )
        )

    # --- what is chosen --------------------------------------------------------------------

    def value(self) -> FeltFeeling | None:
        """Return the feeling, None while there is neither a chosen word nor an own one."""
        word, near = self._word_and_near()
        if not word:
            return None
        strength = self._intensity.value()
        return FeltFeeling(
            feeling=word,
            intensity=UNSAID_INTENSITY if strength is None else strength,
            body=self._details.body,
            about=self._details.about,
            underneath=self._details.underneath,
            near=near,
        )

    def set_value(self, felt: FeltFeeling | None) -> None:
        """Show a feeling, folded; or the open, empty question for None. Emits nothing."""
        self._given = felt
        filed = self._filed(felt)
        self._chosen = self._before_typing = filed.id if filed else ""
        by_id = felt is not None and filed is not None and filed.id == felt.feeling
        self._own.set_word("" if by_id or felt is None else felt.feeling)
        blocked = self._intensity.blockSignals(True)
        self._intensity.set_value(felt.intensity if felt else None)
        self._intensity.blockSignals(blocked)
        self._details.set_texts(*((felt.body, felt.about, felt.underneath) if felt else ("",) * 3))
        self._show_choice()
        self._set_folded(felt is not None)

    def _filed(self, felt: FeltFeeling | None) -> Feeling | None:
        """The vocabulary's feeling that a given one is shown under."""
        if felt is None:
            return None
        known = self._vocabulary.find(felt.feeling)
        if known is not None and known.id == felt.feeling:
            return known
        return self._vocabulary.find(felt.near or "") or known

    def _word_and_near(self) -> tuple[str, str | None]:
        own, given = self._own.word(), self._given
        if given is not None and self._is_still(given, own):
            return given.feeling, given.near
        if not own:
            return self._chosen, None
        found = self._vocabulary.find(own)
        if found is not None and own.casefold() == found.label.casefold():
            return found.id, None
        meant = found is not None and found.id == self._chosen
        return own, None if meant else self._chosen or None

    def _is_still(self, given: FeltFeeling, own: str) -> bool:
        """Whether nothing but the strength or the details of what was given has been changed."""
        filed = self._filed(given)
        if self._chosen != (filed.id if filed else ""):
            return False
        return own == given.feeling or (not own and self._chosen == given.feeling)

    # --- while it is asked -----------------------------------------------------------------

    def fold(self) -> None:
        """Show the one line instead of the form; the focus stays in the picker if it was there."""
        # Of the window: a part's own `focusWidget` also names what had the focus long ago.
        focused = self._form.isAncestorOf(self.window().focusWidget())
        self._settle_own_word()
        self._set_folded(True)
        if focused:
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def unfold(self) -> None:
        """Show the form again, with the focus on the chosen core."""
        self._set_folded(False)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def folded(self) -> bool:
        """Whether only the line is shown."""
        return self._form.isHidden()

    def set_removable(self, removable: bool) -> None:
        """Offer "Remove" in the open form, or not."""
        self._remove_button.setVisible(removable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape folds a feeling that is chosen."""
        if event.key() == Qt.Key.Key_Escape and not self.folded and self.value() is not None:
            self.fold()
            return
        super().keyPressEvent(event)

    def _set_folded(self, folded: bool) -> None:
        self._line.show_feeling(self.value())
        self._line.setVisible(folded)
        self._form.setVisible(not folded)
        self.setFocusProxy(self._line if folded else self._grid)

    def _core_chosen(self, core: str) -> None:
        self._choose(core)

    def _finer_chosen(self, finer: str) -> None:
        self._choose(finer or self._grid.core())

    def _choose(self, feeling: str) -> None:
        self._chosen = self._before_typing = feeling
        named = self._vocabulary.find(self._own.word())
        if named is not None and named.id != feeling:
            # The typed word was a way to another choice; left, it would contradict this one.
            self._own.set_word("")
        self._after_choice()

    def _typed(self, word: str) -> None:
        found = self._vocabulary.find(word) if word else None
        self._chosen = found.id if found else self._before_typing
        self._details.ask(self._vocabulary.part_story(word) if word else None, self._vocabulary)
        self._after_choice()

    def _settle_own_word(self) -> None:
        found = self._vocabulary.find(self._own.word())
        if found is not None and self._word_and_near() == (found.id, None):
            self._before_typing = found.id
            self._own.set_word("")

    def _after_choice(self) -> None:
        self._show_choice()
        if self._intensity.value() is None and self.value() is not None:
            self._intensity.set_value(UNSAID_INTENSITY)
            return  # its own signal has told the change
        self.changed.emit()

    def _intensity_changed(self, strength: int | None) -> None:
        if strength is None and self.value() is not None:
            # Cleared while a feeling is chosen: back to the middle, where everybody can see it.
            self._intensity.set_value(UNSAID_INTENSITY)
            return
        self.changed.emit()

    def _show_choice(self) -> None:
        core = self._vocabulary.core_of(self._chosen) if self._chosen else None
        self._grid.set_core(core.id if core else "")
        below = self._vocabulary.below(core.id) if core else []
        self._finer.offer([(each.id, each.label) for each in below], self._chosen)
        self._intensity.set_core(core.id if core else "")
        some = self.value() is not None
        # Nothing is asked about a feeling before there is one: the grid alone is a calm question.
        for part in (self._strong, self._details, self._fold_button):
            part.setVisible(some)
