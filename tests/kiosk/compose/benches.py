"""A lane's configuration, and devices that are plugged into its links and swapped for others."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drivers.emulators.ends import make_end
from drivers.emulators.host import Host
from drivers.registry import find

ROOT = Path(__file__).resolve().parents[3]
LANE = f"""\
[lane]
id = "7" # the one by the door
data = "data"
[store]
name = "Green Corner"
currency = "EUR"
[catalogue]
file = "{ROOT}/assets/catalogue/sample.csv"
"""


@contextmanager
def plugged_in(protocol: str, link: str) -> Iterator[Host]:
    """A device of `protocol` hangs at `link`."""
    host = Host(find(protocol).make_emulator(), make_end(link))
    host.open()
    turning = threading.Thread(target=host.run, name=f"device-{protocol}")
    turning.start()
    try:
        yield host
    finally:
        host.stop()
        turning.join()


def lane_file(folder: Path, **devices: tuple[str, str]) -> Path:
    """A configuration with `devices`, each a protocol and a link."""
    tables = (
        f'[devices.{name}]\nprotocol = "{protocol}"\nlink = "{link}"\n' for name, (protocol, link) in devices.items()
    )
    path = folder / "lane.toml"
    path.write_text(LANE + "".join(tables), encoding="utf-8")
    return path
