"""The support bundle of a lane that runs, made where a technician asks for it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from drivers.pump import Pump
from kiosk.compose.diagnosing import look_at_machine, look_at_store
from kiosk.compose.traces import shapes_of
from kiosk.config import Config, ConfigError
from kiosk.core.session.inputs import Device
from kiosk.diagnostics.bundle.gather import Source, gather
from kiosk.diagnostics.bundle.pacing import GivenUp, TooLong, beside
from kiosk.diagnostics.bundle.sealing import NotSealed, seal
from kiosk.diagnostics.bundle.sending import hand_in, write_new
from kiosk.diagnostics.guided.course import HandedIn, NotSeen
from kiosk.diagnostics.guided.supporting import MADE_S
from kiosk.diagnostics.live import LaneWatch
from kiosk.diagnostics.report import Row
from kiosk.lane.clock import SystemClock

log = logging.getLogger(__name__)

DAYS = 7.0
SENT_S = 15.0
"""Of the time that a technician waits for it, so much is left to seal it and to write it or hand it in."""


class SupportFile:
    """Makes bundles of the lane that runs by `config`; on the thread that asks, and never the lane's."""

    def __init__(
        self,
        config: Callable[[], Config],
        key_file: Path,
        program: str,
        health: LaneWatch,
        pumps: Mapping[Device, Pump[Any]],
        clock: SystemClock,
        stopping: threading.Event,
    ) -> None:
        """`config` is asked at each file, and `pumps` may change while the lane runs: what is so then counts. Once
        `stopping` is set, none is made any more, and what was made of one is gone.
        """
        self._config, self._key_file, self._program = config, key_file, program
        self._health, self._pumps, self._clock = health, pumps, clock
        self._stopping = stopping

    def make(self) -> HandedIn | NotSeen:
        """It is on the stick, where one is in, or the store server has it; or why there is none."""
        config = self._config()
        support, stick = config.support, _stick(config)
        if support is None:
            return NotSeen("the settings name no key of those who help this lane")
        if stick is None and config.server is None:
            return NotSeen("no stick is in, and this lane has no store server")
        now = self._clock.wall()
        try:
            pack = gather(self._source(config, datetime.fromisoformat(now)))
            sealed = seal(pack.packed(), support.key)
            if stick is not None:
                name = f"lane-{config.lane.id}-{now[:19].replace(':', '')}.age"
                write_new(stick / name, sealed, self._stopping)
            else:
                beside(lambda: hand_in(config, sealed), self._stopping)
        except OSError as error:
            return NotSeen(f"the stick takes no file: {error.strerror}")
        except GivenUp:
            log.warning("a support file was being made: it is given up, for the lane is to end")
            return NotSeen("the lane was stopped before it was made")
        except TooLong:
            return NotSeen("the lane was too busy to make it in time")
        except (ConfigError, NotSealed) as error:
            return NotSeen(str(error))
        return HandedIn(len(pack.files), stick is not None)

    def _source(self, config: Config, now: datetime) -> Source:
        return Source(
            config=config,
            key_file=self._key_file,
            program=self._program,
            now=now,
            days=DAYS,
            rows=[row.as_json() for row in (*self._health.rows(), self._store(config), *look_at_machine(config))],
            traces=shapes_of(self._pumps, self._health.zero()),
            traces_from=f"of the running lane, at {now.isoformat()}",
            until=time.monotonic() + MADE_S - SENT_S,
            stopping=self._stopping,
        )

    def _store(self, config: Config) -> Row:
        return beside(lambda: look_at_store(config), self._stopping)


def _stick(config: Config) -> Path | None:
    """Where a stick is mounted now."""
    place = config.support.stick if config.support is not None else None
    return place if place is not None and place.is_mount() else None
