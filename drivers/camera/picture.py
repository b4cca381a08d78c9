"""Encoded pictures become pixels. Import late: OpenCV takes 0.1 s."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from drivers.camera.frame import Pixels


def decoded(data: bytes) -> Pixels | None:
    """The picture in `data` (PNG, JPEG, WebP …) in gray, or None where it isn't one."""
    try:
        return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)  # type: ignore[return-value]
    except cv2.error:  # no bytes at all
        return None
