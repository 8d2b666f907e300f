"""From a typed error to a plain sentence and a next step, in the person's language."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import Any

from trustjournal import texts
from trustjournal.errors import Notice, TrustJournalError

UNEXPECTED = TrustJournalError.code


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened in one sentence, and what to do next. Holds nothing a person wrote."""

    sentence: str
    next_step: str


def explain(error: BaseException, language: str = "en") -> Explanation:
    """Return the words for any error.

    Of errors that are not ours nothing is shown, since their texts may quote what was written.
    """
    words = texts.load("messages", language)
    code = error.code if isinstance(error, TrustJournalError) else UNEXPECTED
    details = dict(error.details) if isinstance(error, TrustJournalError) else {}
    problem = details.get("problem")
    known = words["errors"]
    chosen = known.get(f"{code}_{problem}") or known.get(code) or known[UNEXPECTED]
    if "problem" in details:
        details["problem"] = words["problems"].get(problem, "")
    return _filled(chosen, details)


def explain_notice(notice: Notice, language: str = "en") -> Explanation:
    """Return the words for something that is worth telling after unlocking."""
    return _filled(texts.load("messages", language)["notices"][notice.value], {})


def explain_trouble(trouble: str, language: str = "en") -> Explanation:
    """Return the words for something that is wrong with an agreement (`signatures.Trouble`)."""
    return _filled(texts.load("messages", language)["troubles"][trouble], {})


def trouble_title(trouble: str, language: str = "en") -> str:
    """Return two or three words for it, for a list."""
    return str(texts.load("messages", language)["troubles"][trouble]["title"])


def explain_finding(kind: str, where: str, language: str = "en", *, shared: bool = False) -> str:
    """Return the sentence for what a check found (`verify.Problem`), in the shared space or not."""
    words = texts.load("messages", language)
    found: str = words["findings"][kind].format_map(_Gaps(where=where or "…"))
    return words["shared_finding"]["sentence"].format(finding=found) if shared else found


def _filled(chosen: dict[str, Any], details: dict[str, object]) -> Explanation:
    """The first sentence whose placeholders all have a value; 0 and "" count as none."""
    sentence = chosen["sentence"]
    variants = sentence if isinstance(sentence, list) else [sentence]
    present = {name: value for name, value in details.items() if value}
    for variant in variants:
        if placeholders(variant) <= present.keys():
            return Explanation(variant.format(**present), chosen["next"])
    return Explanation(variants[-1].format_map(_Gaps(present)), chosen["next"])


def placeholders(sentence: str) -> set[str]:
    """Return the names in braces in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


class _Gaps(dict[str, object]):
    """Shows an ellipsis for a value that nobody supplied: better than no message at all."""

    def __missing__(self, key: str) -> str:
        return "…"
