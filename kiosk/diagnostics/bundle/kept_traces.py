"""What passed on the wires of a lane last, as shapes, kept while it does not run."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

NAME = "traces.json"

Shapes = Mapping[str, Sequence[Mapping[str, object]]]
"""Device → the shapes of its last passages, oldest first."""


def keep_traces(data: Path, at: str, shapes: Shapes) -> None:
    """They are in the lane's folder `data` afterwards, in the place of earlier ones; raises OSError."""
    beside = data / f".{NAME}"
    beside.unlink(missing_ok=True)
    beside.touch(mode=0o600)
    beside.write_text(json.dumps({"at": at, "shapes": shapes}), encoding="utf-8")
    beside.replace(data / NAME)


def kept_traces(data: Path) -> tuple[str, Shapes]:
    """When they were kept, and the shapes; '' and none where there are none that can be read."""
    try:
        told = json.loads((data / NAME).read_text(encoding="utf-8"))
        at, shapes = str(told["at"]), dict(told["shapes"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", {}
    return at, shapes
