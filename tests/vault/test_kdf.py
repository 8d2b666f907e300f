from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from trustjournal.errors import PassphraseEmpty
from trustjournal.vault.kdf import KdfParameters


def test_how_letters_are_composed_does_not_matter(fast_kdf: KdfParameters) -> None:
    assert fast_kdf.root("Ångström") == fast_kdf.root("A\u030angstro\u0308m")
    assert fast_kdf.root("a b") != fast_kdf.root("ab")


def test_lone_surrogates_do_not_crash(fast_kdf: KdfParameters) -> None:
    assert fast_kdf.root("a\udc80") != fast_kdf.root("a")


@pytest.mark.parametrize("blank", ["", "  ", "\u3000\t"])
def test_a_blank_passphrase_is_refused(fast_kdf: KdfParameters, blank: str) -> None:
    with pytest.raises(PassphraseEmpty):
        fast_kdf.root(blank)


def test_calibrating_never_goes_below_the_floor() -> None:
    quick = KdfParameters.calibrated(seconds=0.001)
    assert quick.accepted(KdfParameters.FLOOR)
    assert quick.salt != KdfParameters.floor().salt


def test_the_quick_profile_is_below_the_floor() -> None:
    assert not KdfParameters.fast_for_tests().accepted(KdfParameters.FLOOR)


def test_too_little_memory_says_so_and_not_wrong_passphrase() -> None:
    script = """
import resource
from trustjournal.errors import NotEnoughMemory
from trustjournal.vault.kdf import KdfParameters
resource.setrlimit(resource.RLIMIT_AS, (500 << 20, 500 << 20))
try:
    KdfParameters(1 << 20, 1, 1, bytes(16)).root("a lamp")
except NotEnoughMemory as error:
    print(error.details)
"""
    assert resource.RLIMIT_AS
    done = subprocess.run([sys.executable, "-c", script], text=True, capture_output=True)
    assert done.stdout == "{'mebibytes': 1024}\n", done.stderr
