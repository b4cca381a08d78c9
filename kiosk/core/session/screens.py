"""The screens of a lane, by name."""

from __future__ import annotations

from enum import StrEnum


class Screen(StrEnum):
    """What the display shows; one QML file each."""

    ATTRACT = "attract"
    BASKET = "basket"
    PICK = "pick"
    TYPE = "type"
    PRICE = "price"
    BAGS = "bags"
    WEIGH = "weigh"
    WAIT = "wait"
    PAY = "pay"
    SPLIT = "split"
    PAYING = "paying"
    WALLET = "wallet"
    RECEIPT = "receipt"
    TAP = "tap"
    SAVED = "saved"
    TAKE_UP = "take_up"
    FETCH = "fetch"
    RESTING = "resting"
    CLOSED = "closed"
    PRACTISE = "practise"
    SIGN_ON = "sign_on"
    STAFF = "staff"
    FIND_RECEIPT = "find_receipt"
    REFUND = "refund"
    DEBTS = "debts"
    SETTLE = "settle"
    CHANGE = "change"
    TOTALS = "totals"
    DRAWER = "drawer"
    SHELF = "shelf"
    SERVICE = "service"
    DEVICE = "device"
    FINDING = "finding"
    GUIDED = "guided"
