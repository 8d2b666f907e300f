"""Decides when a half-filled form goes into its encrypted draft. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from trustjournal.journal.entries import Changed
from trustjournal.journal.form_drafts import FormDraft, FormDrafts
from ui.pages.draft_pace import DraftPace

Values = Mapping[str, Any]


class FormKeeper(DraftPace):
    """Keeps one form's draft no more often than it needs to: as `DraftKeeper` does for entries."""

    def __init__(
        self, drafts: FormDrafts, kind: str, uid: str, monotonic: Callable[[], float]
    ) -> None:
        """`monotonic` as for `DraftPace`."""
        super().__init__(monotonic)
        self.kind = kind
        self.uid = uid
        self._drafts = drafts
        self._unchanged: dict[str, Any] = {}
        self._is_new = True
        self._last: tuple[dict[str, Any], dict[str, Any]] | None = None

    def begin(self, unchanged: Values, *, is_new: bool, draft: FormDraft | None = None) -> None:
        """Start with a form as it is before anything is typed; `draft` is what it opens from."""
        self._unchanged = dict(unchanged)
        self._is_new = is_new
        self._last = (dict(draft.values), dict(draft.at)) if draft else None
        self.rest()

    @property
    def is_new(self) -> bool:
        """Whether nothing is kept of this thing yet."""
        return self._is_new

    @property
    def has_draft(self) -> bool:
        """Whether there is a draft of this form on the disk."""
        return self._last is not None

    def keep(self, values: Values, at: Values) -> Changed:
        """Keep the form as it stands; nothing is written when nothing is new.

        One that says no more than what is kept already is dropped. What the store raises goes on
        to the caller, and the words count as waiting still.
        """
        now = (dict(values), dict(at))
        if now[0] == self._unchanged:
            change = self.drop()
        elif now == self._last:
            change = Changed()
        else:
            draft = FormDraft(self.kind, self.uid, *now, is_new=self._is_new)
            change = self._drafts.keep(draft)
            self._last = now
        self.rest()
        return change

    def drop(self) -> Changed:
        """Forget the draft."""
        change = self._drafts.discard(self.kind, self.uid) if self.has_draft else Changed()
        self._last = None
        self.rest()
        return change

    def draft(self, values: Values, at: Values) -> FormDraft:
        """Return a draft that brings the form back as it stands, for second thoughts."""
        return FormDraft(self.kind, self.uid, dict(values), dict(at), is_new=self._is_new)
