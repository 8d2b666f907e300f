from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.find import by_name, names, press, type_into
from trustjournal.clock import Progress
from trustjournal.errors import DiskFull
from trustjournal.journal.roles import Role, role_of
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.recovery import RecoveryKey
from trustjournal.vault.vault import Session, Vault
from ui.desktop.clipboard import PrivateClipboard
from ui.lock.first_run import FirstRun
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit

SLOW = 20_000
CHOSEN = "seven quiet green boats"


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.stop()


@pytest.fixture
def first_run(
    qtbot: QtBot, kit: Kit, tasks: TaskRunner, vault: Vault, fast_kdf: KdfParameters
) -> FirstRun:
    made = FirstRun(kit=kit, tasks=tasks, vault=vault, clipboard=PrivateClipboard(), kdf=fast_kdf)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def shown(root: QWidget) -> str:
    labels = [label for label in root.findChildren(QLabel) if label.isVisibleTo(root)]
    return " ".join(label.accessibleName() for label in labels)


def asked_for(first_run: FirstRun) -> tuple[str, str]:
    """Return the name of the field for the group, and the group, read from the screen."""
    field = next(
        name
        for name in names(first_run, QLineEdit)
        if name.startswith("Group ") and by_name(first_run, name, QLineEdit).isVisible()
    )
    spoken = next(name for name in names(first_run, QLabel) if name.startswith(f"{field}: "))
    return field, spoken.partition(": ")[2].replace(" ", "")


def choose_alone(first_run: FirstRun) -> None:
    press(first_run, "Just me")
    press(first_run, "Continue")


def to_passphrase(first_run: FirstRun) -> None:
    for _ in range(3):
        press(first_run, "Continue")
    choose_alone(first_run)


def to_recovery(first_run: FirstRun, passphrase: str = CHOSEN) -> None:
    to_passphrase(first_run)
    type_into(first_run, "Passphrase", passphrase)
    type_into(first_run, "Once more", passphrase)
    press(first_run, "Continue")


def to_the_end(first_run: FirstRun) -> str:
    to_recovery(first_run)
    press(first_run, "Copy")
    key = QGuiApplication.clipboard().text()
    field, group = asked_for(first_run)
    type_into(first_run, field, group.lower())
    press(first_run, "Continue")
    return key


def key(first_run: FirstRun, *keys: Qt.Key) -> None:
    """Press keys as a person does: in whatever has the focus."""
    for one in keys:
        focus = first_run.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, one)


def tab_to(first_run: FirstRun, name: str) -> QWidget:
    for _ in range(40):
        focus = first_run.focusWidget()
        if focus is not None and focus.accessibleName() == name:
            return focus
        key(first_run, Qt.Key.Key_Tab)
    pytest.fail(f"Tab never reaches {name!r}")


def test_by_keyboard_alone(qtbot: QtBot, first_run: FirstRun, vault: Vault) -> None:
    key(first_run, Qt.Key.Key_Space)  # what this is
    key(first_run, Qt.Key.Key_Space)  # what it can't do
    key(first_run, Qt.Key.Key_Space)  # "Yes" to the first question
    assert "Talk with a trained therapist first" in shown(first_run)
    tab_to(first_run, "Continue")
    key(first_run, Qt.Key.Key_Space)
    key(first_run, Qt.Key.Key_Space)  # "Just me"
    tab_to(first_run, "Continue")
    key(first_run, Qt.Key.Key_Space)
    focus = first_run.focusWidget()
    QTest.keyClicks(focus, CHOSEN)
    key(first_run, Qt.Key.Key_Return)
    QTest.keyClicks(first_run.focusWidget(), CHOSEN)
    key(first_run, Qt.Key.Key_Return)
    assert "Your recovery key" in shown(first_run)
    field, group = asked_for(first_run)
    tab_to(first_run, field)
    QTest.keyClicks(first_run.focusWidget(), group)
    key(first_run, Qt.Key.Key_Return)
    tab_to(first_run, "Open my journal")
    with qtbot.waitSignal(first_run.created, timeout=SLOW) as caught:
        key(first_run, Qt.Key.Key_Space)
    session: Session = caught.args[0]
    session.lock()
    vault.unlock(CHOSEN).lock()


def test_the_recovery_key_opens_what_was_created(
    qtbot: QtBot, first_run: FirstRun, vault: Vault
) -> None:
    written_down = to_the_end(first_run)
    with qtbot.waitSignal(first_run.created, timeout=SLOW) as caught:
        press(first_run, "Open my journal")
    caught.args[0].lock()
    vault.unlock(written_down).lock()


def test_nothing_is_on_disk_before_the_end(qtbot: QtBot, first_run: FirstRun, vault: Vault) -> None:
    to_the_end(first_run)
    first_run.close()
    qtbot.wait(50)
    assert not vault.folder.exists()


def test_closing_while_it_is_made_leaves_nothing(
    qtbot: QtBot,
    kit: Kit,
    tasks: TaskRunner,
    vault: Vault,
    fast_kdf: KdfParameters,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, closed = threading.Event(), threading.Event()
    create = vault.create

    def slow(*given: object, progress: Progress, **named: object) -> Session:
        def wait_once(done: int, total: int) -> None:
            if done == 2:
                begun.set()
                closed.wait(10)
            progress(done, total)

        return create(*given, progress=wait_once, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(vault, "create", slow)
    first_run = FirstRun(
        kit=kit, tasks=tasks, vault=vault, clipboard=PrivateClipboard(), kdf=fast_kdf
    )
    first_run.resize(1024, 700)
    first_run.show()
    to_the_end(first_run)
    press(first_run, "Open my journal")
    assert begun.wait(10)
    with qtbot.waitSignal(first_run.destroyed):
        first_run.deleteLater()
    closed.set()
    qtbot.waitUntil(lambda: not tasks.busy, timeout=SLOW)
    assert not vault.exists()
    assert not vault.folder.exists()


def test_back_keeps_what_was_typed(first_run: FirstRun) -> None:
    to_recovery(first_run)
    key_before = asked_for(first_run)
    press(first_run, "Back")
    assert by_name(first_run, "Once more", QLineEdit).text() == CHOSEN
    press(first_run, "Continue")
    assert asked_for(first_run) == key_before
    for _ in range(5):
        press(first_run, "Back")
    assert "Back" not in names(first_run, QPushButton)
    assert "A journal for rebuilding trust" in shown(first_run)


def test_a_failure_is_explained_and_can_be_tried_again(
    qtbot: QtBot, first_run: FirstRun, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_the_end(first_run)

    def full(*_given: object, **_named: object) -> Session:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(vault, "create", full)
        press(first_run, "Open my journal")
        qtbot.waitUntil(lambda: "no room left" in shown(first_run), timeout=SLOW)
    with qtbot.waitSignal(first_run.created, timeout=SLOW) as caught:
        press(first_run, "Open my journal")
    caught.args[0].lock()


def test_where_one_stands_is_kept_if_one_says_so(qtbot: QtBot, first_run: FirstRun) -> None:
    for _ in range(3):
        press(first_run, "Continue")
    press(first_run, "Just me")
    press(first_run, "I was hurt")
    press(first_run, "Continue")
    type_into(first_run, "Passphrase", CHOSEN)
    type_into(first_run, "Once more", CHOSEN)
    press(first_run, "Continue")
    press(first_run, "Go on without a recovery key")
    press(first_run, "Continue")
    with qtbot.waitSignal(first_run.created, timeout=SLOW) as caught:
        press(first_run, "Open my journal")
    session: Session = caught.args[0]
    assert role_of(session.private) is Role.HURT
    session.lock()


class TestSafety:
    @pytest.fixture
    def questions(self, first_run: FirstRun) -> FirstRun:
        press(first_run, "Continue")
        press(first_run, "Continue")
        return first_run

    def answer(self, first_run: FirstRun, question: str, answer: str) -> None:
        button = next(
            b
            for b in first_run.findChildren(QPushButton)
            if b.accessibleName() == answer and question in b.accessibleDescription()
        )
        button.click()

    def test_yes_brings_advice_and_blocks_nobody(self, questions: FirstRun) -> None:
        for question in ("something big", "still going on", "afraid"):
            self.answer(questions, question, "Yes")
        assert "Your safety comes first" in shown(questions)
        assert "What broke trust has to stop first" in shown(questions)
        press(questions, "Continue")
        choose_alone(questions)
        assert "Once more" in shown(questions)

    def test_a_changed_answer_takes_the_advice_back(self, questions: FirstRun) -> None:
        self.answer(questions, "afraid", "Yes")
        self.answer(questions, "afraid", "I’d rather not say")
        assert "Your safety comes first" not in shown(questions)

    def test_unanswered_questions_hold_nobody_up(self, questions: FirstRun) -> None:
        assert by_name(questions, "Continue", QPushButton).isEnabled()

    def test_answers_are_not_stored(
        self, qtbot: QtBot, questions: FirstRun, vault: Vault, tmp_path: Path
    ) -> None:
        self.answer(questions, "afraid", "Yes")
        press(questions, "Continue")
        choose_alone(questions)
        type_into(questions, "Passphrase", CHOSEN)
        type_into(questions, "Once more", CHOSEN)
        press(questions, "Continue")
        field, group = asked_for(questions)
        type_into(questions, field, group)
        press(questions, "Continue")
        with qtbot.waitSignal(questions.created, timeout=SLOW) as caught:
            press(questions, "Open my journal")
        session: Session = caught.args[0]
        assert session.private.rows("SELECT * FROM state") == []
        session.lock()
        assert "preferences.json" not in {path.name for path in vault.folder.iterdir()}


class TestPassphrase:
    def test_an_empty_one_is_no_passphrase(self, first_run: FirstRun) -> None:
        to_passphrase(first_run)
        type_into(first_run, "Passphrase", "   ")
        type_into(first_run, "Once more", "   ")
        assert not by_name(first_run, "Continue", QPushButton).isEnabled()

    def test_both_must_be_the_same(self, first_run: FirstRun) -> None:
        to_passphrase(first_run)
        type_into(first_run, "Passphrase", "two chairs")
        type_into(first_run, "Once more", "two chaos")
        assert "not the same yet" in shown(first_run)
        assert not by_name(first_run, "Continue", QPushButton).isEnabled()

    def test_a_weak_one_is_told_and_allowed(self, qtbot: QtBot, first_run: FirstRun) -> None:
        to_passphrase(first_run)
        type_into(first_run, "Passphrase", "password1")
        type_into(first_run, "Once more", "password1")
        qtbot.waitUntil(lambda: "asy to guess" in shown(first_run), timeout=SLOW)
        assert "You can go on with it." in shown(first_run)
        assert by_name(first_run, "Continue", QPushButton).isEnabled()

    def test_five_words_are_suggested_and_typed_again(
        self, qtbot: QtBot, first_run: FirstRun
    ) -> None:
        to_passphrase(first_run)
        press(first_run, "Suggest five words")
        field = by_name(first_run, "Passphrase", QLineEdit)
        assert len(set(field.text().split("-"))) == 5
        assert field.echoMode() is QLineEdit.EchoMode.Normal
        assert not by_name(first_run, "Continue", QPushButton).isEnabled()
        qtbot.waitUntil(lambda: "Very hard to guess." in shown(first_run), timeout=SLOW)
        type_into(first_run, "Once more", field.text())
        assert by_name(first_run, "Continue", QPushButton).isEnabled()

    def test_it_is_said_that_nobody_can_reset_it(self, first_run: FirstRun) -> None:
        to_passphrase(first_run)
        assert "Nobody can reset this for you" in shown(first_run)


class TestRecoveryKey:
    def test_what_is_shown_is_a_whole_key(self, first_run: FirstRun) -> None:
        to_recovery(first_run)
        press(first_run, "Copy")
        copied = QGuiApplication.clipboard().text()
        assert RecoveryKey.parse(copied).text == copied
        assert " ".join(copied.split("-")[0]) in shown(first_run)

    def test_a_wrong_group_holds(self, first_run: FirstRun) -> None:
        to_recovery(first_run)
        field, group = asked_for(first_run)
        type_into(first_run, field, group[::-1] if group != group[::-1] else "00000")
        assert "Look once more" in shown(first_run)
        assert not by_name(first_run, "Continue", QPushButton).isEnabled()

    def test_lookalikes_are_taken(self, first_run: FirstRun) -> None:
        to_recovery(first_run)
        field, group = asked_for(first_run)
        type_into(first_run, field, group.replace("0", "o").replace("1", "l").lower())
        assert "That is it." in shown(first_run)

    def test_one_can_go_without(self, qtbot: QtBot, first_run: FirstRun) -> None:
        to_recovery(first_run)
        press(first_run, "Go on without a recovery key")
        assert "Settings can make a key later" in shown(first_run)
        press(first_run, "Continue")
        with qtbot.waitSignal(first_run.created, timeout=SLOW) as caught:
            press(first_run, "Open my journal")
        session: Session = caught.args[0]
        assert not session.has_recovery_key
        session.lock()

    def test_it_can_be_printed(self, first_run: FirstRun, tmp_path: Path) -> None:
        from PySide6.QtPrintSupport import QPrinter

        from ui.widgets.recovery_sheet import RecoverySheet

        to_recovery(first_run)
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        paper = tmp_path / "paper.pdf"
        printer.setOutputFileName(str(paper))
        first_run.findChildren(RecoverySheet)[0].print_to(printer)
        assert paper.read_bytes().startswith(b"%PDF")


class TestAround:
    def test_help_and_back_lose_nothing(self, first_run: FirstRun) -> None:
        to_passphrase(first_run)
        type_into(first_run, "Passphrase", CHOSEN)
        press(first_run, "Help now")
        assert "People who listen" in shown(first_run)
        key(first_run, Qt.Key.Key_Escape)
        assert by_name(first_run, "Passphrase", QLineEdit).text() == CHOSEN

    def test_a_backup_instead(self, qtbot: QtBot, first_run: FirstRun) -> None:
        with qtbot.waitSignal(first_run.restore_wanted):
            press(first_run, "I have a backup")

    def test_where_one_is_told_in_words(self, first_run: FirstRun) -> None:
        press(first_run, "Continue")
        assert "What this is, done" in shown(first_run)
        assert "What it can’t do, you are here" in shown(first_run)

    def test_a_narrow_window_counts_steps_instead(self, first_run: FirstRun) -> None:
        first_run.resize(600, 600)
        assert "Step 1 of 7" in shown(first_run)
        assert "Help now" in names(first_run, QPushButton)
        assert first_run.width() == 600
