"""The lane's settings as a support bundle tells them: those that are named here, and no other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from pydantic import BaseModel

from kiosk.config import Config

TOLD: Mapping[str, str] = {
    "lane": "id languages simulated others",
    "store": "currency region spot_check_bp wants_bagged",
    "weighing": "min_g max_g division_g",
    "display": "orientation px_per_mm reduced_motion scheme large_text low_reach sound",
    "journal": "keep_days personal_days",
    "receipt": "default unanswered copies signature_code",
}
"""Section → what may be told of it. `timing` holds numbers only, and all of them are told."""
OF_DEVICE = "protocol division_g settle_s sure_coins"
OF_DRAWER = "pin on_ms off_ms open_is opens_s"
OF_DIALOG06 = "price_digits extra_escape eot_after_reply prices"  # its maker's two secrets are not
OF_SCANNER = "beeps rests"
OF_CAMERA = "look_first"
LINE_OPTIONS = ("baud", "mode")
LINK = re.compile(r"[a-z0-9]+:[A-Za-z0-9_./:\[\]-]{1,120}")


def told_settings(config: Config) -> dict[str, object]:
    """A new setting is not among them until it is named above."""
    told: dict[str, object] = {name: _some(getattr(config, name), fields) for name, fields in TOLD.items()}
    told["timing"] = {name: value for name, value in config.timing.given().items() if isinstance(value, int | float)}
    told["devices"] = {
        name: {
            **_some(device, OF_DEVICE),
            "link": told_link(device.link),
            **_part("drawer", device.drawer, OF_DRAWER),
            **_part("dialog06", device.dialog06, OF_DIALOG06),
            **_part("scanner", device.scanner, OF_SCANNER),
            **_part("camera", device.camera, OF_CAMERA),
        }
        for name, device in config.devices.items()
    }
    if config.server is not None:
        parts = urlsplit(config.server.address)
        told["server"] = {
            "address": f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else ""),
            "known_by": "token" if config.server.token_file is not None else "certificate",
        }
    return told


def told_link(link: str) -> str:
    """Where a device hangs, and how its line is set; nothing else that was written with it."""
    where, _, query = link.partition("?")
    if not LINK.fullmatch(where):
        return f"{where.partition(':')[0]}:…" if where.partition(":")[0].isalnum() else "…"
    options = [f"{name}={value}" for name, value in parse_qsl(query) if name in LINE_OPTIONS and value.isalnum()]
    return where + ("?" + "&".join(options) if options else "")


def _part(name: str, section: BaseModel | None, fields: str) -> dict[str, object]:
    return {} if section is None else {name: _some(section, fields)}


def _some(section: BaseModel, fields: str) -> dict[str, object]:
    return section.model_dump(mode="json", include=set(fields.split()), exclude_none=True)
