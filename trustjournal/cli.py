"""`trustjournal-cli`: the same journal without a screen."""


def main() -> None:
    """Run one command."""
