"""Words to begin a hard conversation with: what to do in which order, and openings to take over,
filled with what was agreed about the telling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from trustjournal import texts
from trustjournal.journal.disclosure import Detail, Listener
from trustjournal.journal.practice_words import Script, scripts

TEXTS = "telling"
_SOMETIMES = {
    "offer": "offers_facts",
    "discovered": "was_discovered",
    "from_before": "is_from_before",
}
"""General scripts that fit only then; whatever else `disclosure.toml` has always does."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What was agreed about the telling of one thing, and what is known of it."""

    tell: tuple[Listener, ...] = ()
    setting: str = ""
    detail: Detail = Detail.HEADLINE
    support_first: bool = False
    has_rule: bool = True
    is_from_before: bool = False
    was_discovered: bool = False

    @property
    def offers_facts(self) -> bool:
        """Say whether support was called, and there are facts to be offered."""
        before = self.is_from_before or self.was_discovered
        return self.support_first and self.detail is Detail.FACTS and not before


def scripts_for(telling: Telling, label: str = "") -> list[Script]:
    """Return the scripts that fit, with the setting and the couple's own word filled in.

    First the general ones for a special case, then those that know how much is told.
    """
    shaped = texts.load(TEXTS)["script"]
    own = [
        Script(each["id"], each["title"], _filled(each, telling))
        for each in shaped
        if _fits(each, telling)
    ]
    known = {each["id"] for each in shaped}
    general = [
        Script(script.id, script.title, script.filled(label))
        for script in scripts()
        if script.id not in known and _suits(script, telling)
    ]
    special = [script for script in general if script.id in _SOMETIMES]
    return [*special, *own, *(script for script in general if script not in special)]


def steps_for(telling: Telling) -> list[str]:
    """Return what to do first, next and last, one plain sentence each."""
    return [
        _with_setting(each["words"], telling.setting)
        for each in texts.load(TEXTS)["step"]
        if _fits(each, telling) and (telling.setting.strip() or "{setting}" not in each["words"])
    ]


def is_from_before(happened_at: datetime, agreed_at: datetime | None) -> bool:
    """Say whether something happened before the two had agreed on anything about it: then it is
    new information from before, and belongs into a prepared talk."""
    return agreed_at is not None and happened_at < agreed_at


def _fits(each: dict[str, Any], telling: Telling) -> bool:
    """A part fits when it asks for nothing that the telling has not."""
    to = {listener.value for listener in telling.tell}
    return (
        telling.detail.value in each.get("detail", (telling.detail.value,))
        and ("tell" not in each or bool(to & set(each["tell"])))
        and each.get("support_first", telling.support_first) is telling.support_first
        and each.get("has_rule", telling.has_rule) is telling.has_rule
        and each.get("from_before", False) is telling.is_from_before
    )


def _suits(script: Script, telling: Telling) -> bool:
    wanted = _SOMETIMES.get(script.id)
    return wanted is None or bool(getattr(telling, wanted))


def _filled(each: dict[str, Any], telling: Telling) -> str:
    if telling.setting.strip():
        return _with_setting(str(each["words"]), telling.setting)
    return str(each.get("without_setting", each["words"]))


def _with_setting(words: str, setting: str) -> str:
    """Put the setting into a sentence, behind a colon: without its own full stop, and small."""
    told = setting.strip().rstrip(".")
    return words.replace("{setting}", told[:1].lower() + told[1:])
