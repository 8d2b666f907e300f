"""A check as one line of JSON, for other programs."""

from __future__ import annotations

import json

from trustjournal.validation.review.kinds import Review


def as_line(checked: Review, *, ascii_only: bool = False) -> str:
    """Return `{"text", "flags": [{"class", "start", "end", "phrase", "why", "ask"}]}` on one
    line. `start` and `end` count characters (code points) of `text`."""
    flags = [
        {
            "class": flag.kind.value,
            "start": flag.start,
            "end": flag.end,
            "phrase": flag.phrase,
            "why": flag.why,
            "ask": flag.ask,
        }
        for flag in checked.flags
    ]
    return json.dumps({"text": checked.text, "flags": flags}, ensure_ascii=ascii_only)
