"""Device readings and codes → inputs of the lane. Here the disk is asked, so that `decide` needs none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, assert_never

from drivers.contract import (
    BelowMinimum,
    Button,
    ButtonPressed,
    CashCredited,
    CashLevels,
    CashMark,
    CashUnknown,
    CodeRead,
    CodeToShow,
    DeviceCondition,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DrawerEnded,
    DrawerStatus,
    HealthChecked,
    LampSet,
    NotPriced,
    NotSigned,
    Overloaded,
    PaymentAuthorised,
    PaymentEnded,
    PaymentProgress,
    PaymentResolved,
    PayOutEnded,
    PresenceChanged,
    PricedWeight,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
    Reading,
    ServiceEnded,
    Settling,
    Signed,
    StableWeight,
    Stamped,
    TerminalReady,
    TextShown,
    UnderZero,
)
from kiosk.core.barcodes import Kind, Meaning, interpret
from kiosk.core.barcodes.unmarked import symbologies
from kiosk.core.cash import Box
from kiosk.core.items import Item, Pack, Unit
from kiosk.core.members import card_hash
from kiosk.core.policy import Policy
from kiosk.core.pricing import Label, Line, RuleBook
from kiosk.core.pricing.coupons import Coupon, coupon_ids
from kiosk.core.receipt import SAVED
from kiosk.core.refund import Wanted
from kiosk.core.session import inputs as happened
from kiosk.core.session.touches import Found, Scan, Symbol
from kiosk.core.values import Money, Way
from kiosk.lane import readings
from kiosk.lane.boxes import cash_input
from kiosk.lane.card_numbers import may_be_card_number
from kiosk.lane.payments import read_payment

MEASURED = (Kind.WEIGHED, Kind.PRICED, Kind.COUNTED)
NOT_TAKEN = (Kind.MEMBER, Kind.GIFT_CARD)
MATRIX = "dQzJL"
"""How AIM identifiers of DataMatrix, QR, Aztec, DotCode and PDF417 go on after the bracket."""

PHONE_CODES = ("", "]C", "]Q")
"""Whose AIM identifier payment codes have, which phones show as Code 128 and as QR; '' where the reader tells none."""


class Catalogue(Protocol):
    def find(self, key: str, at: str = "") -> Item | None:
        """The item behind a catalogue key at the price in force at `at`, or None."""


@dataclass(frozen=True, slots=True)
class _Pass:
    """A pack that was sold, and the devices that saw it."""

    read: Found
    at: float
    seen_by: set[str]


class InputReader:
    """Turns what devices say into inputs. Used on the lane thread only."""

    def __init__(
        self,
        catalogue: Catalogue,
        policy: Policy,
        today: Callable[[], datetime.date],
        whose_badge: Callable[[str], str | None] = lambda _code: None,
        wallet_of: Callable[[str], str] = lambda _code: "",
    ) -> None:
        """`whose_badge` tells the id of whose badge says that, `wallet_of` which wallet has that as a payment code."""
        self._wallet_of = wallet_of
        self._whose_badge = whose_badge
        self._catalogue = catalogue
        self._policy = policy
        self._today = today
        self._passes: list[_Pass] = []

    def read(self, stamped: Stamped, at: str = "", rules: RuleBook | None = None) -> happened.Input | None:
        """The input that `stamped` means, or None where it changes nothing for the lane. Prices are those of `at`, and
        coupons those of `rules`, else of the policy. A scanner that sounds when told to is named with what it read.
        """
        meant = self._meant(stamped, at, rules)
        if stamped.device in self._policy.beeping_scanners and isinstance(meant, happened.Code):
            return happened.ReadBy(happened.Device(stamped.device), meant)
        return meant

    def _meant(self, stamped: Stamped, at: str, rules: RuleBook | None) -> happened.Input | None:
        device = happened.Device(stamped.device)
        reading: Reading = stamped.reading
        match reading:
            case DeviceOnline():
                return happened.DeviceCame(device, mute=reading.mute)
            case DeviceOffline(fault):
                return happened.DeviceLost(device, fault.kind, fault.detail)
            case DeviceTrouble():
                return readings.trouble(device)
            case CodeRead():
                if _is_a_web_address(reading):
                    return None
                return self._once(stamped, self.code(reading.symbology, reading.text, at, rules))
            case StableWeight() | Settling() | Overloaded() | UnderZero() | BelowMinimum():
                return readings.bag(reading) if device is happened.Device.BAGGING else readings.scale(reading)
            case PrinterStatus():
                return readings.printer(reading)
            case PrintEnded():
                if reading.outcome is PrintOutcome.PRINTED:
                    return happened.PrintDone(reading.job)
                return happened.PrintLost(reading.job, reading.outcome is PrintOutcome.FAILED, reading.reason)
            case DrawerStatus():
                return happened.DrawerShowed(reading.open)
            case DrawerEnded():
                return happened.DrawerDone(reading.kick, readings.DRAWER[reading.outcome], reading.reason)
            case (
                TerminalReady()
                | PaymentProgress()
                | CodeToShow()
                | PaymentAuthorised()
                | PaymentEnded()
                | PaymentResolved()
            ):
                return read_payment(device, reading)
            case Signed():
                return happened.SignatureCame(reading.key, readings.signature(reading))
            case ServiceEnded():
                return readings.day_end(reading)
            case PricedWeight() | NotPriced():
                return readings.priced(reading) if device is happened.Device.SCALE else None
            case LampSet() | HealthChecked() | DeviceCondition():
                return None
            case NotSigned(key, reason):
                return happened.SignatureLost(key, reason)
            case ButtonPressed(Button.HELP):
                return happened.HelpTouched()
            case PresenceChanged(present):
                return happened.PresenceShowed(present)
            case ButtonPressed() | TextShown():
                return None  # keys are the window's, and the lane asks for no text
            case CashCredited() | CashUnknown() | CashMark() | CashLevels() | PayOutEnded():
                return cash_input(Box(device.value), reading) if device.value in set(Box) else None
            case _:
                assert_never(reading)

    def _once(self, stamped: Stamped, read: happened.Input) -> happened.Input | None:
        """`read`, unless another device has just read the very same: a pack that passes the scanner is seen by the
        camera too. One device may read as often as it likes.
        """
        if not isinstance(read, Found):
            return read
        self._passes = [one for one in self._passes if stamped.at - one.at < self._policy.pair_s]
        for one in self._passes:
            if one.read == read and stamped.device not in one.seen_by:
                one.seen_by.add(stamped.device)
                return None
        self._passes.append(_Pass(read, stamped.at, {stamped.device}))
        return read

    def typed(self, digits: str, at: str = "", rules: RuleBook | None = None) -> happened.NumberLookedUp:
        """What a typed number means: a produce number of three to five digits, else what stands under a barcode."""
        if re.fullmatch("[0-9]{3,5}", digits):
            item = self._catalogue.find(f"plu:{digits}", at)
            return happened.NumberLookedUp(
                happened.ItemScanned(item.key, item) if item else happened.UnknownScanned("")
            )
        return happened.NumberLookedUp(self._scan("", digits, at, rules))

    def priced(self, lines: Sequence[Line], at: str) -> tuple[Item, ...]:
        """The items of `lines` as they are at `at`, those that are still sold."""
        found = (self._catalogue.find(line.item.key, at) for line in lines)
        return tuple(item for item in found if item is not None)

    def code(self, symbology: str, text: str, at: str = "", rules: RuleBook | None = None) -> happened.Input:
        """What a code means to this store, looked up at the prices of `at`; a badge is one before anything else."""
        if (staff := self._whose_badge(text)) is not None:
            return happened.BadgeScanned(staff)
        saved = re.fullmatch(rf"{SAVED};([A-Za-z0-9]{{1,12}});(\d{{6}})", text)
        if saved is not None:
            return happened.BasketCodeGiven(saved[2], saved[1])
        sold = re.fullmatch(r"RECEIPT;([A-Za-z0-9]{1,12})-(\d{6,9});([^;]{1,40});.*", text)
        if sold is not None:
            lane = sold[1] if sold[1] != self._policy.lane else ""
            return happened.ReceiptGiven(Wanted(int(sold[2]), lane, sold[3]))
        if Way.WALLET in self._policy.ways and symbology[:2] in PHONE_CODES and self._wallet_of(text):
            return happened.WalletCodeRead(text)
        meaning = self._meaning(symbology, text)
        if meaning.valid and meaning.kind is Kind.BADGE:  # somebody's, but nobody's here
            return happened.BadgeScanned("")
        return self._scan(symbology, text, at, rules)

    def _scan(self, symbology: str, text: str, at: str, rules: RuleBook | None) -> Scan:
        if not symbology and (fitting := symbologies(text)):
            known = [one for one in fitting if self._found(one, text)]
            if len(known) > 1:  # an EAN-8 and a UPC-E, and this store sells both
                return happened.UnknownScanned("")
            symbology = (known or fitting)[0]
        meaning = self._meaning(symbology, text)
        coupon = self._coupon(text, meaning, rules or self._policy.rules)
        if coupon is not None:
            return happened.CouponScanned(coupon)
        if meaning.valid and meaning.kind is Kind.MEMBER and self._policy.members:
            return happened.MemberScanned(card_hash(text))
        return self._looked_up(meaning, _symbol(symbology, text), at)

    def _found(self, symbology: str, text: str) -> Item | None:
        return self._catalogue.find(self._meaning(symbology, text).item_key or "")

    def _meaning(self, symbology: str, text: str) -> Meaning:
        return interpret(
            symbology,
            text,
            region=self._policy.region,
            pattern=self._policy.pattern or None,
            today=self._today(),
            currency=self._policy.currency,
            own=self._policy.own_codes,
        )

    def _looked_up(self, meaning: Meaning, symbol: Symbol, at: str) -> Scan:
        key = meaning.item_key or meaning.gtin or ""
        item = self._catalogue.find(key, at) if key else None
        if item is not None and meaning.valid and meaning.kind in MEASURED:
            labelled = self._labelled(key, item, meaning)
            if labelled is not None:
                return labelled
        if meaning.valid and meaning.kind in NOT_TAKEN:
            return happened.NotTakenScanned()
        if item is not None and meaning.reason_kind == "expired":
            return happened.ExpiredScanned(key, item, symbol)
        if item is not None and meaning.valid and meaning.kind == "item":
            return happened.ItemScanned(key, item, _pack(meaning), symbol)
        if not meaning.valid and meaning.reason_kind == "bad_check_digit":
            return happened.UnreadableScanned()
        named = meaning.valid and meaning.kind == "item" and not may_be_card_number(key)
        return happened.UnknownScanned(key if named else "")

    def _coupon(self, text: str, meaning: Meaning, rules: RuleBook) -> Coupon | None:
        """The coupon that a rule of price names as it stands there, or that the code is by its form."""
        if text in coupon_ids(rules):
            return Coupon(id=text)
        if meaning.valid and meaning.kind is Kind.COUPON and meaning.coupon_id:
            return Coupon(id=meaning.coupon_id, serial=meaning.serial or "", offer=meaning.coupon)
        return None

    def _labelled(self, key: str, item: Item, meaning: Meaning) -> Scan | None:
        """A pack that says its price, weight or count; None where that makes no sense for `item`."""
        pack = _pack(meaning)
        if meaning.count is not None:
            return happened.CountScanned(key, item, meaning.count, pack) if item.unit is Unit.EACH else None
        net_g = (meaning.weight_g or 0) if item.unit is Unit.KG else 0
        if meaning.price_minor is not None and meaning.currency in (None, self._policy.currency):
            label = Label(Money(meaning.price_minor, self._policy.currency), net_g)
            return happened.LabelScanned(key, item, label, pack)
        return happened.LabelScanned(key, item, Label(net_g=net_g), pack) if net_g else None


def _pack(meaning: Meaning) -> Pack | None:
    """What the code tells of this very pack; None where it tells nothing."""
    pack = Pack(
        lot=meaning.lot or "",
        serial=meaning.serial or "",
        expires=meaning.expires.isoformat() if meaning.expires else "",
        best_before=meaning.best_before.isoformat() if meaning.best_before else "",
    )
    return None if pack == Pack() else pack


def _symbol(symbology: str, text: str) -> Symbol:
    named = symbology or text[:2]
    matrix = named[:1] == "]" and named[1:2] in MATRIX
    return Symbol.MATRIX if matrix or text[:4].lower() == "http" else Symbol.BARS


def _is_a_web_address(read: CodeRead) -> bool:
    """A QR code that leads to some page, as packs carry them beside their item number: not meant for a lane."""
    digital_link = re.search(r"/01/\d{8,14}(?:[/?]|$)", read.text)
    return read.text[:8].lower().startswith(("http://", "https://")) and digital_link is None
