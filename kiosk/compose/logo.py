"""The picture above the receipts, looked at before the lane starts: a printer would refuse a paid shopper's receipt."""

from __future__ import annotations

from pathlib import Path

from kiosk.config import ConfigError

MOST_BYTES = 500_000
MOST_DOTS = 320
"""How high it may be on paper: 4 cm at 8 dots a millimetre. It is on every receipt."""
NARROWEST_PAPER = 384


def read_logo(path: Path | None) -> bytes:
    """The PNG or JPEG in `path`, b"" where there is none to be; raises `ConfigError` for what cannot be printed so."""
    if path is None:
        return b""
    from drivers.printers.picture import draw_picture  # a lane without a logo starts without the drawing

    try:
        if path.stat().st_size > MOST_BYTES:
            raise ConfigError(f"store.logo: {path} has more than {MOST_BYTES // 1000} KB")
        data = path.read_bytes()
        high = draw_picture(data, NARROWEST_PAPER).height
    except OSError as error:
        raise ConfigError(f"store.logo: {path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"store.logo: {path}: {error}") from error
    if high > MOST_DOTS:
        raise ConfigError(f"store.logo: {path} is {high} dots high on paper, and {MOST_DOTS} are the most")
    return data
