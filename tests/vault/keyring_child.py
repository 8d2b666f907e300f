"""Goes through a keyring's life against a real Secret Service; prints what happened as JSON."""

from __future__ import annotations

import json
import secrets
import sys
from pathlib import Path

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from trustjournal.errors import TrustJournalError
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.remember import SERVICE, Remembered, system_keyring
from trustjournal.vault.vault import Vault

FAST = KdfParameters.fast_for_tests()


def outcome(remembered: Remembered, vault: Vault) -> str:
    try:
        remembered.unlock(vault).lock()
    except TrustJournalError as error:
        return error.code
    return "opened"


def main(folder: Path) -> None:
    vault, remembered = Vault(folder, FixedClock(), kdf_floor=FAST), Remembered()
    told: dict[str, object] = {"available": remembered.available()}
    session = vault.create(PASSPHRASE, None, kdf=FAST)
    remembered.turn_on(session, PASSPHRASE)
    name = session.install_id
    session.lock()
    told["opened"] = outcome(remembered, vault) == "opened"

    keyring = system_keyring()
    assert keyring is not None
    keyring.delete_password(SERVICE, name)
    told["wiped"] = outcome(remembered, vault)
    keyring.set_password(SERVICE, name, secrets.token_hex(32))
    told["swapped"] = outcome(remembered, vault)
    session = vault.unlock(PASSPHRASE)
    told["passphrase"] = True

    remembered.turn_on(session, PASSPHRASE)
    remembered.turn_off(session)
    session.lock()
    told["off"] = outcome(remembered, vault)

    session = vault.unlock(PASSPHRASE)
    remembered.turn_on(session, PASSPHRASE)
    session.add_person(OTHER_PASSPHRASE, None)
    session.lock()
    told["second"] = len(keyring.get_password(SERVICE, name) or "")

    import keyring as package  # what the package's own choice would have done

    package.set_password(SERVICE, name, "bait")
    told["asked as usual"] = type(package.get_keyring()).__name__
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
