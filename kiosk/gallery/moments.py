"""Hand-made moments of a lane, one for each thing a screen can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.core.calls import HostAnswer
from kiosk.core.items import Pack
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.recalls import Recall
from kiosk.core.session.decide.out_of_order import put_aside
from kiosk.core.session.facts import FailedAs
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    AnswerTouched,
    BackTouched,
    BadgeScanned,
    BagsTouched,
    BagTouched,
    CancelTouched,
    CardFailed,
    CardPractised,
    CardProgressed,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    CouponScanned,
    Device,
    DeviceCame,
    DeviceLost,
    ExpiredScanned,
    FaceTouched,
    HelpAnswered,
    HelpPageTouched,
    HelpTouched,
    Input,
    ItemScanned,
    LanguageTouched,
    Load,
    MessageClosed,
    Moment,
    NoBarcodeTouched,
    NoPaperTouched,
    NumberLookedUp,
    OtherWayTouched,
    PaperTouched,
    PayTouched,
    PinChecked,
    PinGiven,
    Practised,
    PriceTouched,
    PrintDone,
    PrinterShowed,
    PrintLost,
    QuantityTouched,
    ReasonTouched,
    ReceiptTouched,
    SaveTouched,
    ScaleShowed,
    ServerLinkChanged,
    StaffTouched,
    StartTouched,
    TakeUpTouched,
    TypeTouched,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.session.notes import HelpPage
from kiosk.core.session.state import LaneState, Paid
from kiosk.core.staff import Act
from kiosk.gallery.goods import (
    BANANAS,
    BREAD,
    CHIPS,
    DETERGENT,
    EGGS,
    MILK,
    PAPER_BAG,
    TOMATOES,
    WINE,
)
from kiosk.gallery.shop import POLICY, RIVALS, Shop, store_policy

__all__ = ["MOMENTS", "POLICY", "clock_of"]


def opened(language: str) -> Shop:
    """A lane at rest with all of its devices; its next visit is in `language`."""
    return Shop(policy=store_policy()).opens().does(ServerLinkChanged(online=True), LanguageTouched(language))


def shopping(language: str) -> Shop:
    """Seven lines, the newest twice."""
    return (
        opened(language)
        .scans(DETERGENT)
        .weighs(BANANAS, 855)
        .scans(MILK, MILK, BREAD, EGGS, TOMATOES, CHIPS, CHIPS, CHIPS)
    )


def rivals(language: str) -> Shop:
    """The third bag of crisps brought a better offer than each bag had by itself."""
    shop = Shop(policy=replace(store_policy(), rules=RIVALS)).opens()
    shop.does(ServerLinkChanged(online=True), LanguageTouched(language))
    return shop.scans(MILK).weighs(BANANAS, 855).scans(CHIPS, CHIPS, CHIPS)


def weighing(language: str, load: Load, grams: int = 0) -> Shop:
    shop = shopping(language).picks(BANANAS).does(ScaleShowed(Load.STABLE, 0, at_zero=True))
    return shop.does(ScaleShowed(load, grams))


def paying(language: str, code: str = "0A") -> Shop:
    shop = shopping(language).asks_to_pay()
    return shop.does(CardProgressed(shop.attempt.id, code, ""))


def in_doubt(language: str) -> Shop:
    shop = paying(language, "04")
    return shop.does(CardUnknown(shop.attempt.id, "link lost"))


def parked(language: str) -> Shop:
    shop = in_doubt(language)
    return shop.does(CardUnresolved(shop.attempt.id, "unclear", "another payment was found"))


def declined(language: str) -> Shop:
    shop = paying(language, "04")
    return shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "05", "declined"))


def printed(shop: Shop, times: int) -> Shop:
    """Printed so often, and back at the receipt."""
    for _ in range(times):
        shop.does(PaperTouched())
        shop.does(PrintDone(shop.job.id), ReceiptTouched())
    return shop


def without_page(shop: Shop) -> LaneState:
    """As of a store that has no e-receipts."""
    session = shop.state.session
    if session is None or not isinstance(session.phase, Paid):
        raise LookupError("nothing is paid")
    bare = replace(session.phase.sale, page_code="")
    return replace(shop.state, session=replace(session, phase=Paid(bare)))


def paper_out(language: str) -> Shop:
    shop = shopping(language).pays().does(PaperTouched())
    gone = PrinterShowed(ready=False, paper_out=True, paper_low=False, fault="")
    return shop.does(gone, PrintLost(shop.job.id, confirmed_missing=True, reason="paper out"))


def lost(language: str, *devices: Device) -> Shop:
    return shopping(language).does(*(DeviceLost(device, "link_lost", "") for device in devices))


NO_PAPER = PrinterShowed(ready=False, paper_out=True, paper_low=False, fault="")


def low_tap(language: str) -> Shop:
    answered = shopping(language).pays().does(NoPaperTouched(), FaceTouched(2))
    return answered.does(ReasonTouched("finding-item"), ReasonTouched("price-unclear"))


def with_coupons(language: str, *coupons: str) -> Shop:
    return shopping(language).does(*(CouponScanned(Coupon(id=coupon)) for coupon in coupons))


def with_pack(language: str, pack: Pack) -> Shop:
    """Eggs with a code that tells more of them; a lot of theirs was called back."""
    shop = shopping(language)
    shop.policy = replace(shop.policy, recalls=(Recall(item=EGGS.key, lots=frozenset({"L7"})),))
    return shop.does(ItemScanned(EGGS.key, EGGS, pack))


OFFLINE = ServerLinkChanged(online=False)


def calling(language: str, *first: Input) -> Shop:
    """Help is called, and the shopper goes on."""
    return shopping(language).does(*first, HelpTouched(), MessageClosed())


def answered(language: str, answer: HostAnswer, seconds: int = 0) -> Shop:
    shop = calling(language)
    call = shop.state.call
    if call is None:
        raise LookupError("no call is open")
    return shop.does(HelpAnswered("c1", call.id, answer, "Anna" if language == "en" else "李娜", seconds))


def left_behind(language: str) -> Shop:
    return shopping(language).waits(POLICY.idle_s).waits(POLICY.idle_warning_s)


FAILED = "the journal cannot be written: No space left on device"


def reading(shop: Shop, question: str = "") -> LaneState:
    """The help page is open over what was there."""
    shop.does(HelpPageTouched())
    return shop.does(AnswerTouched(question)).state if question else shop.state


def hesitating(shop: Shop) -> LaneState:
    """Nobody does anything until a hint shows."""
    deadline = shop.state.hint_at
    if deadline is None:
        raise LookupError("no hint is to come")
    return shop.waits(deadline - shop.now).state


def in_training(language: str) -> Shop:
    return opened(language).staff_does(Act.START_TRAINING).does(LanguageTouched(language))


def practising(language: str) -> Shop:
    return in_training(language).scans(DETERGENT).weighs(BANANAS, 855).scans(MILK, EGGS, CHIPS, CHIPS)


def locked_out(language: str) -> Shop:
    shop = opened(language)
    for _ in range(POLICY.pin_tries):
        shop.does(BadgeScanned("lena"), PinGiven("0000"), PinChecked("lena", right=False))
    return shop


def put_aside_by_fault(language: str) -> LaneState:
    """The program failed, and the journal did not."""
    moment = Moment("2026-11-22T10:31:00+00:00", 1000.0, "0" * 26 + "1d6b90")
    return replace(
        put_aside(shopping(language).state, moment, POLICY).state, failed="ValueError: a fault in the program"
    )


MOMENTS: dict[str, Callable[[str], LaneState]] = {
    "attract": lambda language: opened(language).state,
    "attract-troubled": lambda language: (
        opened(language).does(DeviceLost(Device.SCANNER, "link_lost", ""), ServerLinkChanged(online=False)).state
    ),
    "basket-empty": lambda language: opened(language).does(StartTouched()).state,
    "basket": lambda language: shopping(language).state,
    "basket-one-more": lambda language: shopping(language).does(QuantityTouched(7, 2)).state,
    "basket-reasons": lambda language: rivals(language).does(MessageClosed()).state,
    "basket-replaced": lambda language: rivals(language).state,
    "basket-one": lambda language: opened(language).scans(DETERGENT).state,
    "basket-weighed": lambda language: opened(language).scans(MILK).weighs(BANANAS, 855).state,
    "basket-unknown": lambda language: shopping(language).does(UnknownScanned("04006381333931")).state,
    "basket-unreadable": lambda language: shopping(language).does(UnreadableScanned()).state,
    "basket-expired": lambda language: shopping(language).does(ExpiredScanned(EGGS.key, EGGS)).state,
    "basket-best-before": lambda language: with_pack(language, Pack(best_before="2026-11-20")).state,
    "basket-recalled": lambda language: with_pack(language, Pack(lot="L7")).state,
    "basket-pack": lambda language: with_pack(language, Pack(lot="L8", serial="S1")).state,
    "basket-coupon": lambda language: with_coupons(language, "EGGS50").state,
    "basket-coupons": lambda language: with_coupons(language, "EGGS50", "WINE10", "FIVE").state,
    "basket-coupon-first": lambda language: (
        opened(language).does(CouponScanned(Coupon(id="EGGS50")), CouponScanned(Coupon(id="FIVE"))).state
    ),
    "basket-coupon-twice": lambda language: with_coupons(language, "EGGS50", "EGGS50").state,
    "basket-age": lambda language: shopping(language).scans(WINE).state,
    "basket-limit": lambda language: shopping(language).does(QuantityTouched(2, 100), QuantityTouched(3, 100)).state,
    "basket-resumed": lambda language: shopping(language).loses_power().state,
    "basket-no-scanner": lambda language: lost(language, Device.SCANNER, Device.CAMERA).state,
    "basket-cancel": lambda language: shopping(language).does(CancelTouched()).state,
    "basket-still-there": lambda language: shopping(language).waits(POLICY.idle_s).state,
    "type": lambda language: shopping(language).does(TypeTouched()).state,
    "type-unknown": lambda language: shopping(language).does(TypeTouched(), NumberLookedUp(UnknownScanned(""))).state,
    "price": lambda language: shopping(language).does(PriceTouched()).scans(CHIPS).state,
    "price-empty": lambda language: shopping(language).does(PriceTouched()).state,
    "price-kilogram": lambda language: shopping(language).does(PriceTouched()).scans(BANANAS).state,
    "price-reduced": lambda language: shopping(language).does(PriceTouched()).scans(TOMATOES).state,
    "price-unknown": lambda language: shopping(language).does(PriceTouched(), UnknownScanned("")).state,
    "price-pick": lambda language: shopping(language).does(PriceTouched(), NoBarcodeTouched()).state,
    "bags": lambda language: shopping(language).does(BagsTouched(), BagTouched(PAPER_BAG), BagTouched(PAPER_BAG)).state,
    "bags-none": lambda language: shopping(language).does(BagsTouched()).state,
    "saved": lambda language: shopping(language).does(SaveTouched()).state,
    "take-up": lambda language: left_behind(language).does(LanguageTouched(language), TakeUpTouched()).state,
    "attract-come-back": lambda language: left_behind(language).does(LanguageTouched(language)).state,
    "basket-help": lambda language: shopping(language).does(HelpTouched()).state,
    "basket-call": lambda language: calling(language).state,
    "basket-call-seen": lambda language: answered(language, HostAnswer.SEEN).state,
    "basket-call-coming": lambda language: answered(language, HostAnswer.COMING, 40).state,
    "basket-call-minutes": lambda language: answered(language, HostAnswer.COMING, 300).state,
    "basket-call-late": lambda language: answered(language, HostAnswer.COMING, 1).state,
    "basket-call-lamp": lambda language: calling(language, DeviceCame(Device.LIGHT), OFFLINE).state,
    "basket-call-unheard": lambda language: calling(language, OFFLINE).state,
    "help-coming": lambda language: answered(language, HostAnswer.COMING, 40).does(HelpTouched()).state,
    "attract-call": lambda language: opened(language).does(HelpTouched(), MessageClosed()).state,
    "pay-call": lambda language: calling(language).does(PayTouched()).state,
    "weigh-call": lambda language: weighing(language, Load.STABLE, 855).does(HelpTouched(), MessageClosed()).state,
    "pick": lambda language: shopping(language).does(NoBarcodeTouched()).state,
    "pick-unknown": lambda language: (
        shopping(language).does(NoBarcodeTouched(), UnknownScanned("04006381333931")).state
    ),
    "weigh-told": lambda language: weighing(language, Load.SETTLING).does(AddWeighedTouched()).state,
    "paying-scanned": lambda language: paying(language).scans(MILK).state,
    "weigh-steady": lambda language: weighing(language, Load.STABLE, 855).state,
    "weigh-moving": lambda language: weighing(language, Load.SETTLING).state,
    "weigh-empty": lambda language: weighing(language, Load.STABLE, 0).state,
    "weigh-light": lambda language: weighing(language, Load.STABLE, 60).state,
    "weigh-heavy": lambda language: weighing(language, Load.OVERLOAD).state,
    "weigh-missing": lambda language: (
        weighing(language, Load.MISSING).does(DeviceLost(Device.SCALE, "link_lost", "")).state
    ),
    "weigh-large": lambda language: weighing(language, Load.STABLE, 9_340).state,
    "weigh-uncleared": lambda language: replace(weighing(language, Load.STABLE, 855).state, zeroed=False),
    "pay": lambda language: shopping(language).does(PayTouched()).state,
    "pay-few": lambda language: opened(language).scans(CHIPS, CHIPS, CHIPS, MILK).does(PayTouched()).state,
    "pay-no-reader": lambda language: (
        lost(language, Device.TERMINAL).does(ServerLinkChanged(online=False), PayTouched()).state
    ),
    "pay-declined": lambda language: declined(language).state,
    "paying": lambda language: paying(language).state,
    "paying-hurry": lambda language: paying(language).waits(108).state,
    "paying-bank": lambda language: paying(language, "04").state,
    "paying-take-card": lambda language: paying(language, "0B").state,
    "paying-stopping": lambda language: paying(language).does(OtherWayTouched()).state,
    "paying-approved": lambda language: shopping(language).asks_to_pay().terminal_authorises().state,
    "paying-doubt": lambda language: in_doubt(language).state,
    "receipt": lambda language: shopping(language).pays().state,
    "receipt-long": lambda language: shopping(language).scans(*[MILK, BREAD] * 8).pays().state,
    "receipt-no-paper": lambda language: shopping(language).pays().does(NO_PAPER).state,
    "receipt-offline": lambda language: shopping(language).pays().does(ServerLinkChanged(online=False)).state,
    "receipt-no-page": lambda language: without_page(shopping(language).pays()),
    "receipt-printed": lambda language: printed(shopping(language).pays(), times=1).state,
    "receipt-copied": lambda language: printed(shopping(language).pays(), times=1 + POLICY.receipt_copies).state,
    "tap": lambda language: shopping(language).pays().does(NoPaperTouched()).state,
    "tap-printing": lambda language: shopping(language).pays().does(PaperTouched()).state,
    "tap-paper-out": lambda language: paper_out(language).state,
    "tap-low": lambda language: low_tap(language).state,
    "tap-full": lambda language: low_tap(language).does(ReasonTouched("waited-long")).state,
    "tap-high": lambda language: shopping(language).pays().does(NoPaperTouched(), FaceTouched(5)).state,
    "tap-thanks": lambda language: (
        shopping(language).pays().does(NoPaperTouched(), FaceTouched(4), BackTouched()).state
    ),
    "resting-failed": lambda language: replace(shopping(language).state, failed=FAILED),
    "resting-parked": lambda language: parked(language).state,
    "help": lambda language: reading(shopping(language)),
    "help-attract": lambda language: reading(opened(language)),
    "help-weigh": lambda language: reading(weighing(language, Load.SETTLING)),
    "help-paying": lambda language: reading(paying(language)),
    "help-receipt": lambda language: reading(shopping(language).pays()),
    "help-resting": lambda language: replace(shopping(language).state, failed=FAILED, help_page=HelpPage("resting")),
    "help-called": lambda language: reading(shopping(language).does(HelpTouched())),
    "help-scanned": lambda language: Shop(reading(shopping(language)), store_policy()).scans(MILK).state,
    "help-unknown": lambda language: (
        Shop(reading(shopping(language)), store_policy()).does(UnknownScanned("04006381333931")).state
    ),
    "help-answer": lambda language: reading(shopping(language), "not-scanning"),
    "help-answer-weigh": lambda language: reading(weighing(language, Load.SETTLING), "weigh"),
    "basket-empty-hint": lambda language: hesitating(opened(language).does(StartTouched())),
    "pick-hint": lambda language: hesitating(opened(language).does(NoBarcodeTouched())),
    "weigh-hint-put": lambda language: hesitating(opened(language).scans(MILK).picks(BANANAS)),
    "weigh-hint-rest": lambda language: hesitating(
        opened(language).scans(MILK).picks(BANANAS).does(ScaleShowed(Load.SETTLING))
    ),
    "weigh-hint-add": lambda language: hesitating(opened(language).scans(MILK).picks(BANANAS).puts_on_scale(855)),
    "pay-hint": lambda language: hesitating(shopping(language).does(PayTouched())),
    "paying-hint": lambda language: hesitating(paying(language)),
    "basket-offer": lambda language: shopping(language).waits(POLICY.offer_help_s).state,
    "weigh-offer": lambda language: weighing(language, Load.STABLE, 855).waits(POLICY.offer_help_s).state,
    "resting-saved": put_aside_by_fault,
    "closed": lambda language: opened(language).staff_does(Act.CLOSE_LANE).does(LanguageTouched(language)).state,
    "closed-scanned": lambda language: (
        opened(language).staff_does(Act.CLOSE_LANE).does(LanguageTouched(language)).scans(MILK).state
    ),
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
    "practise": lambda language: practising(language).does(PayTouched(), CardTouched()).state,
    "receipt-training": lambda language: (
        practising(language).does(PayTouched(), CardTouched(), CardPractised(Practised.APPROVED)).state
    ),
    "sign-on": lambda language: shopping(language).does(BadgeScanned("lena")).state,
    "sign-on-number": lambda language: (
        opened(language).staff_does(Act.CLOSE_LANE).does(LanguageTouched(language), StaffTouched()).state
    ),
    "sign-on-locked": lambda language: locked_out(language).does(LanguageTouched(language), BadgeScanned("lena")).state,
    "staff": lambda language: shopping(language).does(HelpTouched()).signs_on().state,
    "staff-free": lambda language: opened(language).signs_on().does(LanguageTouched(language)).state,
    "staff-training": lambda language: practising(language).signs_on().state,
}


def clock_of(name: str) -> float:
    """The monotonic time at which a moment is looked at: some seconds after it began."""
    return {"paying-hurry": 1108.5, "basket-still-there": 1098.5, "paying-hint": 1011.5}.get(name, 1001.5)
