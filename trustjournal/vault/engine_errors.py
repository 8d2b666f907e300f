"""Tells the database engine's errors apart, by number: their texts may quote a person's words."""

from __future__ import annotations

from ..errors import (
    AlreadyOpen,
    Cancelled,
    DatabaseConflict,
    DatabaseDamaged,
    DatabaseFault,
    DiskFull,
    FolderNotWritable,
    NotEnoughMemory,
    TrustJournalError,
)

# https://www.sqlite.org/rescode.html
BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR = 5, 6, 7, 8, 9, 10
CORRUPT, FULL, CANTOPEN, TOOBIG, CONSTRAINT, NOTADB = 11, 13, 14, 18, 19, 26
IOERR_READ, IOERR_SHORT_READ = 10 | 1 << 8, 10 | 2 << 8
IOERR_WRITING = {10 | detail << 8 for detail in (3, 4, 5, 6, 19)}
"""Writing, flushing and resizing: what a file-size limit or a quota gives instead of FULL."""


def typed(code: int | None, name: str | None, *, writing: bool = False) -> TrustJournalError:
    """Return our error for the engine's result code, which may or may not be the extended one.

    A bare IOERR does not say what failed: `writing` decides, since under a file-size limit it
    is what a full disk looks like. `name` (such as SQLITE_ERROR) is kept for what we have no
    own type for; never a message.
    """
    if code == IOERR:
        return DiskFull() if writing else DatabaseDamaged()
    if code in (IOERR_READ, IOERR_SHORT_READ):
        return DatabaseDamaged()
    if code in IOERR_WRITING:
        return DiskFull()
    match (code or 0) & 0xFF:
        case 13:
            return DiskFull()
        case 11 | 26:
            return DatabaseDamaged()
        case 5 | 6:
            return AlreadyOpen()
        case 9:
            return Cancelled()
        case 8 | 14:
            return FolderNotWritable()
        case 7:
            return NotEnoughMemory()
        case 19:
            return DatabaseConflict()
    return DatabaseFault(engine=name or "")
