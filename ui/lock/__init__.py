"""Lock screen and first run."""
