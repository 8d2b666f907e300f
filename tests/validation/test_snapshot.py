"""Two hundred statements, kept in a file so that people read them and see each change.

`python -m tests.validation.test_snapshot` writes the file anew; read it whole before keeping it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from tests.validation.inputs import HAPPENED, MY_PARTS, NOW, OWN_WORDS, WHY
from trustjournal.validation.compose import Parts, compose
from trustjournal.validation.review import Kind, review
from trustjournal.validation.words import Words

SNAPSHOT = Path(__file__).parent / "snapshot.txt"
RESULTS = 200
WORDS = Words.load()


def compositions() -> Iterator[Parts]:
    """Compositions that go through all lists at different paces."""
    vocabulary = WORDS.vocabulary
    known = [f.id for core in vocabulary.cores() for f in (core, *vocabulary.below(core.id))]
    feelings = known + OWN_WORDS
    for n in range(10_000):
        named = [feelings[(n * 7) % len(feelings)], feelings[(n * 11 + 5) % len(feelings)]]
        yield Parts(
            feelings=tuple(named[: (1, 2, 1, 0)[n % 4]]),
            happened=HAPPENED[(n * 3) % len(HAPPENED)] if n % 3 else "",
            my_part=MY_PARTS[(n * 37) % len(MY_PARTS)],
            now=NOW[(n * 5) % len(NOW)] if n % 5 else "",
            unsure=n % 3 == 2,
            why=WHY[(n * 13) % len(WHY)] if n % 2 else "",
        )


def results() -> str:
    """Two statements of each composition, below what was typed."""
    lines: list[str] = []
    shown = 0
    for n, parts in enumerate(compositions()):
        typed = (parts.happened, parts.my_part, parts.why, parts.now)
        head = " | ".join(" / ".join(part.splitlines()) for part in typed)
        doubt = "?" if parts.unsure else ""
        lines.append(f"# {', '.join(parts.feelings)}{doubt} | {head}")
        statements = compose(parts, WORDS)
        for at in (n % len(statements), (n + 4) % len(statements)):
            one = statements[at]
            lines.append(f"{one.level} {one.register}: {one.text}")
            shown += 1
        if shown >= RESULTS:
            return "\n".join(lines) + "\n"
    raise AssertionError("too few results")


def test_the_statements_are_those_that_were_read() -> None:
    assert results() == SNAPSHOT.read_text("utf-8")


def test_our_own_words_push_no_feeling_away() -> None:
    vocabulary = WORDS.vocabulary
    known = [f.id for core in vocabulary.cores() for f in (core, *vocabulary.below(core.id))]
    for feelings in [(), *((feeling,) for feeling in known)]:
        for unsure in (False, True):
            parts = Parts(feelings, "you went quiet", "I lied", "I am here", unsure, "you asked me")
            for statement in compose(parts, WORDS):
                assert not review(statement.text).kinds, statement.text


def test_what_is_marked_is_what_was_typed() -> None:
    """A typed part that is clean alone may read as one with ours, but rarely."""
    texts, more = 0, 0
    for parts in itertools.islice(compositions(), 300):
        typed = (*parts.feelings, parts.happened, parts.my_part, parts.why, parts.now)
        marked = set[Kind]().union(*(review(words).kinds for words in typed))
        for statement in compose(parts, WORDS):
            texts += 1
            more += not review(statement.text).kinds <= marked
    assert more <= texts / 100


if __name__ == "__main__":
    SNAPSHOT.write_text(results(), "utf-8")
