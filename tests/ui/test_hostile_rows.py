"""Whatever a partner with a script writes into Us: it opens, and shows all that can be read."""

from __future__ import annotations

import io
import shutil
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests import hostile
from tests.fixed import FixedClock
from tests.ui.find import names, type_into
from tests.ui.screens import House, settle
from trustjournal.carry.json_file import export_to, import_from
from trustjournal.errors import DatabaseDamaged, Notice
from trustjournal.journal.boundaries import BoundaryStore
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.find import find_everywhere
from trustjournal.journal.store import EntryStore
from trustjournal.messages import explain, explain_notice
from trustjournal.vault.database import Database, DatabaseKey
from trustjournal.vault.vault import Vault
from trustjournal.vault.verify import verify
from ui.pages.base import Page
from ui.pages.boundaries import BoundariesPage
from ui.pages.boundary_tabs import Tab
from ui.pages.shut_page import ShutPage

pytestmark = pytest.mark.usefixtures("theme")

PAGES = ("today", "journal", "boundaries", "disclosure", "checkins", "settings", "help")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> hostile.World:
    return hostile.world(tmp_path_factory.mktemp("hostile") / "couple")


@contextmanager
def nothing_escapes() -> Iterator[None]:
    """Fail when an exception reaches the excepthook."""
    escaped: list[str] = []
    before = sys.excepthook

    def note(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        escaped.append("".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = note
    try:
        yield
    finally:
        sys.excepthook = before
    assert not escaped, escaped[0]


def look_around(folder: Path, passphrase: str, *, most: int = 10) -> set[str]:
    """Open Us and go everywhere in it; return the pages that were shut, and "Us" if that was."""
    shut: set[str] = set()
    with nothing_escapes():
        house = House(folder, QSize(1280, 800))
        try:
            house.unlock(passphrase)
            if "Us" not in names(house.window, QAbstractButton):
                return {"Us"}
            house.go_to("Us")
            for page in PAGES:
                house.workspace.show_page(page)
                settle(2)
                if isinstance(house.workspace.current, ShutPage):
                    shut.add(page)
            if not shut:
                search(house)
                look_into(house)
                if most:
                    open_some(house, most)
                notice = explain_notice(Notice.ROWS_UNREAD).sentence
                assert (notice in names(house.window, QLabel)) == was_left_out(house)
            house.go_to("Only me")
        finally:
            house.leave()
    return shut


def was_left_out(house: House) -> bool:
    assert house.shell.opened
    return house.shell.opened.desk.database.unread.any


def search(house: House) -> None:
    """Look for words that are there and that are not, and into what stands beside the list."""
    house.journal.focus_search()
    for words in ("readable", "the", "no JSON"):
        type_into(house.window, "Search", words)
        settle(2)
    for name in ("Filter", "Calendar", "Bin"):
        house.press(name)


def look_into(house: House) -> None:
    """See what was held before, what is to come back to, and what was offered."""
    for name in ("Past check-ins", "To come back to"):
        house.workspace.show_page("checkins")
        if name in names(house.workspace.current, QAbstractButton):
            house.press(name)
            house.press("All check-ins")
    house.workspace.show_panel(True)
    for name in ("Offered", "Learn"):
        house.press(name)
    house.workspace.show_panel(False)


def open_some(house: House, most: int) -> None:
    """Open so many entries, boundaries, requests and agreements, readable or not."""
    assert house.shell.opened
    shared = house.shell.opened.desk.database
    journal = house.journal
    for item in house.entries.newest(most).items:
        journal.open_entry(item.uid)
    house.workspace.show_page("boundaries")
    page = house.workspace.current
    assert isinstance(page, BoundariesPage)
    listed = shared.rows("SELECT kind, uid FROM things WHERE typeof(uid) = 'text'")
    acts = shared.rows("SELECT DISTINCT agreement FROM acts WHERE typeof(agreement) = 'text'")
    listed += [("agreement", uid) for (uid,) in acts]
    tabs = {"boundary": Tab.BOUNDARIES, "request": Tab.REQUESTS, "agreement": Tab.AGREEMENTS}
    for kind, tab in tabs.items():
        uids = [uid for of, uid in listed if of == kind]
        for uid in uids[:: max(1, len(uids) // most)]:
            page.open(tab, uid)
    settle()


def read_all(folder: Path, passphrase: str) -> Any:
    """Use the stores without a window: everything typed, and with words."""
    session = Vault(folder, FixedClock(), kdf_floor=hostile.FAST).unlock(passphrase)
    assert session.shared, session.shared_problem
    shared = session.shared
    store = EntryStore(shared, session.clock, Vocabulary.load(), session.person)
    try:
        for words in ("readable", "e", "the"):
            list(find_everywhere(shared, Vocabulary.load(), words))
        store.tags()
        store.versions("x")
        store.binned()
        verify(session, contents=recorded_contents)
        session.backups.make()
        written = io.BytesIO()
        report = export_to(store, written)
        texts = {item.preview for item in store.newest(1000).items}
        boundaries = BoundaryStore(shared, session.clock, session.person).all()
        return report, written.getvalue(), texts, {each.need for each in boundaries}
    finally:
        session.lock()


def take_in(written: bytes, folder: Path) -> int:
    """Import what was exported into an empty journal."""
    database = Database.create(folder, DatabaseKey.generate(), FixedClock())
    try:
        return import_from(
            EntryStore(database, FixedClock(), Vocabulary.load()), io.BytesIO(written)
        ).added
    finally:
        database.close()


def check_all_at_once(world: hostile.World, folder: Path, *, every: int, most: int) -> None:
    before, written, texts, needs = read_all(world.folder, world.passphrases[0])
    couple = folder / "couple"
    shutil.copytree(world.folder, couple)
    database = world.opened(couple)
    hostile.forge_all(database, every)
    database.close()
    report, written, texts_now, needs_now = read_all(couple, world.passphrases[0])
    assert report.unread
    assert texts_now >= texts
    assert needs_now >= needs
    assert take_in(written, folder / "other.tj") >= before.entries + before.others
    assert look_around(couple, world.passphrases[0], most=most) == set()


def test_every_hostile_cell_at_once(world: hostile.World, tmp_path: Path) -> None:
    check_all_at_once(world, tmp_path, every=40, most=3)


@pytest.mark.soak
def test_every_hostile_cell_and_every_member_at_once(world: hostile.World, tmp_path: Path) -> None:
    check_all_at_once(world, tmp_path, every=1, most=200)


@pytest.mark.soak
@pytest.mark.parametrize("cell", hostile.ALONE, ids=ascii)
def test_each_column_overwritten_alone(world: hostile.World, tmp_path: Path, cell: Any) -> None:
    for number, (table, column) in enumerate(world.columns):
        couple = tmp_path / str(number)
        shutil.copytree(world.folder, couple)
        database = world.opened(couple)
        hostile.overwrite(database, table, column, cell)
        database.close()
        shut = look_around(couple, world.passphrases[0])
        assert not shut, (table, column)
        shutil.rmtree(couple)


@pytest.mark.soak
def test_without_any_one_table(world: hostile.World, tmp_path: Path) -> None:
    for table in sorted({table for table, _ in world.columns if "_fts_" not in table}):
        couple = tmp_path / table
        shutil.copytree(world.folder, couple)
        database = world.opened(couple)
        database.execute(f"ALTER TABLE {table} RENAME TO gone")
        database.close()
        look_around(couple, world.passphrases[0], most=0)


def test_a_page_that_cannot_be_made_shuts_no_other(world: hostile.World, tmp_path: Path) -> None:
    def damaged() -> Page:
        raise DatabaseDamaged

    couple = tmp_path / "couple"
    shutil.copytree(world.folder, couple)
    with nothing_escapes():
        house = House(couple, QSize(1024, 700))
        house.unlock(world.passphrases[0])
        house.workspace._makers["checkins"] = damaged
        house.workspace.show_page("checkins")
        assert isinstance(house.workspace.current, ShutPage)
        assert explain(DatabaseDamaged()).sentence in names(house.window, QLabel)
        house.workspace.show_page("journal")
        assert house.journal.isVisible()
        house.leave()
