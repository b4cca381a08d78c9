"""A store at a busy hour: every state that a tile can have is there."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.calls import HelpReason
from kiosk.core.look import LaneLook, LookLine
from kiosk.core.values import Money
from server.clock import now
from tests.server.running import Store
from tests.server.wall.shop_floor import age_check, calls, looks, token_of, weighs_otherwise
from tests.shop import BREAD, WINE

RIOJA = replace(WINE, names={"en": "Red wine Rioja 0.75 l", "zh_CN": "干红葡萄酒 750 毫升"}, picture="wine")
LOAF = replace(BREAD, names={"en": "Sourdough bread", "zh_CN": "酸面包"}, picture="bread")
LINES = (
    LookLine(names=LOAF.names, pieces=1, asked=Money(349, "EUR")),
    LookLine(names=RIOJA.names, pieces=2, asked=Money(1558, "EUR")),
    LookLine(names={"en": "Vine tomatoes 500 g", "zh_CN": "串番茄 500 克"}, pieces=7, asked=Money(573, "EUR")),
)


def busy_hour(store: Store) -> None:
    at = now().isoformat(timespec="seconds")
    basket = {"pieces": 6, "total": Money(1840, "EUR")}
    looks(store, "1", LaneLook(light="free"))
    looks(store, "2", LaneLook(light="busy", **basket))  # type: ignore[arg-type]
    looks(store, "3", LaneLook(light="closed"))
    looks(store, "4", LaneLook(light="help", pieces=10, total=Money(2480, "EUR"), lines=LINES))
    looks(store, "5", LaneLook(light="busy", paying=True, pieces=14, total=Money(5217, "EUR")))
    looks(store, "6", LaneLook(light="coming", pieces=3, total=Money(995, "EUR")))
    looks(store, "7", LaneLook(light="fault"))
    store.post([calls("4", at), age_check("4", at, RIOJA)], token_of("4")).raise_for_status()
    store.post([weighs_otherwise("4", at, item=LOAF)], token_of("4")).raise_for_status()
    store.post([calls("6", at, HelpReason.ASKED)], token_of("6")).raise_for_status()
