"""What the log's screens work with: the private stores, and the way into the shared space."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trustjournal.clock import Clock
from trustjournal.journal.agreed_rules import AgreedRule
from trustjournal.journal.disclosure_log import DisclosureLog
from trustjournal.journal.entries import Changed
from trustjournal.journal.form_drafts import FormDrafts

PutNote = Callable[[str], Changed]
"""Puts a dated note into the shared space; raises what its store raises."""


@dataclass(frozen=True, slots=True)
class LogStores:
    """`rules` tells what both agreed on last; `put_note` is None while there is no shared space
    that takes notes."""

    log: DisclosureLog
    forms: FormDrafts
    clock: Clock
    rules: Callable[[], list[AgreedRule]]
    put_note: PutNote | None
