"""The one composition root: settings in, a running lane out. Everything is built here and handed what it needs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from drivers.link.keys import KeysLink
from drivers.pump import Pump
from drivers.wallet_codes import wallet_of
from kiosk.catalogue import BoughtCounter, Catalogue
from kiosk.catalogue.help_search import HelpSearch
from kiosk.catalogue.master import MasterFiles
from kiosk.compose.answering import Doorkeeper
from kiosk.compose.asking import asking_fetchers
from kiosk.compose.counting import CounterKeeper
from kiosk.compose.devices import asker, driver_and_link, role
from kiosk.compose.guiding import guide_over
from kiosk.compose.keypad import KeypadTap
from kiosk.compose.lending import LaneHands
from kiosk.compose.links import Links, link_to_store
from kiosk.compose.logo import read_logo
from kiosk.compose.opening import open_catalogue, read_recalls, read_rules, state_of
from kiosk.compose.staff import StaffDesk
from kiosk.compose.support import SupportFile
from kiosk.compose.traces import keep_shapes, shapes_of
from kiosk.compose.watching import pump_maker, watch_over
from kiosk.compose.weights import WeightRoom, with_goods
from kiosk.compose.window import AGAIN as AGAIN
from kiosk.compose.window import open_ui as open_ui
from kiosk.compose.window import rest_ui as rest_ui
from kiosk.compose.window import run_ui as run_ui
from kiosk.config import Config
from kiosk.core.barcodes import load_dictionary
from kiosk.core.policy import Policy
from kiosk.core.session.inputs import Device, MasterCame
from kiosk.core.session.state import LaneState
from kiosk.core.staff_document import StaffDocument
from kiosk.diagnostics.door import Door
from kiosk.diagnostics.finding_log import LOOK_EVERY_S, FindingLog
from kiosk.diagnostics.guided.guide import Guide
from kiosk.diagnostics.live import LaneWatch
from kiosk.journal import Journal, JournalDamaged, JournalError, JournalKey, load_key, load_or_make_key
from kiosk.journal.room import has_room
from kiosk.journal.tidy import Keeping, Tidier
from kiosk.journal.verdict import remembered_verdict
from kiosk.lane.clock import ClockWatch, SystemClock
from kiosk.lane.effects import EffectPerformer
from kiosk.lane.fiscal import UnitSigner
from kiosk.lane.inputs import InputReader
from kiosk.lane.members import MemberFinder
from kiosk.lane.pins import PinChecker
from kiosk.lane.runtime import Lane
from kiosk.lane.sales import SaleFinder
from kiosk.store_link import DocumentFetcher, MasterFetcher, MemberClient, RefundClient
from kiosk.store_link.fetcher import Fetcher

log = logging.getLogger(__name__)

T = TypeVar("T")
VERSION = "0.1.0"
LOOK_BACK_S = 0.1  # between two pages of old facts
STOP_S = 10.0
ROOM_EVERY_S = 5.0  # between two looks at a disk that took nothing


@dataclass(frozen=True, slots=True)
class RunningLane:
    """What `build_lane` made. Watchers are added before `start`; `keys` wants the window's, where a scanner types;
    `again` is set when a lane that could not write may begin anew, or one whose devices are set otherwise must; `hands`
    lend devices to whoever sets them.
    """

    lane: Lane
    policy: Policy
    catalogue: Catalogue
    bought: BoughtCounter
    weights: WeightRoom | None
    help_search: HelpSearch
    journal: Journal
    pumps: dict[Device, Pump[Any]]
    links: Links
    master: MasterFetcher | None
    staff: DocumentFetcher[StaffDocument] | None
    asking: tuple[Fetcher, ...]
    tidier: Tidier
    keys: KeysLink | None
    keypad: KeypadTap
    health: LaneWatch
    guide: Guide
    counters: CounterKeeper
    door: Door
    pins: PinChecker
    sales: SaleFinder
    members: MemberFinder | None
    clock: SystemClock
    journal_path: Path
    key_path: Path
    stopping: threading.Event
    again: threading.Event
    hands: LaneHands
    beside: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """The lane decides, devices are being connected and the outbox is being sent afterwards."""
        self.lane.start()
        self.guide.start()
        self.pins.start()
        self.sales.start()
        if self.members is not None:
            self.members.start()
        for pump in self.pumps.values():
            pump.start()
        for fetcher in (self.master, self.staff, *self.asking):
            if fetcher is not None:
                fetcher.start()
        self.bought.start()
        if self.weights is not None:
            self.weights.start()
        self.counters.start()
        self.door.start()
        self.links.start()
        beside = {
            "warm-up": self._warm_up,
            "look-back": self._look_back,
            "room": self._look_for_room,
            "findings": self._log_findings,
        }
        for name, work in beside.items():
            thread = threading.Thread(target=work, name=name, daemon=True)
            thread.start()
            self.beside.append(thread)

    def _warm_up(self) -> None:
        """What the first frame does not need, and the first GS1 code, search or receipt would have to wait for."""
        first: tuple[Callable[[], object], ...] = (
            load_dictionary,
            self.catalogue.prepare_search,
            self.help_search.prepare,
        )
        for prepare in (*first, *(pump.prepare for pump in tuple(self.pumps.values()))):
            if self.stopping.is_set():
                return
            prepare()

    def _look_back(self) -> None:
        """The facts that the start took as they are; slowly, for the shopper comes first. Then old ones may go."""
        from kiosk.journal.verify import check_older

        key = load_key(self.key_path)
        try:
            check_older(self.journal_path, key, self.journal.carried.seq, lambda: not self.stopping.wait(LOOK_BACK_S))
            self.tidier.begin()
        except JournalDamaged as error:
            self.lane.fail(str(error))
        except JournalError as error:
            log.warning("the older facts could not be looked at: %s", error)

    def _look_for_room(self) -> None:
        """`again` is set when the lane stopped selling for want of room, and there is some."""
        while not self.stopping.wait(ROOM_EVERY_S):
            if self.lane.waits_for_disk and has_room(self.journal_path.parent):
                log.warning("there is room again: the lane begins anew")
                self.again.set()
                return

    def _log_findings(self) -> None:
        findings = FindingLog(self.health.rows)
        while not self.stopping.wait(LOOK_EVERY_S):
            findings.look()

    def stop(self) -> None:
        """Lane, devices, outbox and journal are at rest afterwards, in that order, and no box takes cash."""
        self.stopping.set()
        self.door.stop()
        self.hands.stop()
        self.links.stop_listening()
        self.pins.stop()
        self.sales.stop()
        self.lane.stop()
        if self.members is not None:
            self.members.stop()  # what the last visit gave back is given
        self.guide.stop()
        for pump in self.pumps.values():
            pump.stop()
        self.counters.stop()
        keep_shapes(self.journal_path.parent, self.clock, self.pumps, self.health.zero())
        self.links.stop_telling()
        for fetcher in (self.master, self.staff, *self.asking):
            if fetcher is not None:
                fetcher.stop()
        self.bought.stop()
        if self.weights is not None:
            self.weights.stop()
        for thread in self.beside:
            thread.join(timeout=STOP_S)
        self.journal.close()


def build_lane(config: Config, key_file: Path | None = None) -> RunningLane:
    """A lane as `config` says, its journal applied, not yet started.

    Raises `ConfigError` (settings, catalogue) or `JournalError`, each one sentence.
    """
    staff, clock = StaffDesk.of(config), SystemClock()
    policy = config.policy(read_rules(config), read_recalls(config), staff.document.book)
    catalogue, logo = open_catalogue(config), read_logo(config.store.logo)
    parts = {role(name): driver_and_link(name, config) for name in config.devices}
    journal_path = config.lane.data / "journal.db"
    key_path = key_file or config.lane.data / "journal.key"
    # A journal whose key is lost is not given another one.
    key = load_key(key_path) if journal_path.exists() else load_or_make_key(key_path)
    health = watch_over(lambda: lane)
    links = link_to_store(config, journal_path, key, clock, lambda: lane, health)
    journal = Journal.open(journal_path, key)  # last of all that can fail
    weights = _weight_room(config, catalogue, lambda: lane)
    begin, again, stopping = weights.begin if weights is not None else None, threading.Event(), threading.Event()
    state = state_of(journal, policy, lambda: remembered_verdict(journal_path, key), begin)
    if state.failed:
        log.critical("the lane stays out of order: %s", state.failed)
        links = links.without_facts()
    masters = MasterFiles(config.lane.data / "master")
    if config.server is not None and state.master:
        state = _with_master(state, masters, catalogue)

    policy = with_goods(policy, catalogue)
    pumps: dict[Device, Pump[Any]] = {}
    keypad = KeypadTap()
    asks = {device: health.after(device, asker(pumps, device)) for device in parts}
    signer = UnitSigner(asks[Device.SIGNER]) if Device.SIGNER in parts else None
    pins, sales = staff.pins, _sale_finder(config, journal_path, key)
    performer = EffectPerformer(asks, signer, pins, sales, logo)
    keeping = Keeping(
        days=config.journal.keep_days, personal_days=config.journal.personal_days, sends=config.server is not None
    )
    tidier = Tidier(journal, keeping)
    lane = Lane(
        state=state,
        policy=policy,
        journal=journal,
        reader=InputReader(catalogue, policy, clock.today, staff.whose_badge, wallet_of),
        perform=performer.perform,
        clock=clock,
        version=VERSION,
        watch=ClockWatch(policy.clock_jump_s, journal.last_at()),
        tidier=tidier,
    )
    guide, finder = guide_over(
        config,
        asks,
        lane,
        clock,
        SupportFile(lambda: hands.config, key_path, VERSION, health, pumps, clock, stopping).make,
    )
    make_pump = pump_maker(health, {Device.BUTTONS: keypad.before(lane.post)}, guide.before(lane.post), finder)
    pumps.update({device: make_pump(device, config, part) for device, part in parts.items()})
    pins.connect(lane.post)
    sales.connect(lane.post)
    performer.connect(
        lane.post,
        links.pusher.nudge if links.pusher is not None else None,
        links.commands.answered if links.commands is not None else None,
    )
    if links.shelf is not None:
        performer.share_baskets(links.shelf)
    master = None
    if config.server is not None:
        master = MasterFetcher(
            masters, config.server, config.lane.id, lambda version: _announce(masters, version, policy, lane)
        )
        performer.take_masters(lambda version: _use(masters, version, catalogue))
    bought = BoughtCounter(config.lane.data / "catalogue-bought.db", state.receipts)
    catalogue.rank_by(bought.top)
    lane.watch(bought.saw)
    links.watch(lane)
    if weights is not None:
        lane.watch(weights.saw)
    hands = LaneHands(config, pumps, make_pump, lane, again.set)
    keys = next((link for _, link in parts.values() if isinstance(link, KeysLink)), None)
    return RunningLane(
        lane,
        policy,
        catalogue,
        bought,
        weights,
        HelpSearch(policy.help),
        journal,
        pumps,
        links,
        master,
        staff.fetcher(config, lane, performer),
        asking_fetchers(config, lane.post),
        tidier,
        keys,
        keypad,
        health,
        guide,
        CounterKeeper(health, config.lane.data, clock.today, keep_days=keeping.days, sends=keeping.sends),
        Door(
            config.lane.data,
            Doorkeeper(
                health, config.lane.data, lambda: lane.state.mode, lambda: shapes_of(pumps, health.zero())
            ).answer,
        ),
        pins,
        sales,
        _member_finder(config, lane, performer),
        clock,
        journal_path,
        key_path,
        stopping,
        again,
        hands,
    )


def _sale_finder(config: Config, journal_path: Path, key: JournalKey) -> SaleFinder:
    server = config.server
    return SaleFinder(journal_path, key, config.lane.id, (lambda: RefundClient(server)) if server is not None else None)


def _member_finder(config: Config, lane: Lane, performer: EffectPerformer) -> MemberFinder | None:
    """None where the store has no members, or no server to ask."""
    server = config.server
    if server is None or not config.store.members:
        return None
    members = MemberFinder(lambda: MemberClient(server))
    members.connect(lane.post)
    performer.ask_members(members)
    return members


def _weight_room(config: Config, catalogue: Catalogue, lane: Callable[[], Lane]) -> WeightRoom | None:
    """None where the lane weighs no bags."""
    if Device.BAGGING not in config.devices:
        return None
    return WeightRoom(config.lane.data, catalogue, config.server, config.lane.id, lambda event: lane().post(event))


def _with_master(state: LaneState, masters: MasterFiles, catalogue: Catalogue) -> LaneState:
    """The lane with the items and rules that the server gave it, or, where their file is lost, with its own."""
    file = masters.open(state.master)
    if file is None:
        log.error("the items of %s cannot be read: those of the configuration are sold", state.master)
        return state
    _use(masters, state.master, catalogue)
    return replace(state, books=file.books)


def _use(masters: MasterFiles, version: str, catalogue: Catalogue) -> None:
    file = masters.open(version)  # opened when it was announced
    if file is not None:
        masters.in_force = version
        catalogue.use(file)


def _announce(masters: MasterFiles, version: str, policy: Policy, lane: Lane) -> None:
    """The lane hears of a version that is there, unless it has it or cannot sell by it."""
    file = masters.open(version)
    if file is None or version == masters.in_force:
        return
    if any(currency != policy.currency for currency in (file.currency, *(book.currency for book in file.books))):
        log.error("the store server's items or rules are not in %s: the lane keeps what it has", policy.currency)
        return
    lane.post(MasterCame(version, file.books))
