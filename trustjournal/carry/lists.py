"""Which lists a file may hold beside `entries`, and what each is a list of."""

from __future__ import annotations

from trustjournal.journal.agreement_drafts import AgreementDraft
from trustjournal.journal.boundaries import Boundary
from trustjournal.journal.checkin_records import CheckIn, Commitment, OwnFormat, Rhythm
from trustjournal.journal.disclosure_log import DisclosureEvent
from trustjournal.journal.disclosure_talk import SpokenAnswer
from trustjournal.journal.outcomes import Outcome
from trustjournal.journal.requests import Request
from trustjournal.journal.statements import SavedStatement, StatementAnswer
from trustjournal.journal.things import Thing

ENTRIES, AGREEMENTS = "entries", "agreements"

THINGS: dict[str, type[Thing]] = {
    "boundaries": Boundary,
    "requests": Request,
    "outcomes": Outcome,
    "agreement_drafts": AgreementDraft,
    "disclosure_answers": SpokenAnswer,
    "disclosure_events": DisclosureEvent,
    "checkins": CheckIn,
    "commitments": Commitment,
    "formats": OwnFormat,
    "schedules": Rhythm,
    "statements": SavedStatement,
    "statement_answers": StatementAnswer,
}
"""List → kind of thing, in the order in which an export writes them."""

LISTS = (ENTRIES, AGREEMENTS, *THINGS)
