"""What can go wrong with keys, databases, backups and the folder they are in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from trustjournal.errors.base import TrustJournalError


class VaultError(TrustJournalError):
    """Something about keys, files or folders."""


class WrongPassphrase(VaultError):
    """No key slot opens with what was typed."""

    code = "wrong_passphrase"


class RecoveryKeyMistyped(VaultError):
    """A recovery key whose check symbols do not fit; found before any key derivation."""

    code = "recovery_key_mistyped"

    def __init__(self, group: int | None = None) -> None:
        """`group` is the first group that cannot be right, from 1; None when all fit alone."""
        self.group = group
        super().__init__(group=group)


class PassphraseInUse(VaultError):
    """The new passphrase already opens something here (never says whose)."""

    code = "passphrase_in_use"


class OwnPassphraseWanted(WrongPassphrase):
    """What was typed is not the passphrase of the person whose journal is open."""

    code = "own_passphrase_wanted"


class FirstPassphraseWrong(WrongPassphrase):
    """Of two passphrases asked for, that of the one who began does not open their journal."""

    code = "first_passphrase_wrong"


class OtherPassphraseWrong(WrongPassphrase):
    """Of two passphrases asked for, that of the other person does not open a journal of theirs."""

    code = "other_passphrase_wrong"


class TwoPeopleAlready(VaultError):
    """Two people have a journal here already, and there is room for two."""

    code = "two_people_already"


class NoSpace(VaultError):
    """There is no shared space that this person belongs to, or it does not open."""

    code = "no_space"


class SpaceClosed(VaultError):
    """The shared space was closed: it can be read, and nothing in it changes any more."""

    code = "space_closed"


class SpaceExists(VaultError):
    """Both belong to a shared space already, or one to a space that does not open."""

    code = "space_exists"


class PassphraseEmpty(VaultError):
    """A passphrase with nothing in it."""

    code = "passphrase_empty"


class NotEnoughMemory(VaultError):
    """Argon2id could not get the memory its parameters ask for."""

    code = "not_enough_memory"


class KeysDamaged(VaultError):
    """`keys.json` and its copy are both unreadable."""

    code = "keys_damaged"


class KeysMissing(VaultError):
    """Journals are there, the keys file and its copy are not."""

    code = "keys_missing"


class KeysTooNew(VaultError):
    """`keys.json` was written by a newer version of the app."""

    code = "keys_too_new"


class NoJournal(VaultError):
    """There is no journal in this folder yet."""

    code = "no_journal"


class JournalExists(VaultError):
    """A journal is already in the folder where a new one should go."""

    code = "journal_exists"


class DatabaseMissing(VaultError):
    """The keys name a database file that is not there."""

    code = "database_missing"


class DatabaseEmpty(VaultError):
    """A database file of zero bytes."""

    code = "database_empty"


class DatabaseForeign(VaultError):
    """A file that is not one of ours, though its place says it should be."""

    code = "database_foreign"


class DatabaseTruncated(VaultError):
    """A database file that ends too early."""

    code = "database_truncated"


class DatabaseDamaged(VaultError):
    """A database whose pages fail their checks."""

    code = "database_damaged"


class DatabaseTooNew(VaultError):
    """A database written by a newer version of the app."""

    code = "database_too_new"


class DatabaseConflict(VaultError):
    """A row that a rule of the schema forbids, such as a second one of the same identity."""

    code = "database_conflict"


class DatabaseBusy(VaultError):
    """Something else reads this journal right now; trying again later works."""

    code = "database_busy"


class DatabaseFault(VaultError):
    """A statement the engine refuses; `engine` in the details is its code's name, no text."""

    code = "database_fault"


class AlreadyOpen(VaultError):
    """Another running copy of the app holds this journal."""

    code = "already_open"


class FolderNotWritable(VaultError):
    """The folder or file cannot be written to."""

    code = "folder_not_writable"

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path=str(path) if path else "")


class InJournalFolder(VaultError):
    """A file that goes out would lie in the journal's own folder, perhaps on top of the journal."""

    code = "in_journal_folder"

    def __init__(self, path: Path) -> None:
        super().__init__(path=str(path))


class DiskFull(VaultError):
    """No room left, or a file-size limit was reached; what was there is unharmed."""

    code = "disk_full"


class BackupDamaged(VaultError):
    """A backup file that fails its checks."""

    code = "backup_damaged"


class SharedNotBackedUp(VaultError):
    """The backup was made, without the shared space, which is damaged."""

    code = "shared_not_backed_up"


class NotABackup(VaultError):
    """A file that is no backup of this app."""

    code = "not_a_backup"


class KeyringUnavailable(VaultError):
    """This computer has no keyring that works, or it did not do what it was asked."""

    code = "keyring_unavailable"


class NotRemembered(VaultError):
    """What the system's keyring holds, if anything, does not open this journal."""

    code = "not_remembered"


class RememberAlone(VaultError):
    """A keyring may open a journal only while one person uses the folder."""

    code = "remember_alone"


class SessionLocked(VaultError):
    """Something was asked of a journal that has been locked meanwhile."""

    code = "session_locked"


class Notice(StrEnum):
    """Things worth telling after a successful unlock; codes in `messages.toml`."""

    KEYS_FROM_COPY = "keys_from_copy"
    OLDER_COPY = "older_copy"
    HISTORY_GAP = "history_gap"
    SHARED_UNREADABLE = "shared_unreadable"
    SHARED_OLDER_COPY = "shared_older_copy"
    SHARED_HISTORY_GAP = "shared_history_gap"
    ROWS_UNREAD = "rows_unread"
