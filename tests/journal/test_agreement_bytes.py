"""The published bytes of an agreement, recomputed from the page alone, and read by the app."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from trustjournal.journal.agreement_life import State
from trustjournal.journal.agreements import Act
from trustjournal.journal.signatures import hash_of, judge, keys_along

PAGE = Path(__file__).parents[2] / "docs/agreements.md"


@pytest.fixture(scope="module")
def vectors() -> dict[str, Any]:
    block = PAGE.read_text("utf-8").split("## Test vectors")[1].split("```json")[1]
    loaded: dict[str, Any] = json.loads(block.split("```")[0])
    return loaded


def message(act: dict[str, Any]) -> bytes:
    plain = {name: value for name, value in act.items() if name != "signature"}
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return b"trustjournal/agreement/1\n" + text.encode()


def test_the_page_is_enough_to_check_a_signature(vectors: dict[str, Any]) -> None:
    proposal, yes = vectors["acts"]
    hashes = [hashlib.sha256(message(act)).hexdigest() for act in vectors["acts"]]
    assert hashes == vectors["hashes"]
    assert yes["previous"] == yes["of"] == hashes[0]
    keys = {party["person"]: bytes.fromhex(party["key"]) for party in proposal["parties"]}
    Ed25519PublicKey.from_public_bytes(keys[yes["author"]]).verify(
        bytes.fromhex(yes["signature"]), message(yes)
    )
    for seed in vectors["seeds"]:
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed)).public_key()
        raw = key.public_bytes_raw()
        person = hashlib.sha256(b"trustjournal/1/person" + raw).hexdigest()[:32]
        assert keys[person] == raw


def test_the_app_reads_them_the_same_way(vectors: dict[str, Any]) -> None:
    acts = []
    for each in vectors["acts"]:
        plain = dict(each)
        acts.append(Act.from_json(plain, plain.pop("signature", "")))
    assert [hash_of(act) for act in acts] == vectors["hashes"]
    judged = judge("0" * 32, acts, keys_along(acts))
    assert judged.faults == ()
    assert judged.standing.state is State.DISCUSSING
    assert judged.standing.yes == {acts[1].author}
