"""Numbered migrations, one file a step, importing nothing from the app."""
