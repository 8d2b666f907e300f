"""Makes statements that validate a feeling, out of the few parts a person types.

The structure follows Linehan's levels of validation; of an apology's parts responsibility and
present action are used, and asking for forgiveness is left out (Lewicki and others, 2016). What
was typed is never changed in meaning: see `grammar`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trustjournal.validation import english
from trustjournal.validation.felt import Felt, felt, joined
from trustjournal.validation.grammar import Fitted, Shape, capital_first, fit
from trustjournal.validation.shapes import words_of
from trustjournal.validation.words import Template, Words

_SAYS_WHEN = frozenset(
    (
        "now", "today", "tonight", "tomorrow", "yesterday", "will", "won't", "going", "already",
        "since", "ago", "last",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """What a person typed; every part may be left empty.

    `feelings` are vocabulary ids or own words; `my_part` is what I did, `now` what I do now;
    `unsure` says that the feeling is a guess.
    """

    feelings: tuple[str, ...] = ()
    happened: str = ""
    my_part: str = ""
    now: str = ""
    unsure: bool = False

    def __repr__(self) -> str:
        return f"Parts({len(self.feelings)} feelings, unsure={self.unsure})"


@dataclass(frozen=True, slots=True)
class Statement:
    """One suggestion: its level of validation (1..6) and its register."""

    text: str
    level: int
    register: str

    def __repr__(self) -> str:
        return f"Statement(level={self.level}, register={self.register!r})"


def compose(parts: Parts, words: Words) -> list[Statement]:
    """Return at least three different statements made of `parts`, in the order of the templates."""
    feelings = felt(parts.feelings, words)
    writer = _Writer(parts, feelings, words)
    statements: list[Statement] = []
    for template in words.templates:
        if template.unsure is parts.unsure and writer.tone in template.tones:
            text = writer.write(template)
            if all(text != known.text for known in statements):
                statements.append(Statement(text, template.level, template.register))
    return statements


class _Writer:
    """Fills templates with the parts of one composition."""

    def __init__(self, parts: Parts, feelings: Sequence[Felt], words: Words) -> None:
        self._words = words
        self._feelings = feelings
        self._my_part = _about_me(fit(parts.my_part))
        self._happened = self._sentence("happened", fit(parts.happened, mine=False))
        self._now = self._now_sentence(fit(parts.now))
        self.tone = _tone(feelings)

    def write(self, template: Template) -> str:
        """Return the finished text of `template`."""
        sentences: list[str] = []
        if template.happened and self._happened:
            sentences.append(self._happened)
        if {"because", "responsible"} & template.slots() and self._apart():
            sentences.append(self._apart())
        sentences.append(self._filled(template))
        if template.now and self._now:
            sentences.append(self._now)
        if template.ask:
            sentences.append(template.ask)
        return " ".join(capital_first(sentence) for sentence in sentences)

    def _filled(self, template: Template) -> str:
        join = self._words.phrases["joining"]
        named = self._feelings
        if {"because", "responsible"} & template.slots() and self.tone != "glad":
            # What was done explains the heavy feelings, never the light ones beside them.
            named = [one for one in named if one.tone != "glad"]
        adjectives = [one.adjective for one in named]
        nouns = [one.noun for one in named if one.noun]
        with_and = joined(adjectives, join["and"])
        this = join["this"].format(words=joined(nouns, join["and"]))
        values = {
            "feeling": with_and,
            "either_feeling": joined(adjectives, join["or"]),
            "this_feeling": this if nouns and len(nouns) == len(named) else with_and,
            "because": self._phrase("because"),
            "responsible": self._phrase("responsible"),
        }
        # Sentence by sentence, so that a slot which opens one gets its capital.
        parts = re.split(r"(?<=[.?]) ", template.text)
        return " ".join(capital_first(part.format(**values)) for part in parts)

    def _phrase(self, name: str) -> str:
        phrases, fitted = self._words.phrases[name], self._my_part
        if fitted is None:
            return phrases["none"]
        if not fitted.inline:
            return phrases["apart"]
        return phrases[fitted.shape.value].format(words=fitted.inline)

    def _apart(self) -> str:
        """Return my part as its own sentence, where it fits into no other; else nothing."""
        fitted = self._my_part
        if fitted is None or fitted.inline:
            return ""
        return self._sentence("my_part", fitted)

    def _sentence(self, name: str, fitted: Fitted | None, shape: str = "") -> str:
        if fitted is None:
            return ""
        if fitted.shape is Shape.SENTENCE:
            return fitted.alone
        phrases = self._words.phrases[name]
        if not fitted.inline:
            return phrases["apart"].format(words=fitted.alone)
        phrase = phrases[shape or fitted.shape.value]
        return _end(capital_first(phrase.format(words=fitted.inline)))

    def _now_sentence(self, fitted: Fitted | None) -> str:
        if fitted is not None and fitted.shape is Shape.CLAUSE and _says_when(fitted.inline):
            return self._sentence("now", fitted, "dated")
        return self._sentence("now", fitted)


def _about_me(fitted: Fitted | None) -> Fitted | None:
    """Keep "you …" out of the causes: what the other person did never explains what I did."""
    if fitted and words_of(fitted.inline)[:1] in (["you"], ["you're"], ["you'd"], ["you've"]):
        return Fitted(Shape.SENTENCE, "", fitted.alone)
    return fitted


def _tone(feelings: Sequence[Felt]) -> str:
    tones = {one.tone for one in feelings}
    for tone in ("shame", "hard", "glad"):
        if tone in tones:
            return tone
    return "none"


def _says_when(clause: str) -> bool:
    """Tell whether "Now" would be wrong before `clause`: it has a time or is in the past."""
    words = words_of(clause)
    past = english.PAST_VERBS | {"was", "were", "did", "had", "didn't", "wasn't", "couldn't"}
    early = words[:4]
    return bool(
        _SAYS_WHEN & set(words)
        or past & set(early)
        or any(w.endswith("ed") and w not in english.NOT_PAST for w in early[:3])
        or any(w.endswith("'ll") for w in words)
    )


def _end(text: str) -> str:
    return text if re.search(r"[.?!][\"”’')\]]*$", text) else f"{text}."
