"""Makes statements that validate a feeling, out of the few parts a person types.

The structure follows Linehan's levels of validation; of an apology's parts responsibility and
present action are used, and asking for forgiveness is left out (Lewicki and others, 2016). What
was typed is never changed in meaning: see `grammar`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trustjournal.validation import english, lexicon
from trustjournal.validation.felt import Felt, felt, is_guess, joined
from trustjournal.validation.grammar import Fitted, Shape, capital_first, fit
from trustjournal.validation.verbs import words_of
from trustjournal.validation.words import NUMBER, Template, Words

_GOES_ON = frozenset(("i'm", "i've", "we're", "we've"))
_GOES_ON_TWO = [["i", "am"], ["i", "have"], ["we", "are"], ["we", "have"]]
_MY_PART = frozenset(("because", "responsible"))
_NO_PROGRESS = frozenset(("never", "again", "having", "knowing", "wanting"))
"""Words with which "I am doing …" would sound wrong, or like a promise."""
_ALONE = [[verb] for verb in english.ALONE_VERBS]
_SAYS_WHEN = frozenset(
    (
        "now", "today", "tonight", "tomorrow", "yesterday", "will", "won't", "going", "already",
        "since", "ago", "last",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """What a person typed; every part may be left empty.

    `feelings` are vocabulary ids or own words; `happened` is what happened or what I noticed,
    `my_part` what I did, `why` what else makes the feeling fit, `now` what I do now; `unsure`
    says that the feeling is a guess; "maybe sad" and "I don't know" say so themselves.
    """

    feelings: tuple[str, ...] = ()
    happened: str = ""
    my_part: str = ""
    now: str = ""
    unsure: bool = False
    why: str = ""

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
    """Return at least six different statements made of `parts`, in the order of the templates."""
    feelings = felt(parts.feelings, words)
    writer = _Writer(parts, feelings, words)
    as_typed = _apostrophes(parts)
    unsure = parts.unsure or is_guess(parts.feelings)
    statements: list[Statement] = []
    for template in words.templates:
        if template.unsure is unsure and writer.tone in template.tones:
            text = as_typed(writer.write(template))
            if all(text != known.text for known in statements):
                statements.append(Statement(text, template.level, template.register))
    return statements


class _Writer:
    """Fills templates with the parts of one composition."""

    def __init__(self, parts: Parts, feelings: Sequence[Felt], words: Words) -> None:
        self._words = words
        self._feelings = feelings
        self._my_part = _about_me(fit(parts.my_part))
        happened, why, now = (
            fit(parts.happened, mine=False),
            fit(parts.why, mine=False),
            fit(parts.now, now=True),
        )
        self._happened = self._sentence("happened", happened)
        self._why = "" if _same(why, happened, self._my_part) else self._sentence("why", why)
        self._now = "" if _same(now, self._my_part) else self._now_sentence(now)
        self._once = _same(happened, self._my_part)
        self.tone = _tone(feelings)

    def write(self, template: Template) -> str:
        """Return the finished text of `template`."""
        sentences: list[str] = []
        tells_my_part = bool(_MY_PART & template.slots())
        if template.happened and self._happened and not (tells_my_part and self._once):
            sentences.append(self._happened)
        if tells_my_part and self._apart():
            sentences.append(self._apart())
        sentences.append(self._filled(template))
        if template.now and self._now:
            sentences.append(self._now)
        if template.ask:
            sentences.append(template.ask)
        return " ".join(capital_first(sentence) for sentence in sentences)

    def _filled(self, template: Template) -> str:
        named = self._feelings
        if _MY_PART & template.slots() and self.tone != "glad":
            # What was done explains the heavy feelings, never the light ones beside them.
            named = [one for one in named if one.tone != "glad"]
        values = self._feeling_values(named) | {
            "because": self._phrase("because"),
            "responsible": self._phrase("responsible"),
            "why": self._why,
        }
        several = len(named) > 1 and all(one.noun for one in named)
        text = NUMBER.sub(lambda match: match.group(2 if several else 1), template.text)
        # Sentence by sentence, so that a slot which opens one gets its capital.
        parts = re.split(r"(?<=[.?]) |(?<=\{why\}) ", text)
        filled = [capital_first(part.format(**values)) for part in parts]
        return " ".join(part for part in filled if part)

    def _feeling_values(self, named: Sequence[Felt]) -> dict[str, str]:
        """Return the slots that name feelings; a noun is only said when each of them has one."""
        join = self._words.phrases["joining"]
        adjectives = [one.adjective for one in named]
        with_and = joined(adjectives, join["and"])
        nouns = joined([one.noun for one in named], join["and"])
        have_nouns = bool(named) and all(one.noun for one in named)
        told = any(one.told for one in named)
        return {
            "feeling": with_and,
            "either_feeling": joined(adjectives, join["or"]),
            "this_feeling": join["this"].format(words=nouns) if have_nouns else with_and,
            "your_feeling": join["your"].format(words=nouns)
            if have_nouns
            else join["what_you_feel"],
            "same_feeling": join["the_same"] if told else join["too"].format(words=with_and),
        }

    def _phrase(self, name: str) -> str:
        phrases, fitted = self._words.phrases[name], self._my_part
        if fitted is None:
            return phrases["none"]
        if not fitted.inline:
            return phrases["apart"]
        if "person" in phrases and _is_person(fitted):
            return phrases["person"].format(words=fitted.inline)
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
        if name == "happened" and set(words_of(fitted.alone)) <= english.TIMES:
            return phrases["thing"].format(words=fitted.alone)  # "Sunday", "last night"
        if not fitted.inline:
            aside = fitted.shape is Shape.THING and "aside" in phrases
            return phrases["aside" if aside else "apart"].format(words=fitted.alone)
        phrase = phrases[shape or fitted.shape.value]
        return _end(capital_first(phrase.format(words=fitted.inline)))

    def _now_sentence(self, fitted: Fitted | None) -> str:
        if fitted is None:
            return ""
        words = words_of(fitted.inline)
        if fitted.shape is Shape.ACTION and _NO_PROGRESS & set(words):
            return self._sentence("now", fitted, "thing")
        if fitted.shape is Shape.CLAUSE and words[0] == "i" and words[1:] in _ALONE:
            doing = f"{words[1].removesuffix('e')}ing"  # "stay": I am staying
            return self._sentence("now", Fitted(Shape.ACTION, doing, doing))
        if fitted.shape is Shape.CLAUSE and _says_when(fitted.inline):
            return self._sentence("now", fitted, "dated")
        return self._sentence("now", fitted)


def _apostrophes(parts: Parts) -> Callable[[str], str]:
    """Return what gives a text the apostrophes of the one who types, so that all are alike."""
    typed = "".join((*parts.feelings, parts.happened, parts.my_part, parts.why, parts.now))
    if "'" not in typed or "’" in typed:
        return str
    return lambda text: text.replace("’", "'")


def _about_me(fitted: Fitted | None) -> Fitted | None:
    """Keep out of the causes what is no deed of the writer's: what the other person did ("you
    were cold", "your coldness") or what explains it ("stress"). It is said apart."""
    if fitted is None:
        return None
    words = words_of(fitted.inline)
    if words[:1] in (["you"], ["you're"], ["you'd"], ["you've"]):
        return Fitted(Shape.SENTENCE, "", fitted.alone)
    if fitted.shape is Shape.THING and "i" not in words:
        theirs = words[0] in {"your", "our"} and words[1] not in lexicon.HAPPENS_TO_YOU
        if theirs or _head(words) in lexicon.REASONS:
            return Fitted(Shape.THING, "", fitted.alone)
    return fitted


def _head(words: list[str]) -> str:
    """Return the word that a thing is about: "phone" of "the second phone in the car"."""
    ends = (at for at, word in enumerate(words[1:], 1) if word in english.BREAKS)
    return words[next(ends, len(words)) - 1]


def _is_person(fitted: Fitted) -> bool:
    """Tell "another woman", "her", "Chris", "Tinder": none of these is a deed."""
    named = fitted.inline[:1].isupper()
    persons = english.PERSONS | english.APPS | {"else"}
    head = _head(words_of(fitted.inline))
    return fitted.shape is Shape.THING and (named or head in persons)


def _same(one: Fitted | None, *others: Fitted | None) -> bool:
    """Tell whether two parts say the same words."""
    said = [words_of(other.alone) for other in others if other is not None]
    return one is not None and words_of(one.alone) in said


def _tone(feelings: Sequence[Felt]) -> str:
    tones = {one.tone for one in feelings}
    for tone in ("shame", "hard", "glad"):
        if tone in tones:
            return tone
    return "none"


def _says_when(clause: str) -> bool:
    """Tell whether "Now" would be wrong before `clause`: it has a time, is in the past, or goes
    on ("I'm listening", "I've given you the password")."""
    words = words_of(clause)
    past = english.PAST_VERBS | {"was", "were", "did", "had", "didn't", "wasn't", "couldn't"}
    early = words[:4]
    if words[0] in _GOES_ON or words[:2] in _GOES_ON_TWO:
        return True
    return bool(
        _SAYS_WHEN & set(words)
        or past & set(early)
        or any(w.endswith("ed") and w not in english.NOT_PAST for w in early[:3])
        or any(w.endswith("'ll") for w in words)
    )


def _end(text: str) -> str:
    return text if re.search(r"[.?!][\"”’')\]]*$", text) else f"{text}."
