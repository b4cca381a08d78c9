"""Settings for whoever helps the lane from afar."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kiosk.device_settings import Settings

PUBLIC_KEY = "^age1[0-9a-z]{58}$"


class SupportSettings(Settings):
    """`key` is the public key of those who help: support bundles are for its owner alone (docs/diagnostics.md)."""

    key: Annotated[str, Field(pattern=PUBLIC_KEY)]
