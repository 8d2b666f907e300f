"""Finds out how something that was typed can stand in a sentence, without changing what it says.

"lied about the money" is a clause that lacks its "I"; "lying to you" is an action; "the texts"
is a thing; "Did I ruin it? I think so." is speech of its own. Where the rules are in doubt they
say so (`Shape.FRAGMENT`), and the words are set apart exactly as they were typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from trustjournal.validation import english, lexicon
from trustjournal.validation.address import to_partner
from trustjournal.validation.mending import mend
from trustjournal.validation.openings import is_question, is_setting, stripped, tells_partner
from trustjournal.validation.shapes import guess, opens_with_condition
from trustjournal.validation.verbs import Guess, words_of

LONGEST_CLAUSE = 30
"""Words. A longer clause behind "because" leaves a reader breathless, so it stands alone."""

_LINE_MARKER = re.compile(r"^\s*(?:[-*•–—·]|\d+[.)])\s+")
_SENTENCE = re.compile(r".+?(?:[.!?…]+[\"”’')\]]*(?=\s|$)|$)", re.DOTALL)
_LOOSE_END = re.compile(r"[\s.,;:!…\-–—]+$")
_MARK_BEFORE_CLOSER = re.compile(r"[.!…]+([\"”’')\]]+)$")
_JOINERS = re.compile(r"[?;:]|\s[-–—]\s|—|\.\.\.|…|[.!]\s")
_WRAPPED = re.compile(r"^\(([^()]*)\)[.!…]*$")
_SPEECH = re.compile(rf"(?:{'|'.join(map(re.escape, english.SPEECH_OPENERS))})\b")
_SPLICE = re.compile(r", *(?:i|i['’](?:m|ve|d|ll)|we|you|he|she|they|it)\b", re.IGNORECASE)
_OPEN_LIST = re.compile(r",(?!.*\b(?:and|or|which|who|that)\b)[^,]*$", re.IGNORECASE)


_LIST_KINDS = {
    Guess.THING: Guess.THING,
    Guess.LACKS_ARTICLE: Guess.THING,
    Guess.ACTION: Guess.ACTION,
    Guess.CLAUSE: Guess.CLAUSE,
    Guess.LACKS_I: Guess.CLAUSE,
}
_EXCUSE = re.compile(
    r"i (?:was|felt|feel|am|have been|had been) (?:so |too |very |just |always |really )?(\w+)"
)
_WOULD_HAVE = re.compile(r"i(?:'d| would|would)(?: have|'ve) ")
_WAS = frozenset(("never", "not", "always", "often", "again", "all", "at", "last", "every", "late"))


class Shape(StrEnum):
    """How typed words can be used."""

    CLAUSE = "clause"  # "I lied about the money": fits after "because"
    ACTION = "action"  # "lying to you": fits after "because of what I did:"
    THING = "thing"  # "the texts": fits after "because of"
    SETTING = "setting"  # "while you were ill", "behind your back": fits after "what I did"
    SENTENCE = "sentence"  # whole sentences: stand alone
    FRAGMENT = "fragment"  # stands alone, behind a label


@dataclass(frozen=True, slots=True)
class Fitted:
    """Typed words and how they can stand.

    `inline` fits into a running sentence (empty where nothing fits); `alone` stands by itself,
    with a final mark; clauses and sentences open with a capital.
    """

    shape: Shape
    inline: str
    alone: str

    def __repr__(self) -> str:
        return f"Fitted({self.shape.value})"


def fit(typed: str, *, mine: bool = True, now: bool = False) -> Fitted | None:
    """Return how `typed` can stand, or None when nothing was typed.

    With `mine` a missing subject is the writer ("hid my phone" → "I hid my phone"); without it
    nobody is put in, since it may have been somebody else. `now` says that it is done now, so
    that "sober" means "I am sober" and a list needs no article.
    """
    pieces = split_sentences(typed)
    said = " ".join(words_of(" ".join(pieces)))
    if not pieces or set(said.split()) <= english.EMPTY or said in lexicon.EMPTY_ANSWERS:
        return None
    if len(pieces) == 1:
        return _fit_one(pieces[0], mine, now)
    fitted = [_fit_one(piece, mine, now) for piece in pieces]
    shape = Shape.SENTENCE
    if fitted[0].shape not in (Shape.CLAUSE, Shape.SENTENCE):
        shape = Shape.FRAGMENT
    alone = [fitted[0].alone, *(capital_first(one.alone) for one in fitted[1:])]
    return Fitted(shape, "", " ".join(alone))


def split_sentences(typed: str) -> list[str]:
    """Return the sentences or lines of `typed`, each with its own marks, without bullets."""
    pieces: list[str] = []
    for line in typed.replace("\r", "\n").split("\n"):
        text = " ".join(_LINE_MARKER.sub("", line).split())
        for match in _SENTENCE.finditer(text):
            piece = match.group().strip()
            if pieces and text and _runs_on(pieces[-1], piece) and match.start() > 0:
                pieces[-1] = f"{pieces[-1]} {piece}"
            elif re.search(r"\w", piece):
                pieces.append(piece)
    return pieces


def _runs_on(before: str, after: str) -> bool:
    """Tell whether the mark between two pieces was no end: "Dr. Smith", "I lied... a lot"."""
    if not re.search(r"\w", after):
        return True
    last = before.split()[-1].lower().rstrip(".")
    if before.endswith(".") and last in english.ABBREVIATIONS:
        return True
    trails = before.endswith(("...", "…"))
    return trails and after[0].islower() and words_of(after)[:1] != ["i"]


def _fit_one(piece: str, mine: bool, now: bool) -> Fitted:
    asks = piece.rstrip("\"”’')] ").endswith("?")
    text = to_partner(mend(_without_end(piece)))
    if not words_of(text):
        return Fitted(Shape.FRAGMENT, "", f"{text}.")
    asks = asks or is_question(text)
    if asks or _speaks(text) or (now and tells_partner(text)):
        return Fitted(Shape.SENTENCE, "", _alone(text, "?" if asks else "."))
    plain = stripped(text, mine=mine)
    if now:
        plain = re.sub(r"^be (?=\w)", "being ", plain, flags=re.IGNORECASE)
    if is_setting(plain, mine=mine):
        low = lower_first(plain)
        return Fitted(Shape.SETTING, low, _ended(low, "."))
    kind = guess(plain, mine=mine)
    if kind is Guess.UNKNOWN or (kind is Guess.LACKS_BE and _still(plain) and not now):
        return Fitted(Shape.FRAGMENT, "", _ended(lower_first(text), "."))
    inline = _listed(_inline(plain, kind, mine, now), mine)
    if kind in (Guess.CLAUSE, Guess.LACKS_I, Guess.LACKS_BE):
        return _clause(inline, mine and not now)
    if _sprawls(inline) or _OPEN_LIST.search(inline):
        return Fitted(Shape.FRAGMENT, "", _ended(lower_first(text), "."))
    shape = Shape.ACTION if kind is Guess.ACTION else Shape.THING
    return Fitted(shape, inline, _ended(inline, "."))


def _clause(inline: str, cause: bool) -> Fitted:
    """Return a clause; it stands alone where it is too long, two at once, or, as a `cause`,
    an explanation ("I was scared of losing you") and no deed."""
    spliced = _SPLICE.search(inline) and not inline.count(" and I ")
    apart = _sprawls(inline) or (spliced and not opens_with_condition(inline))
    if apart or _speaks(inline) or (cause and _explains(inline)):
        return Fitted(Shape.SENTENCE, "", _alone(inline, "."))
    return Fitted(Shape.CLAUSE, inline, _alone(inline, "."))


def _sprawls(inline: str) -> bool:
    return bool(_JOINERS.search(inline)) or len(inline.split()) > LONGEST_CLAUSE


def _explains(clause: str) -> bool:
    low = clause.lower().replace("’", "'")
    felt = _EXCUSE.match(low)
    if felt is not None and felt.group(1) in lexicon.FEELINGS_AS_REASONS:
        return True
    return " because " in low or low.startswith("i needed ") or bool(_WOULD_HAVE.match(low))


def _still(text: str) -> bool:
    return words_of(text)[:1] == ["still"]


def _inline(text: str, kind: Guess, mine: bool, now: bool) -> str:
    low = lower_first(text)
    if kind is Guess.LACKS_I:
        return f"I {low}"
    if kind is Guess.LACKS_BE:
        return _as_state(low, now)
    words = words_of(low)
    if mine and words[0] == "you" and words[1:2] and words[1].endswith("ing"):
        return f"your{low[3:]}"  # "you finding out" is what my part did
    return f"the {low}" if kind is Guess.LACKS_ARTICLE and not now else low


def _as_state(text: str, now: bool) -> str:
    words = words_of(text)
    if words[-1] in lexicon.NAMED_ALONE and words[0] not in {"a", "an", "such"}:
        text = f"{'an' if text[0] in 'aeiou' else 'a'} {text}"
    if now:
        return f"I am {text}"
    return f"I was {text}" if _WAS & set(words) else f"I have been {text}"


def _listed(text: str, mine: bool) -> str:
    """Put the "and" into a list without one: "the texts, the money", "I lied, I hid it".

    Only where each part is the same kind of thing; else the text stays as it was.
    """
    parts = re.split(r", *", text)
    if len(parts) < 2 or not _OPEN_LIST.search(text) or _JOINERS.search(text):
        return text
    guesses = [guess(part, mine=mine) for part in parts]
    kinds = {_LIST_KINDS.get(found) for found in guesses}
    said_by_me = words_of(parts[0])[:1] == ["i"] and all(
        found is Guess.LACKS_I or words_of(part)[:1] == ["i"]
        for part, found in zip(parts[1:], guesses[1:], strict=True)
    )
    if len(kinds) > 1 or None in kinds or (Guess.CLAUSE in kinds and not said_by_me):
        return text
    first = [parts[0], *(lower_first(part) for part in parts[1:])]
    return f"{', '.join(first[:-1])} and {first[-1]}"


def _speaks(text: str) -> bool:
    return _SPEECH.match(text.lower().replace("’", "'")) is not None


def _without_end(text: str) -> str:
    text = _WRAPPED.sub(r"\1", text.strip())
    if text.endswith(('?"', "?”", "?'", "?’", "?)")):
        return text
    bare = _LOOSE_END.sub("", text.rstrip("?").rstrip() if text.endswith("?") else text)
    return _MARK_BEFORE_CLOSER.sub(r"\1", bare)


def _alone(text: str, mark: str) -> str:
    return _ended(capital_first(text), mark)


def _ended(text: str, mark: str) -> str:
    return text if re.search(r"[.?!][\"”’')\]]*$", text) else text + mark


def capital_first(text: str) -> str:
    """Return `text` with its first letter as a capital."""
    for at, char in enumerate(text):
        if char.isalpha():
            return text[:at] + char.upper() + text[at + 1 :]
        if char.isalnum():
            break
    return text


def lower_first(text: str) -> str:
    """Return `text` as it stands inside a sentence: "The texts" → "the texts", names kept."""
    word = re.match(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*", text)
    if word is None:
        return text
    first = word.group()
    low = first.lower().replace("’", "'")
    usual = low in english.KNOWN or (low.endswith(("ed", "ing", "ly")) and len(low) > 3)
    single_i = low == "i" or low.startswith("i'")
    if single_i or not usual or any(letter.isupper() for letter in first[1:]):
        return text
    return text[0].lower() + text[1:]
