"""A lane with a scanner and nothing else, in a folder of its own; the far end of the scanner's wire is in our hand."""

from __future__ import annotations

import os
import select
import tty
from pathlib import Path

from kiosk.config import CatalogueSettings, Config, DeviceSettings, LaneSettings, StoreSettings
from kiosk.core.items import Item
from kiosk.core.policy import Policy
from scripts.benchmarks.visits import SHEET

PATIENCE_S = 10.0


class Terminal:
    """A pseudo terminal in raw mode. `far` is ours, `path` names the other end, `near` keeps it open."""

    def __init__(self) -> None:
        self.far, self.near = os.openpty()
        tty.setraw(self.near)
        os.set_blocking(self.near, False)
        self.path = os.ttyname(self.near)

    def send(self, data: bytes) -> None:
        os.write(self.far, data)

    def wait_greeted(self) -> None:
        """The driver has opened its end (it asks a scanner for its name first); raises TimeoutError."""
        if not select.select([self.far], [], [], PATIENCE_S)[0]:
            raise TimeoutError(f"nobody opened the scanner's wire within {PATIENCE_S:g} s")
        os.read(self.far, 64)

    def close(self) -> None:
        os.close(self.far)
        os.close(self.near)


def settings(folder: Path, scanner: Terminal | None = None) -> Config:
    """A lane's settings; its data are in `folder`."""
    devices = {}
    if scanner is not None:
        devices["scanner"] = DeviceSettings(protocol="serial-aim", link=f"pty:{scanner.path}")
    return Config(
        lane=LaneSettings(id="4", data=folder),
        store=StoreSettings(name="Green Corner", address="12 Harbour Street", currency="EUR"),
        catalogue=CatalogueSettings(file=SHEET),
        devices=devices,
    )


def policy() -> Policy:
    return settings(Path()).policy()


def settings_file(folder: Path) -> Path:
    """The same settings without devices as a file, for a program of its own."""
    path = folder / "lane.toml"
    path.write_text(
        f'[lane]\nid = "4"\ndata = "{folder / "lane"}"\n'
        '[store]\nname = "Green Corner"\naddress = "12 Harbour Street"\ncurrency = "EUR"\n'
        f'[catalogue]\nfile = "{SHEET}"\n',
        encoding="utf-8",
    )
    return path


def scan_of(item: Item) -> bytes:
    """The bytes of a scanner that read `item`'s EAN-13."""
    return f"]E0{item.key[1:]}\r".encode()
