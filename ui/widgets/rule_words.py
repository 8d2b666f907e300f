"""A row of the matrix in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from trustjournal import texts
from trustjournal.journal.disclosure import Circle, Detail, DisclosureRule, Listener
from ui.widgets.hours_field import hours_in_words


def listener_words() -> dict[str, str]:
    """Return each listener's id with its words."""
    words: dict[str, str] = texts.load("disclosure")["listener"]
    return {listener.value: words[listener] for listener in Listener}


def detail_words() -> dict[str, str]:
    """Return each level of detail with its words."""
    words: dict[str, str] = texts.load("disclosure")["detail"]
    return {detail.value: words[detail] for detail in Detail}


def circle_names() -> dict[str, str]:
    """Return each circle with its short name."""
    words = texts.load("disclosure_page")["circle"]
    return {circle.value: words[circle]["name"] for circle in Circle}


def circle_meaning(circle: Circle) -> str:
    """Return a circle's name with what it means."""
    return str(texts.load("disclosure")["circle"][circle])


def listeners(tell: tuple[Listener, ...]) -> str:
    """Return "partner, then therapist"; a line of its own when nobody was named."""
    translate = QCoreApplication.translate
    if not tell:
        return translate("RuleWords", "nobody named yet")
    return ", ".join(listener_words()[listener] for listener in tell)


def facts(rule: DisclosureRule) -> list[tuple[str, str]]:
    """Return the columns of a row: what each is called, and what this row has there."""
    words = texts.load("disclosure_page")["row"]
    support = QCoreApplication.translate("RuleWords", "yes" if rule.support_first else "no")
    nothing = QCoreApplication.translate("RuleWords", "not said")
    return [
        (words["tell"], listeners(rule.tell)),
        (words["within"], hours_in_words(rule.within_hours)),
        (words["setting"], rule.setting.strip() or nothing),
        (words["detail"], detail_words()[rule.detail]),
        (words["support_column"], support),
    ]


def rule_text(rule: DisclosureRule) -> str:
    """Return a row as plain lines, for comparing versions and for reading aloud."""
    label = f" ({rule.couple_label.strip()})" if rule.couple_label.strip() else ""
    head = f"{rule.behaviour.strip()}\n{circle_names()[rule.kind]}{label}"
    return "\n".join([head, *(f"{name}: {value}" for name, value in facts(rule))])


def rules_text(rules: tuple[DisclosureRule, ...]) -> str:
    """Return a whole matrix as plain text, row by row in the order of the circles."""
    return "\n\n".join(rule_text(rule) for rule in in_circles(rules))


def in_circles(rules: tuple[DisclosureRule, ...]) -> list[DisclosureRule]:
    """Return the rows from the inner circle to the outer, otherwise as they were written."""
    order = list(Circle)
    return sorted(rules, key=lambda rule: order.index(rule.kind))
