"""Words, themes and data that a non-programmer may edit."""
