"""Fixtures that every area may use: a fixed clock, quick key derivation, an open journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.recovery import RecoveryKey
from trustjournal.vault.vault import Session, Vault

__all__ = ["OTHER_PASSPHRASE", "PASSPHRASE", "FixedClock"]

# A busy machine must not fail a test, and no folder of examples is left in the tree.
settings.register_profile("quiet", deadline=None, database=None)
settings.load_profile("quiet")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def fast_kdf() -> KdfParameters:
    return KdfParameters.fast_for_tests()


@pytest.fixture
def vault_at(clock: FixedClock, fast_kdf: KdfParameters) -> Callable[[Path], Vault]:
    """Make a `Vault` that accepts the quick key derivation."""
    return lambda folder: Vault(folder, clock, kdf_floor=fast_kdf)


@pytest.fixture
def recovery() -> RecoveryKey:
    return RecoveryKey.generate()


@pytest.fixture
def vault(tmp_path: Path, vault_at: Callable[[Path], Vault]) -> Vault:
    """A vault whose folder is empty."""
    return vault_at(tmp_path / "journal")


@pytest.fixture
def session(vault: Vault, fast_kdf: KdfParameters, recovery: RecoveryKey) -> Iterator[Session]:
    """A fresh journal, open; its passphrase is `PASSPHRASE`."""
    opened = vault.create(PASSPHRASE, recovery, kdf=fast_kdf)
    yield opened
    opened.lock()


@pytest.fixture
def couple(session: Session) -> Session:
    """The first person's session, with a second person (`OTHER_PASSPHRASE`) and a shared space."""
    session.add_person(OTHER_PASSPHRASE, None)
    session.open_space(PASSPHRASE, OTHER_PASSPHRASE)
    return session
