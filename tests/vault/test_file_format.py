"""The published format: its vectors are recomputed, its decryptor reads what the app wrote."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import OTHER_PASSPHRASE, PASSPHRASE
from tests.vault.helpers import put, texts
from trustjournal.vault import migrations
from trustjournal.vault.history import Chain, Head
from trustjournal.vault.keyfile import KeyFile, canonical
from trustjournal.vault.openkeys import OpenKeys
from trustjournal.vault.people import Member, Presence
from trustjournal.vault.recovery import RecoveryKey
from trustjournal.vault.remembered import RememberedSecret
from trustjournal.vault.sealing import derive
from trustjournal.vault.vault import Session, Vault

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def vectors() -> dict[str, Any]:
    page = (DOCS / "file-format.md").read_text("utf-8")
    block = page.split("## Test vectors")[1].split("```json")[1].split("```")[0]
    loaded: dict[str, Any] = json.loads(block)
    return loaded


def test_the_keys_file_of_the_vectors_opens_step_by_step(vectors: dict[str, Any]) -> None:
    file = KeyFile.from_bytes(canonical(vectors["keys.json"]))
    root = file.kdf.root(vectors["passphrase"])
    assert root.hex() == vectors["root"]
    assert derive(root, f"trustjournal/1/slot/{file.slots[0].id}").hex() == vectors["slot_key"]
    assert file.open_slot(root) == (file.slots[0].id, bytes.fromhex(vectors["master"]))
    master = bytes.fromhex(vectors["master"])
    assert derive(master, "trustjournal/1/keybag").hex() == vectors["keybag_key"]
    opened = file.open_keybag(master)
    assert opened is not None
    assert opened[1] == vectors["keybag"]


def test_the_recovery_key_of_the_vectors_opens_the_same_keybag(vectors: dict[str, Any]) -> None:
    file = KeyFile.from_bytes(canonical(vectors["keys.json"]))
    key = RecoveryKey.parse(vectors["recovery_key"])
    assert key.root(file.kdf.salt).hex() == vectors["recovery_root"]
    keys = OpenKeys.unlock(Path("nowhere"), file, vectors["recovery_key"])
    assert keys.bag == vectors["keybag"]


def test_the_history_of_the_vectors_is_recomputed(vectors: dict[str, Any]) -> None:
    chain, head = Chain(bytes.fromhex(vectors["keybag"]["private"]["key"])), Head()
    for known in vectors["chain"]["links"]:
        content = None if known["content"] is None else known["content"].encode()
        digest = chain.digest(known["kind"], known["uid"], content)
        link = chain.link(head, known["kind"], known["uid"], digest)
        assert (link.digest.hex(), link.mac.hex()) == (known["digest"], known["mac"])
        head = Head(link.seq, link.mac)


def test_what_a_couple_has_is_recomputed(vectors: dict[str, Any]) -> None:
    couple, seed = vectors["couple"], vectors["keybag"]["sign"]
    install = vectors["keys.json"]["install_id"]
    presence = Presence(install, bytes.fromhex(vectors["master"]), seed)
    assert presence.member == Member(couple["person"], bytes.fromhex(couple["public_key"]))
    secret = RememberedSecret(bytes.fromhex(couple["keyring_secret"]))
    salt = bytes.fromhex(vectors["keys.json"]["kdf"]["salt"])
    assert secret.root(salt).hex() == couple["keyring_root"]
    document = couple["space_event"]["document"]
    signature = presence.sign(b"trustjournal/1/space-event/" + document.encode())
    assert signature.hex() == couple["space_event"]["signature"]
    sealed = couple["sealed"]
    box = bytes.fromhex(sealed["box"])
    assert presence.unseal(sealed["purpose"], box) == bytes.fromhex(sealed["plain"])


def decrypt(*arguments: Path | str, secret: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-W", "error", str(DOCS / "decrypt.py"), *map(str, arguments)]
    return subprocess.run(command, input=secret + "\n", text=True, capture_output=True, check=False)


@pytest.mark.parametrize("which", ["passphrase", "recovery key", "backup", "while open"])
def test_the_decryptor_writes_plain_sqlite(
    session: Session, recovery: RecoveryKey, tmp_path: Path, which: str
) -> None:
    put(session.private, 3)
    source = session.backups.make() if which == "backup" else session.folder
    if which != "while open":
        session.lock()
    secret = recovery.text.lower() if which == "recovery key" else PASSPHRASE
    before = {file: file.read_bytes() for file in session.folder.iterdir() if file.is_file()}
    done = decrypt(source, tmp_path / "out", secret=secret)
    assert done.returncode == 0, done.stderr
    assert before == {file: file.read_bytes() for file in before}, "the source was written to"
    (plain,) = (tmp_path / "out").iterdir()
    connection = sqlite3.connect(plain)
    assert [row[0] for row in connection.execute("SELECT text FROM entries")] == texts(3)
    found = connection.execute("SELECT rowid FROM entries_fts WHERE entries_fts MATCH 'numb*'")
    assert len(found.fetchall()) == 3
    assert connection.execute("PRAGMA user_version").fetchone() == (migrations.STEPS[-1].VERSION,)
    assert connection.execute("PRAGMA application_id").fetchone() == (0x544A6E31,)
    connection.close()


def test_the_decryptor_prints_keys_and_refuses_a_wrong_passphrase(session: Session) -> None:
    shown = decrypt(session.folder, "--print-keys", secret=PASSPHRASE)
    ((file, key),) = json.loads(shown.stdout).items()
    assert file == session.private.path.name
    assert bytes.fromhex(key)[32:] == session.private.path.read_bytes()[:16]
    assert decrypt(session.folder, "--print-keys", secret="no").returncode == 3


@pytest.mark.parametrize("which", ["folder", "backup", "re-keyed"])
def test_the_decryptor_writes_what_each_of_two_opens(
    couple: Session, vault: Vault, tmp_path: Path, which: str
) -> None:
    assert couple.shared
    put(couple.private, 2)
    put(couple.shared, 3)
    mine = couple.private.path.name
    if which == "re-keyed":
        with couple.presence(PASSPHRASE) as me:
            couple.leave_space(me)
    couple.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    assert other.shared
    put(other.private, 1)
    source = other.backups.make() if which == "backup" else other.folder
    names = [other.private.path.stem, other.shared.path.stem]
    other.lock()
    done = decrypt(source, tmp_path / "out", secret=OTHER_PASSPHRASE)
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        [f"{names[0]}.sqlite (private)", f"{names[1]}.sqlite (shared)"],
    ), done.stderr
    for name, count in zip(names, (1, 3), strict=True):
        connection = sqlite3.connect(tmp_path / "out" / f"{name}.sqlite")
        found = [row[0] for row in connection.execute("SELECT text FROM entries")]
        connection.close()
        assert found == texts(count)
    shown = decrypt(source, "--print-keys", secret=OTHER_PASSPHRASE)
    assert set(json.loads(shown.stdout)) == {f"{name}.tj" for name in names}
    assert mine not in shown.stdout
    wrong = decrypt(source, tmp_path / "out", secret="not it")
    assert wrong.returncode == 3


def test_the_decryptor_writes_what_is_there(couple: Session, tmp_path: Path) -> None:
    assert couple.shared
    put(couple.private, 2)
    put(couple.shared, 1)
    couple.lock()
    couple.private.path.unlink()
    done = decrypt(couple.folder, tmp_path / "out", secret=PASSPHRASE)
    assert (done.returncode, done.stdout) == (1, f"{couple.shared.path.stem}.sqlite (shared)\n")
    assert "is missing" in done.stderr
