"""Looks an open journal over, in full: nothing is repaired, everything found is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from ..clock import Progress
from ..errors import DatabaseDamaged, DatabaseFault
from .checks import Problem, ProblemKind, index_problems, page_problems
from .database import Database
from .history import Head, Link
from .session import Session
from .space_events import recorded_events

__all__ = ["Contents", "Problem", "ProblemKind", "verify"]

Contents = Callable[[Database], Iterator[tuple[str, str, bytes]]]
"""Yields `(kind, uid, canonical content)` of everything that was recorded and not erased."""

EVERY = 500


def verify(
    session: Session,
    progress: Progress | None = None,
    *,
    contents: Contents | None = None,
    pages: bool = True,
) -> list[Problem]:
    """Check pages, structure, search index and the chain of changes; return what is wrong.

    Both the private journal and the shared space, if it is open, are looked at.

    With `contents`, each thing is also compared with what was recorded last, which finds an
    old page put back into place; and it is told whether something was left out of a list, since
    it cannot be read. Without `pages` the file itself and its search index are
    left out, which hold up whoever else uses the database. Raises what `progress` raises, and
    SessionLocked.
    """
    databases = [session.private, *([session.shared] if session.shared else [])]
    steps = _Steps(progress, databases, rounds=2 if contents else 1)
    found: list[Problem] = []
    for database in databases:
        walk = _Walk(database, steps)
        here = [*page_problems(database, indexes=True), *index_problems(database)] if pages else []
        here += walk.chain()
        if contents:
            here += walk.contents(contents)
        found += [replace(each, shared=database is session.shared) for each in here]
    steps.finish()
    return found


class _Steps:
    """Counts what was looked at, and tells it now and then."""

    def __init__(self, progress: Progress | None, databases: list[Database], rounds: int) -> None:
        self._progress = progress
        self._done = 0
        self._total = max(1, rounds * sum(database.head().seq for database in databases))

    def count(self) -> None:
        """Note one more step. Raises what `progress` raises."""
        self._done += 1
        if self._progress and self._done % EVERY == 0:
            self._progress(min(self._done, self._total), self._total)

    def finish(self) -> None:
        """Report that all is done."""
        if self._progress:
            self._progress(self._total, self._total)


class _Walk:
    """The two long parts of one database, reporting progress as they go."""

    def __init__(self, database: Database, steps: _Steps) -> None:
        self._database = database
        self._count = steps.count

    def chain(self) -> list[Problem]:
        """Recompute every link."""
        try:
            broken = self._database.chain.first_break(Head(), self._counted())
        except (DatabaseDamaged, DatabaseFault):
            return [Problem(ProblemKind.HISTORY_BROKEN, "0")]
        return [] if broken is None else [Problem(ProblemKind.HISTORY_BROKEN, str(broken))]

    def contents(self, contents: Contents) -> list[Problem]:
        """Compare everything there with what was recorded last, both ways."""
        try:
            found = list(self._compare(contents))
            return [*found, Problem(ProblemKind.LEFT_OUT)] if self._database.unread.any else found
        except (DatabaseDamaged, DatabaseFault) as error:
            return [Problem(ProblemKind.UNREADABLE, error.code)]

    def _compare(self, contents: Contents) -> Iterator[Problem]:
        newest = {
            (kind, uid): digest
            for kind, uid, digest in self._database.stream(
                "SELECT kind, uid, digest FROM changes ORDER BY seq"
            )
        }
        for kind, uid, content in chain(contents(self._database), recorded_events(self._database)):
            self._count()
            recorded = newest.pop((kind, uid), b"")
            if not recorded:
                yield Problem(ProblemKind.CONTENT_UNRECORDED, uid)
            elif recorded != self._database.chain.digest(kind, uid, content):
                yield Problem(ProblemKind.CONTENT_CHANGED, uid)
        for (_, uid), digest in newest.items():
            if digest:
                yield Problem(ProblemKind.CONTENT_MISSING, uid)

    def _counted(self) -> Iterator[Link]:
        for link in self._database.links():
            self._count()
            yield link
