"""Asks once about details before words are kept where both can read them; never in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from trustjournal.journal.entries import Entry
from trustjournal.validation.detail_guard import detail_guard_entry
from ui.theme import Space
from ui.widgets.advice_card import advice_card
from ui.widgets.kit import Card, Kit

translate = QCoreApplication.translate


class UsGuard:
    """Holds what was asked about already; in Only me it asks nothing."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._asked: frozenset[tuple[str, str]] = frozenset()

    def question(
        self, entry: Entry, keep: Callable[[], object], go_on: Callable[[], object]
    ) -> Card | None:
        """Return what to ask before `entry` is kept, or None: nothing, or asked before.

        The card's buttons keep it as it is, or go on writing.
        """
        kit = self._kit
        if kit.theme.space is not Space.SHARED:
            return None
        found = detail_guard_entry(entry)
        phrases = frozenset((advice.rule, advice.phrase) for advice in found)
        if phrases <= self._asked:
            return None
        self._asked |= phrases
        as_it_is = kit.button(translate("UsGuard", "Keep it as it is"), "", "", keep)
        back = kit.button(translate("UsGuard", "Go on writing"), "quiet", "", go_on)
        return advice_card(kit, "detail_guard", found, kit.flow(back, as_it_is, gap=6))
