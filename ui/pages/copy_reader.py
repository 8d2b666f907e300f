"""A copy of an agreement, out of a space that one has left: its versions and who signed them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from trustjournal import texts
from trustjournal.journal.agreement_view import Version, VersionState
from trustjournal.journal.agreements import AgreementKind, Party
from trustjournal.journal.copies import CopiedVersion
from ui.pages.agreement_groups import copy_title
from ui.pages.agreement_reader import heading_of
from ui.pages.thing_view import ThingView
from ui.widgets.kit import Kit
from ui.widgets.signatures_card import SignaturesCard
from ui.widgets.terms_card import TermsCard


class CopyReader(ThingView):
    """Shows the versions that one took along; nothing can be done with them."""

    name = "read"

    def __init__(self, *, kit: Kit, copies: Sequence[CopiedVersion], me: str, today: date) -> None:
        """`copies` are the versions of one agreement, at least one."""
        super().__init__(kit)
        versions = [_as_version(copy, me) for copy in sorted(copies, key=lambda c: c.number)]
        newest = versions[-1]
        self.kind, self.uid = "agreement", copies[0].agreement
        is_matrix = newest.terms.kind is AgreementKind.DISCLOSURE
        title = copy_title(newest.terms) if is_matrix else heading_of(newest.terms)
        lead = texts.load("agreements")["copy"]["lead"]
        terms = TermsCard(kit, versions, newest, today)
        signatures = SignaturesCard(kit, me)
        signatures.show_version(newest)
        by_number = {version.number: version for version in versions}
        terms.shown.connect(lambda number: signatures.show_version(by_number[number]))
        heading = kit.col(kit.text(title, "display"), kit.text(lead, "ui", "text_muted"), gap=4)
        self.put(body=kit.col(heading, terms, signatures, None, gap=14))


def _as_version(copy: CopiedVersion, me: str) -> Version:
    """Return a copy as a version is shown; of one that not both signed, the other stays open."""
    people = set(copy.yes) if copy.agreed else {*copy.yes, copy.author, me}
    return Version(
        copy.number,
        copy.terms,
        copy.author,
        copy.written_at,
        tuple(Party(person, "") for person in sorted(people)),
        VersionState.AGREED if copy.agreed else VersionState.REPLACED,
        copy.yes,
        "",
    )
