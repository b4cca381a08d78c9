"""The lanes of the day as settings, each in a folder of its own: the demo's, without its cameras and its server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from kiosk.config import Config, DeviceSettings, OwnCodeSettings, ServerSettings, load_config

ROOT = Path(__file__).resolve().parents[3]
PLAN = ROOT / "config" / "demo.toml"
LEFT_OUT = ("wedge", "camera")
"""Keys and pictures are no bytes on a wire."""
SPOT_CHECK_BP = 150
"""So many of 10,000 visits are checked by a colleague."""


def planned() -> dict[str, DeviceSettings]:
    """The devices that each lane has."""
    return {name: device for name, device in load_config(PLAN).devices.items() if name not in LEFT_OUT}


def lane_config(
    folder: Path,
    lane: str,
    links: Mapping[str, str] | None = None,
    server: ServerSettings | None = None,
    timing: Mapping[str, float] | None = None,
    rules: Path | None = None,
) -> Config:
    """Lane `lane`, whose journal is in `folder`/lane, its devices at `links`, or at none that can be opened. Where it
    knows no `server`, what it owes the store is sent for it. `timing` are waits that differ from the usual ones,
    `rules` the offers, where others.
    """
    plan = load_config(PLAN)
    catalogue = plan.catalogue.model_copy(update={"rules": rules}) if rules is not None else plan.catalogue
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        "[lane]",
        f"id = {json.dumps(lane)}",
        'data = "lane"',
        f"languages = {json.dumps(list(plan.lane.languages))}",
        "simulated = true",
        "[store]",
        f"name = {json.dumps(plan.store.name)}",
        f"currency = {json.dumps(plan.store.currency)}",
        f"spot_check_bp = {SPOT_CHECK_BP}",
        f"codes = [{', '.join(_code(one) for one in plan.store.codes)}]",
        "[staff]",
        f"file = {json.dumps(str(ROOT / 'config' / 'staff.toml'))}",
        "[weighing]",
        *(f"{name} = {json.dumps(value)}" for name, value in plan.weighing.model_dump().items()),
        "[catalogue]",
        *(f"{name} = {json.dumps(str(path.resolve()))}" for name, path in catalogue if path is not None),
    ]
    lines += ["[timing]", *(f"{name} = {seconds}" for name, seconds in (timing or {}).items())]
    if server is not None:
        lines += [
            "[server]",
            f"address = {json.dumps(server.address)}",
            f"token_file = {json.dumps(str(server.token_file))}",
        ]
    for name, device in planned().items():
        nowhere = "tcp:127.0.0.1:1" if device.link.startswith("tcp:") else f"pty:none/{name}"
        link = links[name] if links is not None else nowhere
        lines += [f"[devices.{name}]", f'protocol = "{device.protocol}"', f"link = {json.dumps(link)}"]
        for setting in ("sure_coins", "division_g"):
            if (value := getattr(device, setting)) is not None:
                lines.append(f"{setting} = {value}")
    path = folder / "lane.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load_config(path)


def _code(code: OwnCodeSettings) -> str:
    return f"{{kind = {json.dumps(code.kind)}, pattern = {json.dumps(code.pattern)}}}"
