"""Settings for whoever helps the lane from afar."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from kiosk.device_settings import Settings

PUBLIC_KEY = "^age1[0-9a-z]{58}$"


class SupportSettings(Settings):
    """`key` is the public key of those who help: support bundles are for its owner alone. `stick`: where a USB stick is
    mounted while one is in; a bundle that is made at the screen goes there first (docs/diagnostics.md).
    """

    key: Annotated[str, Field(pattern=PUBLIC_KEY)]
    stick: Path | None = None
