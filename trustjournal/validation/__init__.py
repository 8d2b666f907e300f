"""Words that validate."""
