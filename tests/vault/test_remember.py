"""What a keyring may do, and what it cannot: stand-ins here, a real Secret Service at the end."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import OTHER_PASSPHRASE, PASSPHRASE
from tests.vault.helpers import present, put, texts
from trustjournal.errors import (
    DiskFull,
    KeyringUnavailable,
    NotRemembered,
    RememberAlone,
    WrongPassphrase,
)
from trustjournal.vault import remember
from trustjournal.vault.backup import restore
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.keyfile import KeyFile
from trustjournal.vault.remember import SERVICE, Remembered
from trustjournal.vault.remembered import RememberedSecret
from trustjournal.vault.session import Session
from trustjournal.vault.vault import Vault

ROOT = Path(__file__).parents[2]


class Held:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.secrets[service, username]


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def remembered(held: Held) -> Remembered:
    return Remembered(lambda: held)


@pytest.fixture
def kept(session: Session, remembered: Remembered) -> Session:
    """A journal with three entries that the keyring opens; it is open."""
    put(session.private, 3)
    remembered.turn_on(session, PASSPHRASE)
    return session


def slots(session: Session) -> int:
    return len(KeyFile.from_bytes(
        (session.folder / "keys.json").read_bytes(), session._keys.file.kdf
    ).slots)  # fmt: skip


def test_the_keyring_opens_the_journal_and_the_passphrase_still_does(
    kept: Session, remembered: Remembered, held: Held, vault: Vault
) -> None:
    assert remembered.available()
    assert remembered.is_on(kept)
    ((where, secret),) = held.secrets.items()
    assert where == (SERVICE, kept.install_id)
    assert len(secret) == 64
    kept.lock()
    again = remembered.unlock(vault)
    assert present(again.private) == texts(3)
    again.change_passphrase(PASSPHRASE, "new lamp")
    again.lock()
    remembered.unlock(vault).lock()
    vault.unlock("new lamp").lock()


def test_no_slow_derivation_and_no_passphrase_in_the_keyring(
    kept: Session, remembered: Remembered, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.lock()
    monkeypatch.setattr(KdfParameters, "root", lambda *_: pytest.fail("derived a passphrase"))
    remembered.unlock(vault).lock()


def test_turning_off(kept: Session, remembered: Remembered, held: Held, vault: Vault) -> None:
    with_slot = slots(kept)
    stolen = dict(held.secrets)
    remembered.turn_off(kept)
    assert not remembered.is_on(kept)
    assert held.secrets == {}
    assert slots(kept) == with_slot - 1
    kept.lock()
    held.secrets = stolen
    with pytest.raises(NotRemembered):
        remembered.unlock(vault)
    vault.unlock(PASSPHRASE).lock()


def test_turning_on_again_leaves_one_slot(kept: Session, remembered: Remembered) -> None:
    before = slots(kept)
    remembered.turn_on(kept, PASSPHRASE)
    assert slots(kept) == before


def test_it_wants_the_passphrase(session: Session, remembered: Remembered, held: Held) -> None:
    with pytest.raises(WrongPassphrase):
        remembered.turn_on(session, "not it")
    assert (held.secrets, remembered.is_on(session)) == ({}, False)


def test_never_for_two(
    kept: Session, remembered: Remembered, held: Held, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remember, "system_keyring", lambda: held)
    stolen = dict(held.secrets)
    kept.add_person(OTHER_PASSPHRASE, None)
    assert (held.secrets, remembered.is_on(kept)) == ({}, False)
    with pytest.raises(RememberAlone):
        remembered.turn_on(kept, PASSPHRASE)
    secret = RememberedSecret(bytes.fromhex(next(iter(stolen.values()))))
    kept.remember_by(secret)  # as a changed app might
    kept.lock()
    with pytest.raises(WrongPassphrase):
        vault.unlock(secret)
    held.secrets = stolen
    with pytest.raises(NotRemembered):
        remembered.unlock(vault)


def test_a_backup_is_not_opened_by_it(
    kept: Session, held: Held, remembered: Remembered, tmp_path: Path, fast_kdf: KdfParameters,
    vault_at: Callable[[Path], Vault],
) -> None:  # fmt: skip
    bundle = kept.backups.make()
    inside = KeyFile.from_bytes(zipfile.ZipFile(bundle).read("keys.json"), fast_kdf)
    assert len(inside.slots) == slots(kept) - 1
    new = tmp_path / "new"
    restore(bundle, new, PASSPHRASE, kept.clock, kdf_floor=fast_kdf)
    with pytest.raises(NotRemembered):
        remembered.unlock(vault_at(new))
    again = vault_at(new).unlock(PASSPHRASE)
    assert not remembered.is_on(again)
    again.lock()


def test_without_room_nothing_is_left_in_the_keyring(
    session: Session, remembered: Remembered, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr("trustjournal.vault.openkeys.write_keys", full)
        with pytest.raises(DiskFull):
            remembered.turn_on(session, PASSPHRASE)
    assert (held.secrets, remembered.is_on(session)) == ({}, False)


@pytest.mark.parametrize(
    "answer", [None, "", "x" * 64, "00" * 32, "00" * 33, 7, b"00" * 32, ["00" * 32]]
)
def test_whatever_a_keyring_answers_opens_nothing_wrong(
    kept: Session, remembered: Remembered, held: Held, vault: Vault, answer: object
) -> None:
    kept.lock()
    held.secrets[SERVICE, kept.install_id] = answer  # type: ignore[assignment]
    with pytest.raises(NotRemembered):
        remembered.unlock(vault)
    vault.unlock(PASSPHRASE).lock()


@pytest.mark.parametrize("failing", ["get_password", "set_password", "delete_password"])
def test_a_keyring_that_fails_tells_nothing(
    session: Session, held: Held, failing: str, monkeypatch: pytest.MonkeyPatch, vault: Vault
) -> None:
    def fail(*given: object) -> None:
        raise RuntimeError(f"could not handle {given}")

    monkeypatch.setattr(held, failing, fail)
    remembered = Remembered(lambda: held)
    if failing == "delete_password":
        remembered.turn_on(session, PASSPHRASE)
        remembered.turn_off(session)
    else:
        with pytest.raises(KeyringUnavailable) as caught:
            remembered.turn_on(session, PASSPHRASE)
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None
    assert not remembered.is_on(session)
    session.lock()
    vault.unlock(PASSPHRASE).lock()


def test_a_keyring_that_gives_back_something_else_is_not_used(session: Session) -> None:
    class Forgetful(Held):
        def get_password(self, service: str, username: str) -> str | None:
            return secrets.token_hex(32)

    with pytest.raises(KeyringUnavailable):
        Remembered(Forgetful).turn_on(session, PASSPHRASE)
    assert not session.is_remembered


def test_a_keyring_that_never_answers(
    kept: Session, held: Held, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = threading.Event()
    kept.lock()
    monkeypatch.setattr(remember, "PATIENCE", 0.05)
    monkeypatch.setattr(held, "get_password", lambda *_: never.wait(60))
    with pytest.raises(KeyringUnavailable):
        Remembered(lambda: held).unlock(vault)
    never.set()


def test_where_there_is_no_keyring(session: Session) -> None:
    def broken() -> None:
        raise RuntimeError

    for find in (lambda: None, broken):
        remembered = Remembered(find)
        assert not remembered.available()
        with pytest.raises(KeyringUnavailable):
            remembered.turn_on(session, PASSPHRASE)


def test_the_package_is_loaded_only_when_it_is_asked_for() -> None:
    code = (
        "import sys, trustjournal.vault.remember as r, trustjournal.vault.vault; "
        "r.Remembered(); assert 'keyring' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_secret_does_not_show_in_a_repr() -> None:
    assert "00" not in repr(RememberedSecret(bytes(32)))


# --- a real one ----------------------------------------------------------------------------

needed = [name for name in ("dbus-run-session", "gnome-keyring-daemon") if not shutil.which(name)]
real = pytest.mark.skipif(bool(needed), reason=f"not installed: {', '.join(needed)}")
DAEMON = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "


@real
def test_a_real_secret_service_and_a_hostile_setting(tmp_path: Path) -> None:
    """Turned on, opened, wiped, swapped, turned off; settings name a keyring that steals."""
    stolen = tmp_path / "stolen"
    config = tmp_path / "config/python_keyring"
    config.mkdir(parents=True)
    (config / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring=tests.vault.thief.Keyring\nkeyring-path={ROOT}\n"
    )
    (tmp_path / "run").mkdir(mode=0o700)
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "PYTHON_KEYRING_BACKEND": "tests.vault.thief.Keyring",
        "KEYRING_PROPERTY_PREFERRED_COLLECTION": "/org/nowhere",
        "THIEF": str(stolen),
    }
    child = f"exec {sys.executable} -m tests.vault.keyring_child {tmp_path / 'journal'}"
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", DAEMON + child],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "available": True,
        "opened": True,
        "wiped": "not_remembered",
        "swapped": "not_remembered",
        "passphrase": True,
        "off": "not_remembered",
        "second": 0,
        "asked as usual": "Keyring",
    }
    assert stolen.read_text() == "bait\n", "only what was handed over for comparison"


@real
def test_no_secret_service_at_all(tmp_path: Path) -> None:
    code = "from trustjournal.vault.remember import Remembered; print(Remembered().available())"
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "False\n"
