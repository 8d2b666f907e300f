from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE, FixedClock
from tests.ui.find import by_name, names, press, type_into
from trustjournal.errors import WrongPassphrase
from trustjournal.journal.boundaries import BoundaryStore
from trustjournal.journal.entries import Changed, Entry, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.preferences import PreferencesFile
from trustjournal.vault.vault import Session, Vault
from ui.desktop.clipboard import PrivateClipboard
from ui.pages.settings import SettingsPage
from ui.remembering import Remembering
from ui.shortcuts import refusal
from ui.tasks import TaskRunner
from ui.widgets.keys_field import KeysField
from ui.widgets.kit import Kit

SLOW = 20_000


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.stop()


@pytest.fixture
def entries(session: Session, clock: FixedClock, vocabulary: Vocabulary) -> EntryStore:
    store = EntryStore(session.private, clock, vocabulary)
    store.save(Entry.new(clock, Kind.FREE).edited(text="The kitchen was quiet."))
    return store


@pytest.fixture
def file(tmp_path: Path) -> PreferencesFile:
    return PreferencesFile(tmp_path / "journal")


@pytest.fixture
def page(
    qtbot: QtBot,
    kit: Kit,
    tasks: TaskRunner,
    session: Session,
    entries: EntryStore,
    file: PreferencesFile,
) -> SettingsPage:
    made = SettingsPage(
        kit=kit,
        tasks=tasks,
        session=session,
        entries=entries,
        preferences=file,
        clipboard=PrivateClipboard(),
        remembering=Remembering(file, lambda: None),
    )
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    made.entered()
    return made


def shown(page: SettingsPage) -> str:
    labels = [label for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    return " ".join(label.accessibleName() for label in labels)


def choose(page: SettingsPage, path: Path) -> None:
    """Answer the open file dialog."""
    dialog = page.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(path))
    dialog.close()


def wait_for(qtbot: QtBot, page: SettingsPage, words: str) -> None:
    qtbot.waitUntil(lambda: words in shown(page), timeout=SLOW)


class TestPreferences:
    @pytest.mark.parametrize(
        ("button", "field", "value"),
        [
            ("10 min", "auto_lock_minutes", 10),
            ("Dark", "scheme", "dark"),
            ("175 %", "text_percent", 175),
        ],
    )
    def test_a_choice_is_saved_and_told(
        self,
        qtbot: QtBot,
        page: SettingsPage,
        file: PreferencesFile,
        button: str,
        field: str,
        value: object,
    ) -> None:
        with qtbot.waitSignal(page.preferences_changed) as caught:
            press(page, button)
        assert getattr(caught.args[0], field) == value
        assert getattr(file.load(), field) == value

    def test_the_page_tells_where_it_is(self, qtbot: QtBot, page: SettingsPage, kit: Kit) -> None:
        button = by_name(page, "175 %", QPushButton)
        button.setFocus()
        place = page.place()
        by_name(page, "Check now", QPushButton).setFocus()
        page.return_to(json.loads(json.dumps(place)))
        assert page.focusWidget() is button

    def test_new_keys_for_hiding(
        self, qtbot: QtBot, page: SettingsPage, file: PreferencesFile
    ) -> None:
        edit = by_name(page, "Quick hide", KeysField)
        with qtbot.waitSignal(page.preferences_changed):
            QTest.keyClick(
                edit,
                Qt.Key.Key_K,
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
            )
        assert file.load().quick_hide_keys == "Ctrl+Alt+K"
        with qtbot.waitSignal(page.preferences_changed):
            press(page, "Use the usual keys")
        assert file.load().quick_hide_keys == "Ctrl+Shift+H"

    def test_keys_that_are_taken_are_refused(
        self, qtbot: QtBot, page: SettingsPage, file: PreferencesFile
    ) -> None:
        edit = by_name(page, "Quick hide", KeysField)
        QTest.keyClick(edit, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        wait_for(qtbot, page, "uses these keys for something else")
        assert edit.keySequence() == QKeySequence("Ctrl+Shift+H")
        assert file.load().quick_hide_keys == "Ctrl+Shift+H"

    def test_tab_leaves_the_key_field(self, page: SettingsPage) -> None:
        edit = by_name(page, "Quick hide", KeysField)
        edit.setFocus()
        focus = page.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        after = page.focusWidget()
        assert after is not None
        assert after.accessibleName() == "Use the usual keys"
        assert edit.keySequence() == QKeySequence("Ctrl+Shift+H")

    @pytest.mark.parametrize("keys", ["Ctrl+L", "F2", "Ctrl+C", "H", "Shift+H", "Ctrl+,", ""])
    def test_refused(self, qapp: object, keys: str) -> None:
        assert refusal(QKeySequence(keys))

    @pytest.mark.parametrize("keys", ["Ctrl+Shift+H", "F9", "Ctrl+Alt+K", "Pause", "Meta+H"])
    def test_allowed(self, qapp: object, keys: str) -> None:
        assert refusal(QKeySequence(keys)) == ""


class TestPassphrase:
    def fill(self, page: SettingsPage, current: str, new: str, again: str) -> None:
        press(page, "Change the passphrase…")
        type_into(page, "Current passphrase", current)
        type_into(page, "New passphrase", new)
        type_into(page, "New passphrase once more", again)
        press(page, "Change the passphrase")

    def test_changes(
        self, qtbot: QtBot, page: SettingsPage, session: Session, vault: Vault
    ) -> None:
        self.fill(page, PASSPHRASE, "two chairs by the sea", "two chairs by the sea")
        wait_for(qtbot, page, "Changed.")
        assert "Current passphrase" not in names(page)
        session.lock()
        with pytest.raises(WrongPassphrase):
            vault.unlock(PASSPHRASE)
        vault.unlock("two chairs by the sea").lock()

    def test_a_wrong_present_one_changes_nothing(
        self, qtbot: QtBot, page: SettingsPage, session: Session
    ) -> None:
        self.fill(page, "not this", "two chairs", "two chairs")
        wait_for(qtbot, page, "does not open")
        assert session.check_passphrase(PASSPHRASE)
        assert by_name(page, "Change the passphrase", QPushButton).isEnabled()

    @pytest.mark.parametrize(("new", "again"), [("two chairs", "two char"), ("  ", "  ")])
    def test_two_different_or_empty_ones_start_nothing(
        self, page: SettingsPage, tasks: TaskRunner, session: Session, new: str, again: str
    ) -> None:
        self.fill(page, PASSPHRASE, new, again)
        assert "not the same yet" in shown(page) or "is empty" in shown(page)
        assert session.check_passphrase(PASSPHRASE)

    def test_leaving_it_forgets_what_was_typed(self, page: SettingsPage) -> None:
        press(page, "Change the passphrase…")
        type_into(page, "Current passphrase", PASSPHRASE)
        press(page, "Leave it as it is")
        press(page, "Change the passphrase…")
        fields = page.findChildren(QLineEdit, options=Qt.FindChildOption.FindChildrenRecursively)
        assert all(field.text() != PASSPHRASE for field in fields)


class TestRecoveryKey:
    def test_a_new_key_opens_the_journal(
        self, qtbot: QtBot, page: SettingsPage, session: Session, vault: Vault
    ) -> None:
        press(page, "Make a recovery key…")
        type_into(page, "Your passphrase", PASSPHRASE)
        press(page, "Make it")
        wait_for(qtbot, page, "It is shown only here and now.")
        press(page, "Copy")
        key = QGuiApplication.clipboard().text()
        assert len(key.split("-")) == 8
        press(page, "I have kept it")
        assert key.split("-")[0] not in shown(page)
        session.lock()
        vault.unlock(key).lock()

    def test_a_wrong_passphrase_makes_none(self, qtbot: QtBot, page: SettingsPage) -> None:
        press(page, "Make a recovery key…")
        type_into(page, "Your passphrase", "not this")
        press(page, "Make it")
        wait_for(qtbot, page, "does not open")


class TestBackups:
    def test_back_up_now(self, qtbot: QtBot, page: SettingsPage, session: Session) -> None:
        assert "There is no backup yet." in shown(page)
        press(page, "Back up now")
        wait_for(qtbot, page, "Backed up and checked")
        assert len(session.backups.all()) == 1
        wait_for(qtbot, page, "14 March 2026")

    def test_a_second_folder(
        self, qtbot: QtBot, page: SettingsPage, session: Session, tmp_path: Path
    ) -> None:
        stick = tmp_path / "stick"
        stick.mkdir()
        press(page, "Choose a second folder…")
        choose(page, stick)
        wait_for(qtbot, page, "copied there too")
        press(page, "Back up now")
        wait_for(qtbot, page, "Backed up and checked")
        assert len(list(stick.iterdir())) == 1
        press(page, "Stop copying")
        wait_for(qtbot, page, "Copying has ended.")
        assert session.backups.second_folder is None

    def test_a_file_of_ones_own(
        self, qtbot: QtBot, page: SettingsPage, tmp_path: Path, vault_at: object
    ) -> None:
        target = tmp_path / "kept.tjbackup"
        press(page, "Save a backup file…")
        choose(page, target)
        wait_for(qtbot, page, "Saved and checked.")
        assert target.is_file()

    def test_a_folder_that_cannot_be_written_is_explained(
        self, qtbot: QtBot, page: SettingsPage, tmp_path: Path
    ) -> None:
        press(page, "Save a backup file…")
        choose(page, tmp_path / "nowhere" / "kept.tjbackup")
        wait_for(qtbot, page, "cannot be written to")

    def test_restoring_is_done_with_the_journal_locked(
        self, qtbot: QtBot, page: SettingsPage
    ) -> None:
        with qtbot.waitSignal(page.restore_wanted):
            press(page, "Lock and restore from a backup…")


class TestCarrying:
    def test_out_and_in(self, qtbot: QtBot, page: SettingsPage, tmp_path: Path) -> None:
        target = tmp_path / "entries.json"
        press(page, "Export…")
        choose(page, target)
        wait_for(qtbot, page, "Entries exported: 1.")
        assert "The kitchen was quiet." in target.read_text(encoding="utf-8")
        with qtbot.waitSignal(page.changed, timeout=SLOW) as caught:
            press(page, "Import…")
            choose(page, target)
        assert isinstance(caught.args[0], Changed)
        wait_for(qtbot, page, "Here already: 1.")

    def test_boundaries_and_the_rest_go_along(
        self, qtbot: QtBot, page: SettingsPage, session: Session, tmp_path: Path
    ) -> None:
        store = BoundaryStore(session.private, session.clock)
        store.save(store.new(i_will="I leave the room."))
        target = tmp_path / "all.json"
        press(page, "Export…")
        choose(page, target)
        wait_for(qtbot, page, "Boundaries, agreements and the rest: 1.")
        content = json.loads(target.read_text(encoding="utf-8"))
        content["boundaries"][0]["id"] = "another"
        target.write_text(json.dumps(content), encoding="utf-8")
        with qtbot.waitSignal(page.changed, timeout=SLOW) as caught:
            press(page, "Import…")
            choose(page, target)
        assert "boundary" in caught.args[0].kinds
        assert len(store.all()) == 2

    def test_a_bad_file_is_explained_and_nothing_comes_in(
        self, qtbot: QtBot, page: SettingsPage, entries: EntryStore, tmp_path: Path
    ) -> None:
        target = tmp_path / "entries.json"
        target.write_text('{"format": "trustjournal", "version": 1, "entries": [{}]}')
        press(page, "Import…")
        choose(page, target)
        wait_for(qtbot, page, "Nothing was imported.")
        assert entries.count() == 1

    def test_it_says_that_anybody_can_read_the_file(self, page: SettingsPage) -> None:
        assert "not encrypted" in shown(page)


class TestChecking:
    def test_a_sound_journal(self, qtbot: QtBot, page: SettingsPage) -> None:
        press(page, "Check now")
        wait_for(qtbot, page, "Everything is as it was last saved.")

    def test_an_entry_that_was_changed_behind_its_back(
        self, qtbot: QtBot, page: SettingsPage, session: Session
    ) -> None:
        session.private.execute("UPDATE entries SET text = 'Never written.'")
        press(page, "Check now")
        wait_for(qtbot, page, "is not as it was last saved")
        assert "Never written." not in shown(page)


def test_every_control_has_a_name(page: SettingsPage) -> None:
    controls = [
        w
        for kind in (QAbstractButton, QLineEdit)
        for w in page.findChildren(kind)
        if w.isVisibleTo(page) and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert controls
    unnamed = [w for w in controls if not w.accessibleName()]
    assert [type(w.parentWidget()).__name__ for w in unnamed] in ([], ["OneShortcutEdit"])
