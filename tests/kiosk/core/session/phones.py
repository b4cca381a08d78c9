"""A shopper whose phone pays, and what was asked of the wallet's gateway."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.effects import AskTerminal
from kiosk.core.session.facts import CardResult, TerminalMark
from kiosk.core.session.inputs import CardApproved, CardAuthorised, TerminalReadied
from kiosk.core.session.notes import Say
from kiosk.core.values import Way
from tests.shop import BREAD, MILK, POLICY, Shop

GATEWAY = TerminalMark("SIM-SHOP", "", "Wabc")
CODE = "284936150123456789"
WITH_WALLET = replace(POLICY, devices=POLICY.devices | {"wallet"})


def opened() -> Shop:
    return Shop(policy=WITH_WALLET).opens().does(TerminalReadied(GATEWAY, Way.WALLET)).scans(MILK, BREAD)


def result(shop: Shop) -> CardResult:
    return shop.result(terminal_id="SIM-SHOP", receipt_no="G000001", trace_no="k1", card_name="SIM Pay", card_last4="")


def agreed(shop: Shop) -> Shop:
    shop.does(CardAuthorised(shop.attempt.id, "t", result(shop), Way.WALLET))
    return shop.does(CardApproved(shop.attempt.id, result(shop), ()))


def asked(shop: Shop) -> list[AskTerminal]:
    return [effect for effect in shop.effects if isinstance(effect, AskTerminal)]


def said(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message is not None else None
