"""Finds phrases that deserve a question, by rules in `resources/`: advice, never a verdict."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from trustjournal import texts
from trustjournal.errors import TrustJournalError

_SENTENCE_END = re.compile(r"[.!?…\n](?=\s|$)")


class AdviceInvalid(TrustJournalError):
    """A file of rules that has a mistake; `field` names the file, `entry` the rule."""

    code = "advice_invalid"

    def __init__(self, file: str, rule: str) -> None:
        self.rule = rule
        super().__init__(field=file)


@dataclass(frozen=True, slots=True, repr=False)
class Advice:
    """One question about a text. `start` and `end` are the phrase's place in characters; both
    are 0 when it is about something that is missing. `phrase` is the person's own words."""

    rule: str
    kind: str
    start: int
    end: int
    phrase: str
    why: str
    question: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What `find` looks for."""

    id: str
    kind: str
    why: str
    question: str
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]


@cache
def rules(file: str, language: str = "en") -> tuple[Rule, ...]:
    """Return the rules of `text/<language>/<file>.toml`; raises AdviceInvalid for a mistake."""
    data = texts.load(file, language)
    words = data.get("words", {})
    return tuple(_rule(file, record, words) for record in data.get("rule", ()))


def find(file: str, text: str, language: str = "en") -> list[Advice]:
    """Return what the rules of a file ask about a text, in the order of the text.

    Of two phrases that overlap the longer one is kept.
    """
    plain = text.replace("’", "'").replace("‘", "'")
    found = [
        Advice(rule.id, rule.kind, hit.start(), hit.end(), text[hit.start() : hit.end()],
               rule.why, rule.question)
        for rule in rules(file, language)
        for pattern in rule.patterns
        for hit in pattern.finditer(plain)
        if not _passed_over(rule, plain, hit.start())
    ]  # fmt: skip
    return _apart(found)


def _apart(found: list[Advice]) -> list[Advice]:
    kept: list[Advice] = []
    for advice in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(advice.end <= other.start or advice.start >= other.end for other in kept):
            kept.append(advice)
    return sorted(kept, key=lambda each: each.start)


def _passed_over(rule: Rule, text: str, at: int) -> bool:
    """Say whether the words before a hit, in its sentence, turn it into something else."""
    ends = [end.end() for end in _SENTENCE_END.finditer(text, 0, at)]
    before = text[ends[-1] if ends else 0 : at]
    return any(pattern.search(before) for pattern in rule.unless)


def _rule(file: str, record: dict[str, Any], words: dict[str, str]) -> Rule:
    name = str(record.get("id", "?"))
    try:
        return Rule(
            name,
            record["class"],
            record["why"],
            record["question"],
            tuple(_compiled(pattern, words) for pattern in record["patterns"]),
            tuple(_compiled(pattern, words) for pattern in record.get("unless", ())),
        )
    except (KeyError, IndexError, ValueError, TypeError, re.error):
        raise AdviceInvalid(file, name) from None


def _compiled(pattern: str, words: dict[str, str]) -> re.Pattern[str]:
    """A pattern with its {words} put in; it begins and ends at the edge of a word."""
    filled = pattern.format(**words)
    start = r"\b" if filled[:1].isalpha() or filled.startswith("(?:") else ""
    return re.compile(start + filled, re.IGNORECASE)
