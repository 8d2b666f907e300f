#!/usr/bin/env python3
"""Decrypts a TrustJournal data folder, or one backup, without TrustJournal.

    python decrypt.py DATA_DIR OUT_DIR              write your databases as plain SQLite
    python decrypt.py DATA_DIR OUT_DIR --print-keys print the raw keys as JSON instead

The passphrase, or the recovery key, is the first line of standard input; it opens its owner's
private journal and the space they share. DATA_DIR may also be a `.tjbackup` file. Needs Python
3.11, `cryptography` and `sqlcipher3`; the format is told in `file-format.md`. OUT_DIR holds
readable words afterwards: keep it safe.

Exit codes: 0 done, 1 the files are damaged or missing, 2 usage, 3 wrong passphrase.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CROCKFORD = set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


class Damaged(Exception):
    """The files are not what the format says; the text names what is wrong."""


class WrongPassphrase(Exception):
    """No key slot opens."""


def hkdf(secret: bytes, info: str, salt: bytes | None = None) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info.encode()).derive(secret)


def unseal(key: bytes, sealed: dict[str, str], label: str) -> bytes | None:
    try:
        nonce, box = bytes.fromhex(sealed["nonce"]), bytes.fromhex(sealed["box"])
        return ChaCha20Poly1305(key).decrypt(nonce, box, label.encode())
    except InvalidTag:
        return None


def read_keys(folder: Path) -> dict:
    """Return `keys.json`, or its copy when the checksum does not fit."""
    for name in ("keys.json", "keys.json.bak"):
        try:
            keys = json.loads((folder / name).read_bytes())
            rest = {member: value for member, value in keys.items() if member != "sum"}
            tight = json.dumps(rest, sort_keys=True, separators=(",", ":"))
            if keys["sum"] == hashlib.sha256(tight.encode()).hexdigest():
                return keys
        except (OSError, ValueError, KeyError, AttributeError):
            continue
    raise Damaged("keys.json and keys.json.bak are missing or damaged")


def roots(secret: str, keys: dict):
    """Yield the root keys that the secret may stand for, the quick one first."""
    kdf = keys["kdf"]
    salt = bytes.fromhex(kdf["salt"])
    symbols = "".join(secret.upper().split()).replace("-", "")
    symbols = symbols.translate(str.maketrans("OIL", "011"))
    if len(symbols) == 40 and set(symbols) <= CROCKFORD:
        groups = [symbols[start : start + 5] for start in range(0, 40, 5)]
        data = "".join(group[:4] for group in groups[:7])
        yield hkdf(data.encode(), "trustjournal/1/recovery-root", salt)
    passphrase = unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
    yield Argon2id(
        salt=salt, length=32, iterations=kdf["t"], lanes=kdf["p"], memory_cost=kdf["m"]
    ).derive(passphrase)


def open_keybag(keys: dict, secret: str) -> dict:
    """Return the keybag of whoever has this passphrase or recovery key."""
    place = f"{keys['format']}/{keys['v']}/{keys['install_id']}"
    for root in roots(secret, keys):
        for slot in keys["slots"]:
            slot_key = hkdf(root, f"trustjournal/1/slot/{slot['id']}")
            master = unseal(slot_key, slot, f"{place}/{slot['id']}")
            if master is None:
                continue
            for bag in keys["keybags"]:
                bag_key = hkdf(master, "trustjournal/1/keybag")
                plain = unseal(bag_key, bag, f"{place}/{bag['id']}")
                if plain is not None:
                    return json.loads(plain)
            raise Damaged("the slot opens, but its keybag is not there")
    raise WrongPassphrase


def places(bag: dict) -> dict[str, dict]:
    """Return "private", and "shared" if there is one → the file's name and key."""
    return {name: bag[name] for name in ("private", "shared") if bag.get(name)}


def decrypt(source: Path, key: str, target: Path) -> None:
    """Write one database as plain SQLite; the source stays untouched."""
    from sqlcipher3 import dbapi2  # only here: --print-keys does without

    if not source.exists():
        raise Damaged(f"{source.name} is missing")
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "copy.tj"
        shutil.copyfile(source, copy)
        log = source.with_name(source.name + "-wal")
        if log.exists():  # what a killed process had not yet moved into the main file
            shutil.copyfile(log, copy.with_name("copy.tj-wal"))
        target.unlink(missing_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        connection = dbapi2.connect(copy.as_uri() + "?mode=rw", uri=True, isolation_level=None)
        try:
            connection.execute(f"PRAGMA key = \"x'{key}'\"")
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute("PRAGMA temp_store = MEMORY")
            numbers = {
                name: connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("user_version", "application_id")
            }
            connection.execute("ATTACH ? AS plain KEY ''", (str(target),))
            connection.execute("SELECT sqlcipher_export('plain')").fetchall()
            for name, number in numbers.items():  # the export resets both
                connection.execute(f"PRAGMA plain.{name} = {number:d}")
            connection.execute("DETACH plain")
        except dbapi2.Error:
            target.unlink(missing_ok=True)
            raise Damaged(f"{source.name} is damaged") from None
        finally:
            connection.close()


def run(data: Path, out: Path, secret: str, print_keys: bool) -> None:
    if data.is_file():
        with tempfile.TemporaryDirectory() as scratch, zipfile.ZipFile(data) as archive:
            for name in archive.namelist():
                if name == Path(name).name:
                    (Path(scratch) / name).write_bytes(archive.read(name))
            run(Path(scratch), out, secret, print_keys)
        return
    found = places(open_keybag(read_keys(data), secret))
    if print_keys:
        print(json.dumps({place["file"]: place["key"] for place in found.values()}, indent=2))
        return
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    problems = []
    for which, place in found.items():
        source = data / place["file"]
        target = out / (source.stem + ".sqlite")
        try:
            decrypt(source, place["key"], target)
            print(f"{target.name} ({which})")
        except Damaged as error:
            problems.append(str(error))
    if problems:
        raise Damaged("\n".join(problems))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("out", type=Path, metavar="OUT_DIR", nargs="?")
    parser.add_argument("--print-keys", action="store_true", help="print raw keys as JSON instead")
    options = parser.parse_args()
    if options.out is None and not options.print_keys:
        parser.error("OUT_DIR is missing")
    line = sys.stdin.readline()
    try:
        run(options.data, options.out, line.rstrip("\r\n"), options.print_keys)
    except WrongPassphrase:
        print("No key slot opens with this passphrase.", file=sys.stderr)
        return 3
    except (Damaged, zipfile.BadZipFile) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    except MemoryError:
        print("Not enough memory for the key derivation.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
