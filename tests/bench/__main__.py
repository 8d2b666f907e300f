"""`make bench`: every benchmark of this folder, the goal beside each figure."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench import keystroke, screens, storage
from tests.bench.report import table


def main() -> None:
    """Measure storage, then screens; takes some minutes, most of them for making journals."""
    print("Storage", flush=True)
    lines = storage.figures()
    print(table(lines), flush=True)
    print("\nScreens", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        small = screens.prepare(Path(folder), 1_000)
        large = screens.prepare(Path(folder), 100_000, calibrated=True)
        painted = [*screens.figures(small, large), *keystroke.figures()]
    print(table(painted))
    missed = sum(not line.held for line in (*lines, *painted))
    print(f"\nGoals not reached: {missed}")


if __name__ == "__main__":
    main()
