"""Puts somebody's own word for a feeling into a form that fits behind "feeling".

Whose voice it is in decides about the pronouns. "I can't trust you" is what the other would say,
so it turns round; "close to me" is said by the one who writes, so it stays. Where both are
possible the words are quoted as they were typed.
"""

from __future__ import annotations

import re

from trustjournal.validation import english, lexicon
from trustjournal.validation.verbs import is_past, words_of

_FACE = re.compile(r"\s*(?:[:;=]['’]?-?[()/\\|\[\]DPo]|[^\w\s\"“”'’.,!?;:()\-–—/&+£$€%]+)\s*$")
_HEDGE = re.compile(
    r"^(?:maybe|perhaps|probably|possibly|i think|i guess|i suppose|i'd say|i’d say|might be"
    r"|could be|must be)\s+(?:that\s+)?",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*(?:,|/|&|\+|;|\band\b)\s*", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:this|that|the|your|their|his|her|a|an|some|such|so much)\s+", re.I)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TURNED = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "am": "are",
    "i'm": "you’re", "i've": "you’ve", "i'd": "you’d", "i'll": "you’ll", "your": "my",
    "yours": "mine", "yourself": "myself",
}  # fmt: skip
_AGREEING = {"was": "were", "wasn't": "weren’t"}
_SELF = {"herself": "yourself", "himself": "yourself", "themselves": "yourself",
         "themself": "yourself"}  # fmt: skip
_VERBS = {
    "can't": "can’t", "cannot": "cannot", "don't": "don’t", "doesn't": "don’t", "won't": "won’t",
    "want": "want", "wants": "want", "need": "need", "needs": "need", "hate": "hate",
    "hates": "hate", "couldn't": "couldn’t", "has": "have", "have": "have", "didn't": "didn’t",
    "wish": "wish", "wishes": "wish", "isn't": "aren’t", "aren't": "aren’t",
    "never want": "never want",
}  # fmt: skip
_THIRD = frozenset(("she", "he", "they", "she's", "he's", "they're", "she'd", "he'd", "they'd"))
_CALLED_ON = frozenset(("like", "as", "that"))


def is_hedged(given: str) -> bool:
    """Tell whether a feeling was typed as a guess: "maybe sad", "angry?"."""
    return bool(_HEDGE.match(given.strip())) or given.rstrip().endswith("?")


def is_no_guess(given: str) -> bool:
    """Tell "I don't know", which names no feeling."""
    said = " ".join(words_of(given))
    return said in lexicon.EMPTY_ANSWERS - {"nothing", "okay", "ok", "none", "nobody", "no one"}


def without_face(given: str) -> str:
    """Leave out a trailing ":(" or emoji, and a hedge such as "maybe"."""
    return _HEDGE.sub("", _FACE.sub("", given) or given)


def pieces(given: str) -> list[str]:
    """Return the words that a list such as "hurt and angry" may consist of."""
    return [piece for piece in _PIECES.split(given) if piece]


def without_article(given: str) -> str:
    """Return "the fear" or "this fear" as "fear"."""
    return _ARTICLE.sub("", given)


def said_to_you(text: str) -> tuple[str, bool]:
    """Return what somebody feels, said to them, and whether it is to be quoted instead."""
    words = words_of(text)
    says_i = bool({"i", "i'm", "i've", "i'd", "i'll"} & set(words))
    says_you = bool({"you", "you're", "you've", "you'd"} & set(words))
    if says_i:
        # "afraid I'll do it again" may be said by either.
        opens = words[0] in _CALLED_ON or words[0].startswith("i'") or words[0] == "i"
        return (_turned(text), False) if opens else (text, True)
    if says_you and {"me", "my", "mine", "myself"} & set(words):
        return text, True  # "like you never loved me": whose words are these?
    if set(words) & _THIRD:
        return text, True
    return _body(text), False


def _turned(text: str) -> str:
    """Turn what the other would say: "I can't trust you" → "you can't trust me"."""
    parts: list[str] = []
    at, before = 0, ""
    found = list(_WORD.finditer(text))
    for n, match in enumerate(found):
        low = match.group().lower().replace("’", "'")
        following = found[n + 1].group().lower() if n + 1 < len(found) else ""
        new = _TURNED.get(low)
        if low == "you":
            new = "I" if _is_subject(following) else "me"
        elif before == "i" and low in _AGREEING:
            new = _AGREEING[low]
        before = low
        if new is not None:
            parts += [text[at : match.start()], new]
            at = match.end()
    return "".join([*parts, text[at:]])


def _is_subject(following: str) -> bool:
    low = following.replace("’", "'")
    return is_past(low) or low in english.AUXILIARIES | english.BASE_VERBS


def _body(text: str) -> str:
    """Give "a knot in my stomach" and "doubting herself" back to the one who feels it."""
    parts: list[str] = []
    at = 0
    found = list(_WORD.finditer(text))
    for n, match in enumerate(found):
        low = match.group().lower()
        following = found[n + 1].group().lower() if n + 1 < len(found) else ""
        new = _SELF.get(low) or ("yourself" if low == "myself" else None)
        if low in {"my", "her", "his", "their"} and following in lexicon.BODY:
            new = "your"
        if new:
            parts += [text[at : match.start()], new]
            at = match.end()
    return "".join([*parts, text[at:]])


def fitting(said: str) -> tuple[str, bool]:
    """Return own words as they fit behind "feeling", and whether they became a clause.

    "can't trust anyone" → "that you can’t trust anyone"; "walking on eggshells" → "like you’re
    walking on eggshells"; "a failure" → "like a failure"; "panic attack" → "a panic attack".
    """
    words = words_of(said)
    first, rest = words[0], said.partition(" ")[2]
    if said.startswith("wanting to "):
        return f"that you want {rest}", True
    if first in _VERBS and rest:
        return f"that you {_VERBS[first]} {rest}", True
    if first == "like" and words[1:2] and words[1] in lexicon.LIKE_DOING:
        return f"like you’re {rest}", True
    is_doing = first.endswith("ing") and first not in lexicon.FELT_ING | english.NOT_ACTIONS
    not_doing = first == "not" and rest.split(" ")[0].endswith("ing")
    if (is_doing and rest) or not_doing:
        return f"like you’re {said}", True
    bare = without_article(said)
    head = words_of(bare)[-1] if words_of(bare) else ""
    article = "" if bare != said else ("an " if said[0] in "aeiou" else "a ")
    if head in lexicon.LIKE_A and len(words) <= 4 and first not in _CALLED_ON:
        return f"like {article}{said}", False
    if head in lexicon.FELT_ONCE and article and len(words) <= 3:
        return f"{article}{said}", False
    return said, False
