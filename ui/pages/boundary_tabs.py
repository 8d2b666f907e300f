"""The three tabs of the page of boundaries."""

from __future__ import annotations

from enum import StrEnum


class Tab(StrEnum):
    """The three kinds, each with its own list."""

    BOUNDARIES = "boundaries"
    REQUESTS = "requests"
    AGREEMENTS = "agreements"
