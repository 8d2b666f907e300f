"""The composition root."""


def main() -> None:
    """Open the app."""
