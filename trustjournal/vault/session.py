"""An open journal of one person, and the space they share, if they do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from weakref import WeakSet

from filelock import BaseFileLock

from ..clock import Clock
from ..errors import NoSpace, Notice, SpaceClosed, VaultError, WrongPassphrase
from .backup import Backups
from .database import Database
from .even import even_times
from .history import Head
from .joining import Begin, SecondPerson, add_person, open_space
from .leaving import close_space, leave, space_events
from .openkeys import OpenKeys
from .people import Member, Presence
from .recovery import RecoveryKey
from .remembered import RememberedSecret
from .space_events import SpaceEvent

CopyOwn = Callable[[Database, Database, str], None]
"""Copies a person's own words from the shared database into their private one."""


class Session:
    """An open journal of one person. Made by `Vault`; `lock` ends it.

    `private` is theirs alone. `shared` is the space that two people share, or None: because
    there is none, or because it could not be opened, which `shared_problem` then says.
    """

    def __init__(
        self,
        keys: OpenKeys,
        private: Database,
        clock: Clock,
        lock: BaseFileLock,
        notices: tuple[Notice, ...] = (),
        *,
        shared: Database | None = None,
        shared_problem: VaultError | None = None,
    ) -> None:
        self.folder = keys.folder
        self.clock = clock
        self.private = private
        self.shared = shared
        self.shared_problem = shared_problem
        self.notices = notices
        self._keys = keys
        self._lock = lock
        self._closed = False
        self._presences: WeakSet[Presence] = WeakSet()
        self._databases = {keys.private_file: private}
        if shared and keys.shared_file:
            self._databases[keys.shared_file] = shared
        self.backups = Backups(keys, self._databases, clock)
        for database in self._databases.values():
            database.head_file().start(database.head())
        keys.remember(self._heads(), is_open=True)
        keys.save()
        even_times(self.folder, clock.now())  # also what a killed session has left

    @property
    def closed(self) -> bool:
        """Whether the journal has been locked."""
        return self._closed

    @property
    def has_recovery_key(self) -> bool:
        """Whether a recovery key opens this journal."""
        return self._keys.has_recovery_key()

    def check_passphrase(self, passphrase: str) -> bool:
        """Tell whether this passphrase opens this journal (one key derivation)."""
        return self._keys.opens(passphrase)

    def change_passphrase(self, current: str, new: str) -> None:
        """Make `new` the passphrase instead of `current`; the databases are not rewritten.

        Raises WrongPassphrase, PassphraseEmpty, PassphraseInUse, NotEnoughMemory, DiskFull,
        FolderNotWritable; the old passphrase is then still the valid one.
        """
        self._keys.change_passphrase(current, new)

    def replace_recovery_key(self, current: str) -> RecoveryKey:
        """Return a new recovery key, which is the only valid one from now on.

        `current` is the passphrase, asked for again. Raises as `change_passphrase`.
        """
        new = RecoveryKey.generate()
        self._keys.replace_recovery_key(current, new)
        return new

    # --- the keyring -----------------------------------------------------------------------

    @property
    def install_id(self) -> str:
        """The random id of this folder's keys, under which a keyring keeps its secret."""
        return self._keys.file.install_id

    @property
    def is_remembered(self) -> bool:
        """Whether the system's keyring may open this journal."""
        return self._keys.is_remembered()

    def remember_by(self, secret: RememberedSecret) -> None:
        """Let this secret open the journal; see `Remembered.turn_on`, which checks who asks."""
        self._keys.remember_by(secret)

    def forget_remembered(self) -> None:
        """Let no keyring open the journal any more. Raises DiskFull, FolderNotWritable."""
        self._keys.put(*self._keys.without_keyring())

    # --- two people ------------------------------------------------------------------------

    @property
    def person(self) -> str:
        """The random-looking id of whose session this is: the author of what they write."""
        return self._keys.person

    @property
    def partner_left(self) -> bool:
        """Whether the other one has left the shared space, which is then open to one alone."""
        return any(member.left for member in self.members)

    @property
    def people_here(self) -> int:
        """How many people have a journal in this folder: 1, or 2 after `add_person`."""
        return self._keys.people

    @property
    def members(self) -> tuple[Member, ...]:
        """Everyone of the shared space with their public keys, oneself and who left included.

        Empty without a space. They are pinned in this person's own keybag.
        """
        return self._keys.members

    def presence(self, passphrase: str) -> Presence:
        """Return whoever of this folder's people has this passphrase (one key derivation).

        They can then sign and seal; keep it for one act only. Raises WrongPassphrase,
        PassphraseEmpty, NotEnoughMemory, KeysDamaged, SessionLocked.
        """
        made = self._keys.presence(passphrase)
        self._presences.add(made)
        return made

    def add_person(
        self, passphrase: str, recovery: RecoveryKey | None, begin: Begin | None = None
    ) -> None:
        """Give a second person a journal of their own here (one key derivation).

        `begin` writes into it what is there from the start (see `SecondPerson`).

        They unlock it with their passphrase, or their recovery key, once this one is locked.
        A keyring opens this journal no more then (see `remember`).
        Raises TwoPeopleAlready, PassphraseInUse (never saying whose it is), PassphraseEmpty,
        NotEnoughMemory, DiskFull, FolderNotWritable; nothing has changed then.
        """
        was_remembered = self.is_remembered
        add_person(self._keys, SecondPerson(passphrase, recovery, begin), self.clock)
        if was_remembered:
            from .remember import Remembered  # only here: few have it

            Remembered().drop(self.install_id)

    def open_space(self, own: str, other: str) -> Database:
        """Open a space together, each by their own passphrase (two derivations); return it.

        It is `shared` from now on. One who left joins again the space that the other kept.
        Raises WrongPassphrase (one's own), OtherPassphraseWrong, SpaceExists, PassphraseEmpty,
        NotEnoughMemory, DiskFull, FolderNotWritable, and what opening a database raises;
        nothing has changed then.
        """
        shared = open_space(self._keys, own, other, self.clock, self.shared)
        file = self._keys.shared_file
        if file and shared is not self.shared:
            with suppress(VaultError):  # without it, only a later check is weaker
                shared.head_file().start(shared.head())
            self.shared, self.shared_problem = shared, None
            self._databases[file] = shared
        return shared

    @property
    def space_events(self) -> list[SpaceEvent]:
        """Who joined, left or closed the shared space, and when, each signed by themselves."""
        return space_events(self._keys, self.shared) if self.shared else []

    @property
    def space_closed(self) -> bool:
        """Whether the shared space was closed: whatever writes into it raises SpaceClosed."""
        return self.shared is not None and self.shared.frozen

    def leave_space(self, presence: Presence, copy_own: CopyOwn | None = None) -> None:
        """Leave the shared space: a signed, dated "left" stays in it, its key is dropped here.

        First `copy_own(shared, private, person)` takes a copy of one's own words along; doing
        that twice must be harmless, since it is done again if this is tried again. `shared` is
        closed and None afterwards. The one who stays gets the space under a new key at their
        next unlock; if nobody stays, it is removed.

        Raises WrongPassphrase when the presence is not this person's, NoSpace, DiskFull,
        FolderNotWritable, and what `copy_own` raises; one has not left then.
        """
        shared = self._own_space(presence)
        if copy_own:
            copy_own(shared, self.private, self.person)
        name = shared.path.name
        leave(self._keys, shared, presence)
        self._databases.pop(name, None)
        self.shared = None
        with suppress(OSError):  # nobody is misled by it: it goes with the file it belongs to
            shared.head_file().stop(remove=True)

    def close_space(self, presence: Presence) -> SpaceEvent:
        """Close the shared space for good, signed and dated: both read it, nobody changes it.

        Raises WrongPassphrase when the presence is not this person's, NoSpace, SpaceClosed when
        it is closed already, DiskFull, FolderNotWritable.
        """
        shared = self._own_space(presence)
        if shared.frozen:
            raise SpaceClosed
        return close_space(self._keys, shared, presence)

    def _own_space(self, presence: Presence) -> Database:
        if presence.person != self.person:
            raise WrongPassphrase
        if self.shared is None:
            raise NoSpace
        return self.shared

    # --- the end ---------------------------------------------------------------------------

    def interrupt(self) -> None:
        """Stop the statements that run in other threads, which then raise Cancelled."""
        for database in list(self._databases.values()):
            database.interrupt()

    def lock(self) -> None:
        """Note where the histories stand, close everything, drop the keys. Idempotent.

        Never raises: a full disk, or too little memory, must not keep a journal open. The next
        unlock copes.
        """
        if self._closed:
            return
        self._closed = True
        for presence in self._presences:
            presence.forget()
        heads: dict[str, Head] = {}
        for name, database in self._databases.items():
            with suppress(Exception):
                heads[name] = database.head()
                database.even_out()
            database.close()
        with suppress(Exception):
            if self._keys.private_file in heads:
                self._keys.remember(heads, is_open=False)
                self._keys.save()
                for name in heads:
                    self._databases[name].head_file().stop(remove=True)
        self._keys.forget()
        even_times(self.folder, self.clock.now())
        self._lock.release()

    def _heads(self) -> dict[str, Head]:
        return {name: database.head() for name, database in self._databases.items()}
