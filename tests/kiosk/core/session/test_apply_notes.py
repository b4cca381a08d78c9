"""What passes by: a device that leaves takes with it what was known by it alone."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from kiosk.core.bagging import Book
from kiosk.core.baskets import Ask
from kiosk.core.ease import Ease
from kiosk.core.refund import Wanted
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.apply_notes import apply_note
from kiosk.core.session.ask_notes import Asks, AsksNoted, SaidNoted
from kiosk.core.session.bag_notes import Bag, BagNoted, WeightsNoted
from kiosk.core.session.day_notes import DayAgainAt, DayWaits
from kiosk.core.session.drawer_notes import DrawerNoted, DrawerSeen, DrawerStage, DrawerWaits
from kiosk.core.session.inputs import (
    Device,
    Load,
)
from kiosk.core.session.lane_notes import (
    CertificateNoted,
    Changing,
    ChangingNoted,
    ClockNoted,
    DebtsNoted,
    Desk,
    DeskNoted,
    DeviceBack,
    MessageFades,
    OwedNoted,
    Pad,
    PadNoted,
    PaperSeen,
    PinLocked,
    SavedKept,
    ShelfNoted,
    StaffStays,
)
from kiosk.core.session.member_notes import MemberNoted, MemberRun
from kiosk.core.session.notes import (
    ActiveNoted,
    AskAgainAt,
    AskedAfter,
    Asking,
    AskNoted,
    AttractEaseChosen,
    AttractLanguageChosen,
    BackAsked,
    BaggingNoted,
    BooksNoted,
    CallShownUntil,
    CardProgressNoted,
    ComeBackUntil,
    ComingUntil,
    DeviceNoted,
    GivingUp,
    HelpOffers,
    HelpPage,
    HelpPageNoted,
    HesitationAwaited,
    Hint,
    Hinted,
    HopperAwaited,
    HopperNoted,
    IdleAt,
    LeftAlone,
    MarkNoted,
    MasterWaits,
    Message,
    MessageShown,
    MessageWithdrawn,
    Note,
    PackSeen,
    PatienceSet,
    PayView,
    PrinterNoted,
    Say,
    ScaleNoted,
    SeenNoted,
    ServerNoted,
    SigningWaits,
    TriedNoted,
    ViewOpened,
    WalletCodeNoted,
)
from kiosk.core.session.price_notes import PriceNoted, PriceWish, PriceWished, Unpriced
from kiosk.core.session.scanner_notes import Beep, Beeped, BeepNoted
from kiosk.core.session.service_notes import ServiceNoted, ServiceRun
from kiosk.core.session.settle_notes import SettleNoted, SettleRun, VerdictNoted
from kiosk.core.session.shelf_notes import ShelfRun, ShelfRunNoted
from kiosk.core.session.spot_notes import SpotNoted, SpotRun
from kiosk.core.session.staff_notes import StaffList, StaffListed, StaffWaits
from kiosk.core.session.totals_notes import TotalsNoted, TotalsRun
from kiosk.core.session.touches import Symbol
from kiosk.core.staff import NOBODY, Act
from kiosk.core.standing import Owed
from kiosk.core.values import Money, ScaleTotal, Weighing
from kiosk.gallery.goods import SAID
from tests.kiosk.core.session.drawing import MOVED, PRICES
from tests.shop import APPLES, MARK, MILK, POLICY

WELL = replace(
    new_lane(POLICY),
    mark=MARK,
    printer_ready=True,
    signer_ready=True,
    load=Load.STABLE,
    grams=500,
    zeroed=True,
    bag_load=Load.STABLE,
    bag_grams=2300,
)


LEARNED = Book(kinds={"fruit": 0.2})
BAG = Bag(session="4-000001", known=True)
RUN = SpotRun(intervention="ab" * 16, whole=True, asked=(1,))


@pytest.mark.parametrize(
    ("device", "left"),
    [
        (Device.TERMINAL, replace(WELL, mark=None)),
        (Device.PRINTER, replace(WELL, printer_ready=False)),
        (Device.SCALE, replace(WELL, load=Load.MISSING, grams=0)),
        (Device.BAGGING, replace(WELL, bag_load=Load.MISSING, bag_grams=0)),
        (Device.SIGNER, replace(WELL, signer_ready=False)),
        (Device.SCANNER, WELL),
    ],
)
def test_a_device_that_left_is_told_of_and_relied_on_no_more(device: Device, left: object) -> None:
    lost = apply_note(WELL, DeviceNoted(device, "link_lost", ""))
    assert lost.troubles == {device: "link_lost"}
    assert replace(lost, troubles={}) == left
    assert apply_note(lost, DeviceNoted(device, "", "")).troubles == {}


def test_an_empty_scale_may_be_sold_from_until_a_load_was_sold() -> None:
    used = replace(WELL, zeroed=False)
    assert not apply_note(used, ScaleNoted(Load.STABLE, 500, at_zero=False)).zeroed
    assert apply_note(used, ScaleNoted(Load.STABLE, 0, at_zero=True)).zeroed


WISH = PriceWish(3, Money(199, "EUR"), 5)
BY_SCALE = Weighing(505, 5, ScaleTotal(Money(199, "EUR"), Money(100, "EUR")))
LISTED = StaffList("1", NOBODY)
OWED = Owed(312, "2026-11-22T09:14:00+01:00", late=True)
ASKING = Asking(ask=Ask(request="ab" * 16, code="483920"), until=10.0)


@pytest.mark.parametrize(
    ("note", "changed"),
    [
        (ViewOpened(PayView()), {"view": PayView()}),
        (MessageShown(Message(Say.TOO_HEAVY, APPLES)), {"message": Message(Say.TOO_HEAVY, APPLES)}),
        (MessageWithdrawn(), {"message": None}),
        (AttractLanguageChosen("zh_CN"), {"language": "zh_CN"}),
        (AttractEaseChosen(Ease(low_reach=True)), {"ease": Ease(low_reach=True)}),
        (DeviceNoted(Device.SCALE, "silent", ""), {"troubles": {Device.SCALE: "silent"}}),
        (DeviceNoted(Device.SCALE, "", ""), {"troubles": {}}),
        (ScaleNoted(Load.STABLE, 505, at_zero=False), {"load": Load.STABLE, "grams": 505, "zeroed": False}),
        (ScaleNoted(Load.STABLE, 0, at_zero=True), {"grams": 0, "zeroed": True}),
        (PriceWished(WISH), {"scale_wish": WISH, "scale_wishes": 3, "load": Load.SETTLING, "grams": 0}),
        (PriceWished(None), {}),
        (PriceNoted(BY_SCALE), {"scale_told": BY_SCALE, "load": Load.STABLE, "grams": 505}),
        (PriceNoted(Unpriced.UNMOVED), {"scale_told": Unpriced.UNMOVED, "load": Load.MISSING, "grams": 0}),
        (BaggingNoted(Load.STABLE, 2300), {"bag_load": Load.STABLE, "bag_grams": 2300}),
        (PrinterNoted(ready=True, paper_out=False, paper_low=True), {"printer_ready": True, "paper_low": True}),
        (MarkNoted(MARK), {"mark": MARK}),
        (BeepNoted(Beep.TAKEN), {"beeped": Beeped(1, Beep.TAKEN)}),
        (WalletCodeNoted("w", 2.0, 9.0), {"wallet_code": "w", "wallet_since": 2.0, "wallet_until": 9.0}),
        (CardProgressNoted("0A", "Insert card"), {"card_code": "0A", "card_text": "Insert card"}),
        (HopperNoted(10, low=True), {"hopper_value": 10, "hopper_low": True}),
        (PatienceSet(7.0), {"patience_until": 7.0}),
        (GivingUp(), {"giving_up": True}),
        (GivingUp("2849"), {"giving_up": True, "phone_code": "2849"}),
        (BackAsked("4-000001"), {"back_asked": "4-000001"}),
        (HopperAwaited(9.0), {"hopper_until": 9.0}),
        (AskAgainAt(9.0), {"ask_again_at": 9.0}),
        (ActiveNoted(1.0, 91.0), {"active_at": 1.0, "idle_at": 91.0}),
        (AskedAfter(121.0), {"leaves_at": 121.0}),
        (IdleAt(1030.0), {"idle_at": 1030.0}),
        (ComeBackUntil(9.0), {"come_back_until": 9.0}),
        (TriedNoted(2, 61.0), {"tries": 2, "tries_until": 61.0}),
        (SeenNoted(PackSeen(MILK.key, Symbol.BARS, 1.0, 2)), {"seen": PackSeen(MILK.key, Symbol.BARS, 1.0, 2)}),
        (ServerNoted(online=True), {"server_online": True}),
        (CallShownUntil(9.0), {"call_shown_until": 9.0}),
        (ComingUntil(9.0), {"coming_until": 9.0}),
        (MasterWaits("1-0123456789ab", (PRICES,)), {"master_waits": MasterWaits("1-0123456789ab", (PRICES,))}),
        (BooksNoted((PRICES,)), {"books": (PRICES,)}),
        (StaffWaits(LISTED), {"staff_waits": LISTED}),
        (StaffWaits(None), {"staff_waits": None}),
        (StaffListed(LISTED), {"staff_list": LISTED}),
        (AsksNoted(Asks(visit=2, question="easy")), {"asks": Asks(visit=2, question="easy")}),
        (SaidNoted(SAID), {"said": SAID}),
        (SigningWaits("k1", 9.0), {"sign_key": "k1", "sign_until": 9.0}),
        (HelpPageNoted(HelpPage("weigh", "scan", 9.0)), {"help_page": HelpPage("weigh", "scan", 9.0)}),
        (HesitationAwaited(8.0, 40.0), {"hint": None, "hint_at": 8.0, "offer_at": 40.0}),
        (Hinted(Hint.SCAN), {"hint": Hint.SCAN, "hints": (Hint.SCAN,)}),
        (HelpOffers(1), {"offers_left": 1}),
        (PadNoted(Pad(closes_at=20.0)), {"pad": Pad(closes_at=20.0)}),
        (ChangingNoted(Changing(Act.DISCOUNT, 2)), {"changing": Changing(Act.DISCOUNT, 2)}),
        (StaffStays(60.0), {"staff_until": 60.0}),
        (PinLocked("lena", 300.0), {"pin_locked": {"lena": 300.0}}),
        (DeviceBack(Device.SCALE, 6.0), {"back": Device.SCALE, "back_until": 6.0}),
        (MessageFades(6.0), {"fades_at": 6.0}),
        (ClockNoted(MOVED), {"clock_moved": MOVED}),
        (AskNoted(ASKING), {"asking": ASKING}),
        (CertificateNoted(12), {"certificate_days": 12}),
        (OwedNoted(OWED), {"owed": OWED}),
        (SavedKept("4-000001", 9.0), {"saved_until": {}}),  # there is no such basket
        (ShelfNoted(there=False), {"shelf_there": False}),
        (ShelfRunNoted(ShelfRun(away=True)), {"shelf": ShelfRun(away=True)}),
        (LeftAlone("4-000001"), {"left_alone": "4-000001"}),
        (DebtsNoted(shown=True, handing=2), {"debts_shown": True, "handing": 2}),
        (BagNoted(BAG), {"bag": BAG}),
        (WeightsNoted(LEARNED), {"learned": LEARNED}),
        (SpotNoted(RUN), {"spot": RUN}),
        (TotalsNoted(TotalsRun(closing=True)), {"totals": TotalsRun(closing=True)}),
        (ServiceNoted(ServiceRun("scale")), {"service": ServiceRun("scale")}),
        (SettleNoted(SettleRun(moved=True)), {"settle": SettleRun(moved=True)}),
        (VerdictNoted("unclear"), {"verdict": "unclear"}),
        (DrawerNoted(DrawerStage.OPEN), {"drawer": DrawerStage.OPEN}),
        (DrawerSeen(open=True), {"drawer_open": True}),
        (DrawerWaits(12.0), {"no_sale_until": 12.0}),
        (DayWaits(12.0), {"day_until": 12.0}),
        (DayAgainAt(12.0), {"day_again_at": 12.0}),
        (PaperSeen("4-000001-p1"), {"paper_seen": "4-000001-p1"}),
        (MemberNoted(MemberRun(card="a")), {"member": MemberRun(card="a")}),
        (DeskNoted(Desk(looking=Wanted(7))), {"desk": Desk(looking=Wanted(7))}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_note_changes_what_it_is_about(note: Note, changed: dict[str, object]) -> None:
    lane = apply(new_lane(POLICY), note, POLICY)
    assert {name: getattr(lane, name) for name in changed} == changed


def test_every_kind_of_note_is_folded_above() -> None:
    [mark] = [mark for mark in test_a_note_changes_what_it_is_about.pytestmark if mark.name == "parametrize"]  # type: ignore[attr-defined]
    assert {type(note) for note, _ in mark.args[1]} == set(get_args(Note))
