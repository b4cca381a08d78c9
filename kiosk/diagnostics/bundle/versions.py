"""What a lane consists of, in versions."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import distributions


def versions(program: str) -> dict[str, object]:
    """Of the lane's program, its Python, its machine, and every package in reach."""
    return {
        "lane": program,
        "python": sys.version.split()[0],
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "packages": dict(sorted({one.name: one.version for one in distributions()}.items())),
    }
