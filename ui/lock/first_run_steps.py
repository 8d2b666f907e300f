"""The steps of the first run that need no key: what this is, its limits, safety, passphrase."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ui.lock.first_run_step import Step
from ui.pages.help_sections import hanging
from ui.tasks import TaskRunner
from ui.widgets.announce import announce
from ui.widgets.flow import Flow
from ui.widgets.kit import Kit
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.strength_meter import StrengthMeter


class ReadingStep(Step):
    """Something to read: paragraphs, a list, a closing line."""

    def __init__(self, kit: Kit, words: dict[str, Any]) -> None:
        super().__init__(kit, words["name"], words["title"], words["lead"])
        for paragraph in words.get("paragraphs", ()):
            self.put(kit.text(paragraph), 8)
        for item in words.get("items", ()):
            self.put(hanging(kit, "–", item), 2)
        if closing := words.get("closing"):
            self.put(8, kit.text(closing, "ui", "text_muted"))
        self._onward = words.get("begin", "")

    @property
    def onward(self) -> str:
        """The words on the button that goes on."""
        return self._onward or super().onward


class SafetyStep(Step):
    """Three questions whose answers live only on the screen; nobody is kept from going on."""

    def __init__(self, kit: Kit, words: dict[str, Any]) -> None:
        super().__init__(kit, words["name"], words["title"], words["lead"])
        self._words = words
        self._yes: dict[str, bool | None] = {}
        self._first: QPushButton | None = None
        for question in words["question"]:
            self._yes[question["id"]] = None
            self.put(self._question(question), 16)
        self._all_clear = kit.text(words["all_clear"], "ui", "text_muted")
        self._all_clear.hide()
        self.put(self._all_clear)

    def entered(self) -> bool:
        """Start at the first question."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._first is not None

    def _question(self, question: dict[str, str]) -> QWidget:
        kit = self._kit
        advice = kit.notice(question["title"], question["advice"], "lifebuoy")
        advice.hide()
        answers = Flow(kit.theme.px(6))
        answers.setAccessibleName(question["ask"])
        group = QButtonGroup(answers)
        for key in ("yes", "no", "rather_not"):
            button = kit.button(self._words[key], "word", checkable=True)
            button.setAccessibleDescription(question["ask"])
            button.setAutoExclusive(True)  # told as one of several; the group does the rest
            button.toggled.connect(
                lambda on, k=key: self._answered(question["id"], advice, k) if on else None
            )
            group.addButton(button)
            answers.add(button)
            self._first = self._first or button
        return kit.wrap(kit.col(kit.text(question["ask"], "ui_strong"), answers, advice, gap=6))

    def _answered(self, name: str, advice: QWidget, key: str) -> None:
        self._yes[name] = key == "yes"
        advice.setVisible(key == "yes")
        if key == "yes":
            announce(advice, advice.accessibleName())
        answered = None not in self._yes.values()
        self._all_clear.setVisible(answered and not any(self._yes.values()))


class PassphraseStep(Step):
    """A passphrase typed twice; a weak one is told plainly and allowed, an empty one is not."""

    def __init__(self, kit: Kit, tasks: TaskRunner, words: dict[str, Any]) -> None:
        super().__init__(kit, words["name"], words["title"], words["lead"])
        self._words = words
        self._first = PassphraseField(kit, words["label"])
        self._again = PassphraseField(kit, words["again"])
        self._meter = StrengthMeter(kit, tasks)
        self._weak = kit.text(words["weak_is_allowed"], "caption", "text_muted")
        self._hint = kit.text(words["avoid"], "caption", "text_muted")
        self._same = kit.text("", "caption", "text_muted")
        self._suggested = ""
        self._weak.hide()
        self._meter.judged.connect(lambda weak: self._weak.setVisible(weak))
        for field in (self._first, self._again):
            field.edited.connect(self._typed)
        self._first.submitted.connect(self._again.focus)
        self._again.submitted.connect(self.go_on)
        self._build()

    def _build(self) -> None:
        kit, words = self._kit, self._words
        suggest = kit.button(words["suggest"], "link", "dice-five", self._suggest)
        suggest.setAccessibleDescription(words["suggest_hint"])
        label = kit.text(words["label"], "label", wrap=False)
        label.setBuddy(self._first)
        self.put(
            kit.row(label, None, suggest),
            self._first,
            2,
            self._meter,
            self._weak,
            self._hint,
            10,
            kit.field(words["again"], self._again),
            self._same,
            12,
            kit.notice(words["nobody_title"], words["nobody"], "key"),
        )

    @property
    def passphrase(self) -> str:
        """What was chosen."""
        return self._first.text()

    @property
    def ready(self) -> bool:
        """Whether there is a passphrase and it was typed twice."""
        return bool(self.passphrase.strip()) and self.passphrase == self._again.text()

    def entered(self) -> bool:
        """Start at the field."""
        self._first.focus()
        return True

    def forget(self) -> None:
        """Drop what was typed."""
        self._first.clear()
        self._again.clear()

    def _suggest(self) -> None:
        from trustjournal.passphrases import load_words, suggest

        self._again.clear()
        self._suggested = suggest(load_words())
        self._first.set_text(self._suggested)
        self._first.reveal(True)
        self._hint.say(self._words["suggest_hint"])
        self._again.focus()

    def _typed(self) -> None:
        self._meter.judge(self.passphrase)
        # The advice for choosing makes room for what is said about the choice.
        self._hint.setVisible(not self.passphrase or self._suggested == self.passphrase)
        again = self._again.text()
        said = ""
        if again and self.ready:
            said = self._words["same"]
        elif again and not self.passphrase.startswith(again):
            said = self._words["differs"]
        if said != self._same.accessibleName():
            announce(self._same, said)
        self._same.say(said)
        self.readiness_changed.emit()
