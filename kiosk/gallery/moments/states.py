"""States of the lane: devices away, saved baskets, training, closed, out of order, and its staff."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.baskets import Why
from kiosk.core.calls import HostAnswer
from kiosk.core.claims import Unclaimed
from kiosk.core.clock import Move
from kiosk.core.interventions import Answer, Intervention, InterventionKind, Saw
from kiosk.core.mode import LaneMode
from kiosk.core.refund import Wanted
from kiosk.core.session.apply import apply
from kiosk.core.session.decide.out_of_order import put_aside
from kiosk.core.session.facts import FailedAs
from kiosk.core.session.inputs import (
    AmountGiven,
    BackTouched,
    BadgeScanned,
    BagsTouched,
    BasketCodeGiven,
    BasketRefused,
    CardFailed,
    CardPractised,
    CardTouched,
    CardUnresolved,
    CertificateCounted,
    ClaimAnswered,
    ClockMoved,
    Device,
    DeviceCame,
    DeviceLost,
    HelpAnswered,
    HelpTouched,
    InterventionGiven,
    LanguageTouched,
    MessageClosed,
    ModeOrdered,
    Moment,
    NoBarcodeTouched,
    OutboxStood,
    PartsBackTouched,
    PayTouched,
    PinChecked,
    PinGiven,
    Practised,
    PriceTouched,
    ReceiptGiven,
    RefundTouched,
    SaleFound,
    SaveTouched,
    ServerLinkChanged,
    SplitTouched,
    SpotTouched,
    StaffActed,
    StaffNumberGiven,
    StaffTouched,
    TakeUpTouched,
    TypeTouched,
    UnitsTouched,
)
from kiosk.core.session.intervention_facts import InterventionRaised
from kiosk.core.session.state import LaneState, Paid
from kiosk.core.spot import WHOLE_BP
from kiosk.core.staff import Act
from kiosk.core.standing import Standing
from kiosk.gallery.goods import BANANAS, CHIPS, MILK, WINE
from kiosk.gallery.moments.paying import part_stays
from kiosk.gallery.moments.visits import (
    FAILED,
    NO_PAPER,
    Moments,
    in_doubt,
    in_training,
    lost,
    opened,
    practising,
    shopping,
)
from kiosk.gallery.shop import POLICY, Shop

MOVED = Move(expected="2026-11-22T10:00:14+01:00", found="2026-11-22T09:41:10+01:00", seconds=-1144)
LATE = Standing(unsent=312, since="2026-11-22T09:14:08+01:00", age_s=5400)


def parked(language: str) -> Shop:
    shop = in_doubt(language)
    return shop.does(CardUnresolved(shop.attempt.id, "unclear", "another payment was found"))


def goods_back(language: str) -> Shop:
    """Staff has a receipt of this morning before them, and chooses what comes back."""
    shop = shopping(language).pays()
    session = shop.state.session
    if session is None or not isinstance(session.phase, Paid):
        raise LookupError("nothing is paid")
    sale = session.phase.sale
    shop.signs_on().does(StaffActed(Act.REFUND), ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), sale))
    return shop.does(UnitsTouched(sale.lines[0].id, 1), UnitsTouched(sale.lines[-1].id, 1))


def owes_two(language: str) -> Shop:
    """Two payments of one who has left stand at the card reader, and staff is here."""
    shop = shopping(language)
    for part in (1000, 500):
        shop.does(PayTouched(), SplitTouched(), AmountGiven(part)).terminal_authorises().terminal_completes()
    shop.does(PartsBackTouched())
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "B5", "no reversal"))
    shop.waits(POLICY.helped_idle_s).waits(POLICY.idle_warning_s).waits(POLICY.come_back_s)
    return shop.does(LanguageTouched(language)).signs_on()


def answered(language: str, why: Unclaimed | None = None) -> Shop:
    """The money shall go back, and the store has said whether it may."""
    shop = goods_back(language).does(LanguageTouched(language), RefundTouched())
    refund, found = shop.state.refund, shop.state.desk
    if refund is None or found is None:
        raise LookupError("no refund has begun")
    shop.does(ClaimAnswered(refund.id, why))
    looking = shop.state.desk.looking if shop.state.desk is not None else None
    return shop.does(SaleFound(looking, found.sale)) if looking is not None else shop


def desk(language: str) -> Shop:
    return opened(language).signs_on().does(StaffActed(Act.REFUND))


def left_behind(language: str) -> Shop:
    return shopping(language).waits(POLICY.idle_s).waits(POLICY.idle_warning_s)


def anna_comes(shop: Shop, language: str) -> Shop:
    """A colleague answered what the lane called for."""
    if shop.state.call is None:
        raise LookupError("nobody was called")
    name = "Anna" if language == "en" else "李娜"
    return shop.does(HelpAnswered("c1", shop.state.call.id, HostAnswer.COMING, name, 40))


def waiting_for_anna(language: str) -> LaneState:
    """A bottle of wine is to be looked at, and a colleague is on the way."""
    return anna_comes(shopping(language).scans(WINE).does(PayTouched()), language).state


def two_checks(language: str) -> Shop:
    """Wine, and something in the bag that was not scanned."""
    shop = shopping(language).scans(WINE)
    session = shop.state.session
    if session is None:
        raise LookupError("nobody shops")
    extra = Intervention(
        id="e" * 32, kind=InterventionKind.EXTRA, at="2026-11-22T10:41:35+01:00", saw=Saw(expected_g=0, seen_g=352)
    )
    shop.state = apply(shop.state, InterventionRaised(session=session.id, lane="4", intervention=extra), POLICY)
    return shop


def spot_check(language: str) -> Shop:
    """The quick check fell on this visit, and a colleague is here."""
    return Shop(shopping(language).state, replace(POLICY, spot_check_bp=WHOLE_BP)).does(PayTouched())


def spot_checking(language: str) -> Shop:
    """Two were seen, and one is not in the basket."""
    return spot_check(language).signs_on().does(SpotTouched(whole=False)).scans(CHIPS, CHIPS, WINE)


def too_young(language: str) -> Shop:
    """A colleague looked, and the wine is out."""
    shop = shopping(language).scans(WINE).signs_on()
    session = shop.state.session
    if session is None:
        raise LookupError("nobody shops")
    (one,) = session.interventions
    return shop.does(InterventionGiven(one.id, Answer.REFUSE, "no_id"), StaffActed(Act.SIGN_OFF))


def locked_out(language: str) -> Shop:
    shop = opened(language)
    for _ in range(POLICY.pin_tries):
        shop.does(StaffTouched(), StaffNumberGiven("1001"), PinGiven("0000"), PinChecked("lena", right=False))
    return shop


def fetching(language: str) -> Shop:
    """A code of another lane is asked for."""
    return opened(language).does(BasketCodeGiven("483920", "2"))


def fetched_in_vain(language: str, why: Why, lane: str = "") -> LaneState:
    shop = fetching(language)
    asking = shop.state.asking
    return shop.does(BasketRefused(asking.ask.request if asking is not None else "", why, lane)).state


def put_aside_by_fault(language: str) -> LaneState:
    """The program failed, and the journal did not."""
    moment = Moment("2026-11-22T10:31:00+00:00", 1000.0, "0" * 26 + "1d6b90")
    return replace(
        put_aside(shopping(language).state, moment, POLICY).state, failed="ValueError: a fault in the program"
    )


def express(shop: Shop) -> Shop:
    """The lane is for small baskets from now on."""
    return shop.does(ModeOrdered(command="c1", mode=LaneMode.EXPRESS, staff="", name="", pieces=8))


STATES: Moments = {
    "attract-troubled": lambda language: (
        opened(language).does(DeviceLost(Device.SCANNER, "link_lost", ""), ServerLinkChanged(online=False)).state
    ),
    "basket-resumed": lambda language: shopping(language).loses_power().state,
    "basket-no-scanner": lambda language: lost(language, Device.SCANNER, Device.CAMERA).state,
    "basket-still-there": lambda language: shopping(language).waits(POLICY.idle_s).state,
    "saved": lambda language: shopping(language).does(SaveTouched()).state,
    "take-up": lambda language: left_behind(language).does(LanguageTouched(language), TakeUpTouched()).state,
    "wait-age": lambda language: shopping(language).scans(WINE).does(PayTouched()).state,
    "wait-age-coming": waiting_for_anna,
    "wait-late": waiting_for_anna,
    "wait-two": lambda language: anna_comes(two_checks(language).does(PayTouched()), language).state,
    "wait-unheard": lambda language: (
        shopping(language).scans(WINE).does(ServerLinkChanged(online=False), PayTouched()).state
    ),
    "wait-spot": lambda language: spot_check(language).state,
    "basket-age": lambda language: shopping(language).scans(WINE).state,
    "basket-check": lambda language: (
        anna_comes(shopping(language).scans(WINE, CHIPS).does(MessageClosed()), language).state
    ),
    "basket-age-refused": lambda language: too_young(language).state,
    "fetch": lambda language: fetching(language).state,
    "fetch-at-lane": lambda language: fetched_in_vain(language, Why.AT_LANE, "2"),
    "fetch-away": lambda language: fetching(language).waits(POLICY.fetch_s).state,
    "fetch-over": lambda language: fetched_in_vain(language, Why.OVER),
    "fetch-twice": lambda language: fetched_in_vain(language, Why.TWICE),
    "fetch-unknown": lambda language: fetched_in_vain(language, Why.UNKNOWN),
    "attract-come-back": lambda language: left_behind(language).does(LanguageTouched(language)).state,
    "pay-no-reader": lambda language: (
        lost(language, Device.TERMINAL).does(ServerLinkChanged(online=False), PayTouched()).state
    ),
    "resting-failed": lambda language: replace(shopping(language).state, failed=FAILED),
    "resting-parked": lambda language: parked(language).state,
    "resting-saved": put_aside_by_fault,
    "closed": lambda language: opened(language).staff_does(Act.CLOSE_LANE).does(LanguageTouched(language)).state,
    "closed-scanned": lambda language: (
        opened(language).staff_does(Act.CLOSE_LANE).does(LanguageTouched(language)).scans(MILK).state
    ),
    "attract-express": lambda language: express(opened(language)).state,
    "attract-express-come-back": lambda language: (
        express(left_behind(language))
        .does(LanguageTouched(language), DeviceLost(Device.SCANNER, "link_lost", ""))
        .state
    ),
    "basket-express": lambda language: express(opened(language).scans(MILK)).state,
    "basket-express-over": lambda language: express(opened(language)).scans(*[MILK] * 9).state,
    "staff-express": lambda language: express(opened(language)).signs_on().does(LanguageTouched(language)).state,
    "basket-closing": lambda language: shopping(language).staff_does(Act.CLOSE_LANE).state,
    "basket-scanner-away": lambda language: lost(language, Device.SCANNER).state,
    "basket-scanner-back": lambda language: lost(language, Device.SCANNER).does(DeviceCame(Device.SCANNER)).state,
    "basket-reader-away": lambda language: lost(language, Device.TERMINAL).state,
    "basket-printer-away": lambda language: lost(language, Device.PRINTER).state,
    "basket-scale-away": lambda language: lost(language, Device.SCALE).state,
    "pay-no-paper": lambda language: shopping(language).does(NO_PAPER, PayTouched()).state,
    "attract-training": lambda language: in_training(language).state,
    "basket-training": lambda language: practising(language).state,
    "pay-training": lambda language: practising(language).does(PayTouched()).state,
    "type-training": lambda language: practising(language).does(TypeTouched()).state,
    "price-training": lambda language: practising(language).does(PriceTouched()).scans(CHIPS).state,
    "bags-training": lambda language: practising(language).does(BagsTouched()).state,
    "pick-training": lambda language: practising(language).does(NoBarcodeTouched()).state,
    "weigh-training": lambda language: practising(language).picks(BANANAS).puts_on_scale(855).state,
    "practise": lambda language: practising(language).does(PayTouched(), CardTouched()).state,
    "receipt-training": lambda language: (
        practising(language).does(PayTouched(), CardTouched(), CardPractised(Practised.APPROVED)).state
    ),
    "sign-on": lambda language: shopping(language).does(StaffTouched(), StaffNumberGiven("1001")).state,
    "sign-on-pin-too": lambda language: (
        opened(language).does(BadgeScanned("lena"), LanguageTouched(language), StaffActed(Act.REFUND)).state
    ),
    "sign-on-badge-too": lambda language: (
        opened(language)
        .does(StaffTouched(), StaffNumberGiven("1001"), PinGiven("4711"), PinChecked("lena", right=True))
        .does(LanguageTouched(language), StaffActed(Act.REFUND))
        .state
    ),
    "sign-on-number": lambda language: (
        opened(language).staff_does(Act.CLOSE_LANE).does(LanguageTouched(language), StaffTouched()).state
    ),
    "sign-on-locked": lambda language: (
        locked_out(language).does(BackTouched(), LanguageTouched(language), BadgeScanned("lena")).state
    ),
    "staff": lambda language: shopping(language).does(HelpTouched()).signs_on().state,
    "staff-checks": lambda language: two_checks(language).signs_on().state,
    "staff-spot": lambda language: spot_check(language).signs_on().state,
    "staff-spot-run": lambda language: spot_checking(language).state,
    "staff-spot-all": lambda language: spot_checking(language).does(SpotTouched(whole=True)).state,
    "staff-clock": lambda language: (
        opened(language).does(ClockMoved(MOVED)).signs_on().does(LanguageTouched(language)).state
    ),
    "staff-owed": lambda language: (
        opened(language)
        .does(OutboxStood(LATE), CertificateCounted(12))
        .signs_on()
        .does(LanguageTouched(language))
        .state
    ),
    "staff-debt": lambda language: part_stays(language).signs_on().state,
    "debts": lambda language: part_stays(language).signs_on().does(StaffActed(Act.DEBTS)).state,
    "debts-left": lambda language: owes_two(language).does(StaffActed(Act.DEBTS)).state,
    "staff-free": lambda language: opened(language).signs_on().does(LanguageTouched(language)).state,
    "find-receipt": lambda language: desk(language).does(LanguageTouched(language)).state,
    "attract-receipt-scanned": lambda language: opened(language).does(ReceiptGiven(Wanted(1))).state,
    "basket-receipt-scanned": lambda language: shopping(language).does(ReceiptGiven(Wanted(1))).state,
    "find-receipt-missing": lambda language: (
        desk(language).does(LanguageTouched(language), ReceiptGiven(Wanted(77)), SaleFound(Wanted(77), None)).state
    ),
    "find-receipt-away": lambda language: (
        desk(language)
        .does(LanguageTouched(language), ReceiptGiven(Wanted(77, "3")), SaleFound(Wanted(77, "3"), None, away=True))
        .state
    ),
    "refund": lambda language: goods_back(language).does(LanguageTouched(language)).state,
    "refund-asking": lambda language: goods_back(language).does(LanguageTouched(language), RefundTouched()).state,
    "refund-away": lambda language: answered(language, Unclaimed.AWAY).state,
    "refund-held": lambda language: answered(language, Unclaimed.HELD).state,
    "refund-card": lambda language: answered(language).state,
    "refund-done": lambda language: answered(language).terminal_authorises().terminal_completes().state,
    "refund-unprinted": lambda language: (
        answered(language)
        .terminal_authorises()
        .terminal_completes()
        .loses_power()
        .does(LanguageTouched(language))
        .signs_on()
        .state
    ),
    "staff-training": lambda language: practising(language).signs_on().state,
}
