"""Questions about a text before it goes where others read it: asked, never in the way."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from trustjournal import texts
from trustjournal.validation.advice import Advice
from ui.widgets.kit import Card, Kit

MOST = 4
LONGEST = 80
"""Characters of a phrase that are quoted."""


def advice_card(
    kit: Kit, file: str, found: Iterable[Advice], choices: QWidget | None = None
) -> Card:
    """Return a soft card with a question for each kind of phrase; `file` names its resource.

    `choices` are what can be done about it, below the questions.
    """
    words = texts.load(file)
    lines = kit.col(
        kit.text(words["title"], "ui_strong"),
        kit.text(words["lead"], "ui", "text_muted"),
        gap=2,
        margins=(16, 12, 16, 14),
    )
    said = [words["title"], words["lead"]]
    by_rule: dict[str, Advice] = {}
    for each in found:
        by_rule.setdefault(each.rule, each)
    for advice in list(by_rule.values())[:MOST]:
        lines.addSpacing(kit.theme.gap("s"))
        if advice.phrase:
            lines.addWidget(kit.text(f"“{shortened(advice.phrase)}”", "quote"))
        lines.addWidget(kit.text(advice.why))
        lines.addWidget(kit.text(advice.question, "ui_strong"))
        said += [advice.phrase, advice.why, advice.question]
    if choices is not None:
        lines.addSpacing(kit.theme.gap("s"))
        lines.addWidget(choices)
    card = kit.card(lines, "warn")
    card.setAccessibleName(" ".join(part for part in said if part))
    return card


def shortened(phrase: str) -> str:
    """Return a phrase on one line, cut where it is long."""
    line = " ".join(phrase.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
