"""One drainer: the lane's own pusher on a journal that may be another program's, until it is told to stop."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from pathlib import Path

from kiosk.config import ServerSettings
from kiosk.journal import load_key
from kiosk.journal.outbox import Outbox
from kiosk.store_link import OutboxPusher


def main(journal: Path, key_file: Path, address: str, token_file: Path, lease_s: float) -> None:
    logging.basicConfig(level=logging.ERROR)
    key = load_key(key_file)
    server = ServerSettings(address=address, token_file=token_file)
    pusher = OutboxPusher(lambda: Outbox.open(journal, key, lease_s=lease_s), server, lambda _online: None)
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    pusher.start()
    ended.wait()
    pusher.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]), float(sys.argv[5]))
