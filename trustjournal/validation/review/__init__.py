"""Check my words: marks phrases that push feelings away, and says why; never scores a person."""

from trustjournal.validation.review.kinds import Flag, Kind, Review
from trustjournal.validation.review.reviewer import Reviewer, review
from trustjournal.validation.review.rules import Rules, RulesInvalid

__all__ = ["Flag", "Kind", "Review", "Reviewer", "Rules", "RulesInvalid", "review"]
