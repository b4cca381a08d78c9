"""The lane's links to the store server, built and not yet started."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kiosk.compose.ailing import Ailments
from kiosk.config import Config
from kiosk.core.session.inputs import CertificateCounted, OutboxStood, ServerLinkChanged
from kiosk.core.session.look import look_of
from kiosk.diagnostics.lasting import FILE, Lasting
from kiosk.diagnostics.live import LaneWatch
from kiosk.journal import JournalError, JournalKey
from kiosk.journal.outbox import Outbox
from kiosk.journal.places import JournalPlaces
from kiosk.journal.verdict import remember_verdict
from kiosk.lane.clock import SystemClock
from kiosk.lane.runtime import Lane
from kiosk.store_link import (
    BasketChannel,
    CommandChannel,
    CounterTeller,
    FindingTeller,
    IdentityKeeper,
    JournalWitness,
    OutboxPusher,
    StandingTeller,
)
from kiosk.store_link.worker import Worker

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Links:
    """Those that there are; without a server there is none."""

    pusher: OutboxPusher | None = None
    commands: CommandChannel | None = None
    shelf: BasketChannel | None = None
    witness: JournalWitness | None = None
    standing: StandingTeller | None = None
    identity: IdentityKeeper | None = None
    counters: CounterTeller | None = None
    findings: FindingTeller | None = None

    def watch(self, lane: Lane) -> None:
        """The store is told how `lane` looks from afar, from now on."""
        if self.standing is not None:
            shows = self.standing.shows
            shows(look_of(lane.state))
            lane.watch(lambda state: shows(look_of(state)))

    @property
    def _telling(self) -> tuple[Worker | None, ...]:
        return self.pusher, self.witness, self.standing, self.identity, self.counters, self.findings

    def start(self) -> None:
        for one in (*self._telling, self.commands, self.shelf):
            if one is not None:
                one.start()

    def stop_listening(self) -> None:
        """Nothing comes from the store any more."""
        for one in (self.commands, self.shelf):
            if one is not None:
                one.stop()

    def stop_telling(self) -> None:
        """The store is told nothing more."""
        for one in self._telling:
            if one is not None:
                one.stop()

    def without_facts(self) -> Links:
        """Nothing of the journal goes out, and no basket comes or goes."""
        return replace(self, pusher=None, shelf=None, witness=None)


def link_to_store(
    config: Config,
    path: Path,
    key: JournalKey,
    clock: SystemClock,
    lane: Callable[[], Lane],
    health: LaneWatch,
) -> Links:
    """The links of the journal at `path`; `lane` is asked for when something comes. Raises `ConfigError`."""
    server = config.server
    if server is None:
        return Links()
    pusher = OutboxPusher(lambda: Outbox.open(path, key), server, lambda online: lane().post(ServerLinkChanged(online)))
    witness = JournalWitness(
        lambda: JournalPlaces.open(path, key),
        server,
        lambda words: _disown(lane(), pusher, path, key, words),
        pusher.send_again,
    )
    standing = StandingTeller(
        lambda: Outbox.open(path, key),
        server,
        lambda: datetime.fromisoformat(clock.wall()),
        lambda found: lane().post(OutboxStood(found)),
    )
    commands = CommandChannel(server, lambda answer: lane().post(answer))
    shelf = BasketChannel(server, lambda told: lane().post(told))
    identity = None
    if server.identity is not None:
        identity = IdentityKeeper(
            server.address,
            server.identity,
            lambda days: lane().post(CertificateCounted(days)),
            lambda: datetime.fromisoformat(clock.wall()),
        )
    counters = CounterTeller(Lasting(path.parent / FILE), server)
    findings = FindingTeller(Ailments(health, config).look, server)
    return Links(pusher, commands, shelf, witness, standing, identity, counters, findings)


def _disown(lane: Lane, pusher: OutboxPusher, path: Path, key: JournalKey, why: str) -> None:
    """A journal that is not the one of yesterday: its receipt numbers and payments may be others' already, so nothing
    is sold by it, and nothing of it is sent; at the next start neither, whether the server can be asked then or not.
    """
    lane.fail(why)
    try:
        remember_verdict(path, key, why)  # first: whoever sends may take its time to end
    except JournalError as error:
        log.critical("what the store server found will be forgotten at the next start: %s", error)
    pusher.stop()
