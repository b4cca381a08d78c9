"""A phone pays: each step of both ways."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.refund import Wanted
from kiosk.core.session.facts import FailedAs, TerminalMark
from kiosk.core.session.inputs import (
    AllBackTouched,
    AmountGiven,
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardProgressed,
    CardUnknown,
    ClaimAnswered,
    Device,
    DeviceLost,
    LanguageTouched,
    OtherWayTouched,
    PartsBackTouched,
    PayTouched,
    ReceiptGiven,
    RefundTouched,
    SaleFound,
    ShowCodeTouched,
    SplitTouched,
    StaffActed,
    TerminalReadied,
    WalletCodeCame,
    WalletCodeRead,
    WalletTouched,
)
from kiosk.core.session.state import Paid
from kiosk.core.staff import Act
from kiosk.core.values import Way
from kiosk.gallery.moments.visits import Moments, shopping
from kiosk.gallery.shop import Shop

CODE = "284936150123456789"


def at_pay(language: str) -> Shop:
    shop = shopping(language)
    shop.policy = replace(shop.policy, devices=shop.policy.devices | {"wallet"})
    return shop.does(TerminalReadied(TerminalMark("SIM-SHOP", "", "W1"), Way.WALLET), PayTouched())


def at_phone(language: str) -> Shop:
    return at_pay(language).does(WalletTouched())


def held(language: str) -> Shop:
    return at_phone(language).does(WalletCodeRead(CODE))


def shown(language: str) -> Shop:
    shop = at_phone(language).does(ShowCodeTouched())
    return shop.does(WalletCodeCame(shop.attempt.id, "https://pay.example/c/1", shop.now + 118))


def part(language: str) -> Shop:
    """So much is to be paid next, by whichever way."""
    return at_pay(language).does(SplitTouched(), AmountGiven(1000))


def parted(language: str) -> Shop:
    """A phone has paid a part."""
    shop = part(language).does(WalletCodeRead(CODE))
    shop.does(CardAuthorised(shop.attempt.id, "t", shop.result(), Way.WALLET))
    return shop.does(CardApproved(shop.attempt.id, shop.result(), ()))


def refused(language: str) -> Shop:
    """A phone paid, goods come back, and the wallet keeps the money."""
    shop = held(language)
    shop.does(CardAuthorised(shop.attempt.id, "t", shop.result(), Way.WALLET))
    session = shop.does(CardApproved(shop.attempt.id, shop.result(), ())).state.session
    if session is None or not isinstance(session.phase, Paid):
        raise LookupError("nothing is paid")
    sale = session.phase.sale
    shop.does(TerminalReadied(TerminalMark(sale.tender.terminal_id, "", "W1"), Way.WALLET)).signs_on()
    shop.does(StaffActed(Act.REFUND), ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), sale), AllBackTouched())
    refund = shop.does(RefundTouched()).state.refund
    if refund is None:
        raise LookupError("no refund has begun")
    return ended(shop.does(LanguageTouched(language), ClaimAnswered(refund.id)), FailedAs.DECLINED)


def agreeing(language: str) -> Shop:
    shop = held(language)
    return shop.does(CardProgressed(shop.attempt.id, "", "Please agree on your phone"))


def approved(language: str) -> Shop:
    shop = held(language)
    return shop.does(CardAuthorised(shop.attempt.id, "t", shop.result(), Way.WALLET))


def ended(shop: Shop, how: FailedAs) -> Shop:
    return shop.does(CardFailed(shop.attempt.id, how, "", ""))


def in_doubt(language: str) -> Shop:
    shop = held(language)
    return shop.does(CardUnknown(shop.attempt.id, "no answer"))


PHONES: Moments = {
    "basket-phone": lambda language: shopping(language).does(WalletCodeRead(CODE)).state,
    "pay-phone": lambda language: at_pay(language).state,
    "pay-phone-away": lambda language: at_pay(language).does(DeviceLost(Device.WALLET, "silent", "")).state,
    "pay-phone-declined": lambda language: ended(held(language), FailedAs.DECLINED).state,
    "pay-split-phone": lambda language: at_pay(language).does(SplitTouched()).state,
    "pay-part-phone": lambda language: part(language).state,
    "pay-parted-phone": lambda language: parted(language).state,
    "wallet-part": lambda language: part(language).does(WalletTouched()).state,
    "wallet": lambda language: at_phone(language).state,
    "wallet-again": lambda language: ended(shown(language), FailedAs.TIMEOUT).state,
    "paying-phone": lambda language: held(language).state,
    "paying-phone-agree": lambda language: agreeing(language).state,
    "paying-phone-code": lambda language: shown(language).state,
    "paying-phone-stopping": lambda language: shown(language).does(OtherWayTouched()).state,
    "paying-phone-instead": lambda language: shown(language).does(WalletCodeRead(CODE)).state,
    "paying-phone-approved": lambda language: approved(language).state,
    "paying-phone-back": lambda language: parted(language).does(PartsBackTouched()).state,
    "refund-refused-phone": lambda language: refused(language).state,
    "paying-phone-doubt": lambda language: in_doubt(language).state,
}
