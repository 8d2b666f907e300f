"""The words of an agreement's versions: what changed, the full text, and each version before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from trustjournal.journal.agreement_view import Version, VersionState
from trustjournal.journal.agreements import Terms
from trustjournal.journal.practice_words import area_label
from trustjournal.journal.word_diff import word_diff
from ui.widgets.days import short_day
from ui.widgets.emptied import emptied
from ui.widgets.kit import Kit
from ui.widgets.rule_words import rules_text
from ui.widgets.word_changes import WordChanges

translate = QCoreApplication.translate
CHANGES = 0
"""The id of the chip that shows what changed; the others have their version's number."""


class TermsCard(QWidget):
    """A raised card; chips choose what it shows once there is more than one version."""

    shown = Signal(int)
    """Another version is shown: its number."""

    def __init__(self, kit: Kit, versions: Sequence[Version], first: Version, today: date) -> None:
        """`first` is the version that is shown at the beginning."""
        super().__init__()
        self._kit = kit
        self._versions = {version.number: version for version in versions}
        self._first = first
        self._before = _compared_with(versions, first)
        self._today = today
        self._group = QButtonGroup(self)
        self._key = kit.text("", "caption", "text_muted")
        self._room = kit.col(gap=8)
        column = kit.col(gap=10, margins=(20, 16, 20, 18))
        if len(versions) > 1:
            chips = kit.flow(*self._chips(), gap=6)
            chips.setAccessibleName(self.tr("Versions"))
            column.addWidget(chips)
        column.addWidget(self._key)
        column.addLayout(self._room)
        self.setLayout(kit.col(kit.card(column), gap=0))
        self.show_at(CHANGES if self._before else first.number)

    def _chips(self) -> list[QPushButton]:
        chips = [self._chip(self.tr("What changed"), CHANGES)] if self._before else []
        chips.append(self._chip(self.tr("Full text"), self._first.number))
        for number in sorted(self._versions, reverse=True):
            if number != self._first.number:
                chips.append(self._chip(self.tr("Version {n}").format(n=number), number))
        return chips

    def _chip(self, words: str, number: int) -> QPushButton:
        chip = self._kit.button(words, "word", "", lambda: self._chosen(number), checkable=True)
        chip.setAutoExclusive(True)  # told as one of several; the group does the rest
        self._group.addButton(chip, number)
        return chip

    def _chosen(self, number: int) -> None:
        self.show_at(number)
        self.shown.emit(number or self._first.number)

    def show_at(self, number: int) -> None:
        """Show a version, or what changed (`CHANGES`)."""
        chip = self._group.button(number)
        if chip is not None:
            chip.setChecked(True)
        emptied(self._room)
        if number == CHANGES and self._before is not None:
            self._show_changes(self._before)
        else:
            self._show_terms(self._versions[number])

    def _show_changes(self, before: Version) -> None:
        told = self.tr("Struck out: was in version {n}. Underlined: new.").format(n=before.number)
        self._say(told)
        was, now = (dict(terms_fields(v.terms, self._today)) for v in (before, self._first))
        for label in now | was:
            before_words, words = was.get(label, ""), now.get(label, "")
            if not label or before_words != words:
                pieces = word_diff(before_words, words)
                self._add(label, WordChanges(self._kit, pieces, "body" if not label else "ui"))

    def _show_terms(self, version: Version) -> None:
        newest = version is self._first
        self._say("" if newest and len(self._versions) == 1 else _about(version, self._today))
        for label, words in terms_fields(version.terms, self._today, whole=False):
            self._add(label, self._kit.text(words, "body" if not label else "ui"))

    def _say(self, words: str) -> None:
        self._key.say(words)
        self._key.setVisible(bool(words))

    def _add(self, label: str, words: QWidget) -> None:
        kit = self._kit
        piece: QWidget = words
        if label:
            caption = kit.text(label, "label", "text_muted", wrap=False)
            piece = kit.wrap(kit.col(caption, words, gap=0))
        self._room.addWidget(piece)
        piece.show()


def terms_fields(terms: Terms, today: date, *, whole: bool = True) -> list[tuple[str, str]]:
    """Return the labels with what terms say, in order; the text itself has the label "".

    Without `whole` its name and area are left out: they stand above.
    """
    both = translate("TermsCard", "Both of us") if terms.mutual else ""
    days = [short_day(day, today) if day else "" for day in (terms.start, terms.review_on)]
    fields = [
        ("", terms.text or rules_text(terms.rules)),
        (translate("TermsCard", "Name"), terms.title if whole else ""),
        (translate("TermsCard", "For whom, and where"), _joined(both, terms.scope)),
        (translate("TermsCard", "Except"), terms.exceptions),
        (
            translate("TermsCard", "What it is about"),
            area_label(terms.area) if terms.area and whole else "",
        ),
        (translate("TermsCard", "From"), days[0]),
        (translate("TermsCard", "We look at it again"), days[1]),
    ]
    return [(label, words) for label, words in fields if words.strip()]


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part.strip())


def _compared_with(versions: Sequence[Version], shown: Version) -> Version | None:
    """The version that `shown` is best compared with: the last agreed one before it, else the
    last one."""
    before = [version for version in versions if version.number < shown.number]
    held = [v for v in before if v.state in (VersionState.AGREED, VersionState.EARLIER)]
    best = held or before
    return best[-1] if best else None


def _about(version: Version, today: date) -> str:
    from trustjournal import texts

    state = str(texts.load("agreements")["version_state"][version.state.value])
    day = short_day(version.written_at.date(), today)
    said = translate("TermsCard", "Version {n}, written on {day}. {state}.")
    return said.format(n=version.number, day=day, state=state)
