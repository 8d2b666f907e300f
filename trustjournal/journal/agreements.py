"""An agreement: an append-only list of acts, each bound to the one before it.

Two people propose versions, say yes or no, pause and retire. Nothing is ever changed in place;
where an agreement stands is worked out from its acts (`agreement_life`), and what makes an act
somebody's own is in `signatures`. docs/agreements.md tells the exact bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from trustjournal.errors import EntryInvalid
from trustjournal.journal import fields, members
from trustjournal.journal.disclosure import DisclosureRule
from trustjournal.journal.fields import LONGEST_NAME, Filled
from trustjournal.journal.moments import moment_from_text, with_fixed_offset

KEY_DIGITS = 64
"""Hexadecimal digits of an Ed25519 public key."""

_ACT_MEMBERS = (
    "act", "agreement", "seq", "version", "previous", "author", "at", "of", "parties", "terms",
    "review_on", "words",
)  # fmt: skip


class AgreementKind(StrEnum):
    """An agreement in words, or the disclosure matrix."""

    AGREEMENT = "agreement"
    DISCLOSURE = "disclosure"


class Deed(StrEnum):
    """What can be done to an agreement."""

    PROPOSE = "propose"
    CONFIRM = "confirm"
    DECLINE = "decline"
    REVIEW = "review"
    KEEP = "keep"
    PAUSE = "pause"
    RESUME = "resume"
    RETIRE = "retire"


SIGNED = frozenset({Deed.CONFIRM, Deed.PAUSE, Deed.RESUME, Deed.RETIRE})
"""What holds only with a signature: it wants the person's passphrase again."""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Terms(Filled):
    """What a version says. `mutual`: it binds both; otherwise `scope` tells whom. `title` is a
    name for lists, and may be missing.

    `rules` is the matrix of a disclosure agreement; `request` the id of the request that it
    grew out of, or "".
    """

    kind: AgreementKind = fields.choice(AgreementKind, AgreementKind.AGREEMENT)
    area: str = fields.reference()
    title: str = fields.text()
    text: str = fields.text()
    scope: str = fields.text()
    exceptions: str = fields.text()
    mutual: bool = fields.flag(default=True)
    start: date | None = fields.day()
    review_on: date | None = fields.day()
    rules: tuple[DisclosureRule, ...] = fields.records(DisclosureRule)
    request: str = fields.reference()

    def __post_init__(self) -> None:
        Filled.__post_init__(self)
        if len({rule.id for rule in self.rules}) != len(self.rules):
            raise EntryInvalid("rules", "twice")

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to agree on yet."""
        return not self.text.strip() and not self.rules

    def searchable(self) -> str:
        """Return the words that the search finds this by, those of its rules included."""
        own = (
            self.title,
            self.text,
            self.scope,
            self.exceptions,
            *(rule.searchable() for rule in self.rules),
        )
        return " · ".join(word for word in own if word)

    @classmethod
    def from_json(cls, data: object) -> Terms:
        """Return the terms that `data` describes; raises EntryInvalid naming the field."""
        return cls(**cls.read_fields(members.record("terms", data)))


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who makes an agreement: their id, and their public key in hexadecimal."""

    person: str
    key: str


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Act:
    """One act, as it was done. `seq` counts the acts of an agreement from 1.

    `version` is the version that it proposes or is about, and `of` in the second case the hash
    of its proposal; `previous` is the hash of the act before it. A proposal has `parties` and
    `terms`; keeping an agreement after a review may have a new `review_on`. `signature` is
    hexadecimal, "" for deeds that are not signed.
    """

    deed: Deed
    agreement: str
    seq: int
    version: int
    previous: str
    author: str
    at: datetime
    of: str = ""
    parties: tuple[Party, ...] = ()
    terms: Terms | None = None
    review_on: date | None = None
    words: str = ""
    signature: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", with_fixed_offset(self.at))

    def __repr__(self) -> str:
        return f"<Act {self.deed} {self.seq}>"

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form without the signature: this is what is hashed and signed."""
        written: dict[str, Any] = {
            "act": self.deed.value,
            "agreement": self.agreement,
            "seq": self.seq,
            "version": self.version,
            "previous": self.previous,
            "author": self.author,
            "at": self.at.isoformat(),
        }
        if self.of:
            written["of"] = self.of
        if self.terms is not None:
            written["parties"] = [{"person": p.person, "key": p.key} for p in self.parties]
            written["terms"] = self.terms.filled_in()
        if self.review_on is not None:
            written["review_on"] = self.review_on.isoformat()
        if self.words:
            written["words"] = self.words
        return written

    @classmethod
    def from_json(cls, data: object, signature: str = "") -> Act:
        """Return the act that `data` describes; raises EntryInvalid naming the field."""
        record = members.record("acts", data)
        members.only(record, _ACT_MEMBERS)
        for needed in _ACT_MEMBERS[:7]:
            if needed not in record:
                raise EntryInvalid(needed, "missing")
        try:
            deed = Deed(record["act"])
        except ValueError:
            raise EntryInvalid("act", "not_a_choice") from None
        members.name("agreement", record["agreement"], LONGEST_NAME)
        for number in ("seq", "version"):
            fields.bounded(number, record[number], 1, 1_000_000)
        for words in ("previous", "of", "words"):
            members.text(words, record.get(words, ""))
        members.text("signature", signature)
        members.name("author", record["author"], LONGEST_NAME)
        members.author(record["author"])
        if ("terms" in record) != (deed is Deed.PROPOSE) or ("parties" in record) != (
            deed is Deed.PROPOSE
        ):
            raise EntryInvalid("terms", "missing" if deed is Deed.PROPOSE else "unknown_field")
        return cls(
            deed=deed,
            agreement=record["agreement"],
            seq=record["seq"],
            version=record["version"],
            previous=record["previous"],
            author=record["author"],
            at=moment_from_text("at", record["at"]),
            of=record.get("of", ""),
            parties=tuple(
                _party(each) for each in members.items("parties", record.get("parties", []))
            ),
            terms=Terms.from_json(record["terms"]) if "terms" in record else None,
            review_on=_review_on(record),
            words=record.get("words", ""),
            signature=signature,
        )


def _party(data: object) -> Party:
    record = members.record("parties", data)
    members.only(record, ("person", "key"))
    for needed in ("person", "key"):
        members.name("parties", record.get(needed, ""), LONGEST_NAME)
        members.author(record[needed])
    if len(record["key"]) != KEY_DIGITS:
        raise EntryInvalid("parties", "not_a_person")
    return Party(record["person"], record["key"])


def _review_on(record: dict[str, Any]) -> date | None:
    try:
        return date.fromisoformat(record["review_on"]) if "review_on" in record else None
    except (ValueError, TypeError):
        raise EntryInvalid("review_on", "not_a_day") from None
