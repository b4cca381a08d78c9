"""The shelf, the basket and what its tools open."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.bagging import Book, Tally
from kiosk.core.items import Item, Pack
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.recalls import Recall
from kiosk.core.session.inputs import (
    BaggingShowed,
    BagsTouched,
    BagTouched,
    CancelTouched,
    CouponScanned,
    ExpiredScanned,
    ItemScanned,
    LanguageTouched,
    Load,
    MessageClosed,
    NoBarcodeTouched,
    NumberLookedUp,
    PriceTouched,
    QuantityTouched,
    SaidCame,
    ServerLinkChanged,
    StartTouched,
    TypeTouched,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.session.notes import Message, Say
from kiosk.gallery.goods import BANANAS, CHIPS, DETERGENT, EGGS, MILK, PAPER_BAG, SAID, TOMATOES, WINE
from kiosk.gallery.moments.visits import Moments, opened, shopping
from kiosk.gallery.shop import RIVALS, Shop, store_policy


def rivals(language: str) -> Shop:
    """The third bag of crisps brought a better offer than each bag had by itself."""
    shop = Shop(policy=replace(store_policy(), rules=RIVALS)).opens()
    shop.does(ServerLinkChanged(online=True), LanguageTouched(language))
    return shop.scans(MILK).weighs(BANANAS, 855).scans(CHIPS, CHIPS, CHIPS)


def with_coupons(language: str, *coupons: str) -> Shop:
    return shopping(language).does(*(CouponScanned(Coupon(id=coupon)) for coupon in coupons))


def with_pack(language: str, pack: Pack) -> Shop:
    """Eggs with a code that tells more of them; a lot of theirs was called back."""
    shop = shopping(language)
    shop.policy = replace(shop.policy, recalls=(Recall(item=EGGS.key, lots=frozenset({"L7"})),))
    return shop.does(ItemScanned(EGGS.key, EGGS, pack))


def with_bag(language: str, *grams: int, item: Item = WINE) -> Shop:
    """The bagging scale shows one load after the other, and the last one stands."""
    shop = shopping(language)
    shop.policy = replace(shop.policy, devices=shop.policy.devices | {"bagging"})
    shop.does(BaggingShowed(Load.STABLE, 2_000)).scans(replace(item, weight_g=1_240)).does(MessageClosed())
    return shop.does(*(BaggingShowed(Load.STABLE, one) for one in grams)).waits(shop.policy.bag_waits_s + 1)


def asked(shop: Shop) -> Shop:
    """Told, and not put right: what is it?"""
    return shop.waits(shop.policy.bag_nudge_s + 1)


def with_other(language: str) -> Shop:
    """Crisps were scanned, and something else went into the bag that is about as heavy."""
    shop = with_bag(language, 3_250)
    known = Book(own={CHIPS.key: Tally({1: {600: 20}})})
    shop.state = replace(shop.state, learned=known)
    shop.scans(replace(CHIPS, weight_g=600))
    return shop.does(BaggingShowed(Load.STABLE, 3_780)).waits(shop.policy.bag_waits_s + 1)


def not_placed(language: str) -> Shop:
    shop = with_bag(language, 3_250)
    shop.policy = replace(shop.policy, bag_asks_placing=True)
    return shop.scans(DETERGENT).waits(shop.policy.bag_place_s + 1)


SELLING: Moments = {
    "attract": lambda language: opened(language).state,
    "attract-said": lambda language: opened(language).does(SaidCame(SAID)).state,
    "basket-empty": lambda language: opened(language).does(StartTouched()).state,
    "basket": lambda language: shopping(language).state,
    "basket-one-more": lambda language: shopping(language).does(QuantityTouched(7, 2)).state,
    "basket-reasons": lambda language: rivals(language).does(MessageClosed()).state,
    "basket-replaced": lambda language: rivals(language).state,
    "basket-long": lambda language: (
        shopping(language).weighs(BANANAS, 640).weighs(BANANAS, 910).weighs(BANANAS, 355).weighs(BANANAS, 720).state
    ),
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
    "basket-bag-extra": lambda language: with_bag(language, 3_250, 3_670).state,
    "basket-bag-extra-ask": lambda language: asked(with_bag(language, 3_250, 3_670)).state,
    "basket-bag-other": lambda language: with_other(language).state,
    "basket-bag-other-ask": lambda language: asked(with_other(language)).state,
    "basket-bag-taken": lambda language: with_bag(language, 3_250, 1_200).state,
    "basket-bag-taken-ask": lambda language: asked(with_bag(language, 3_250, 1_200)).state,
    "basket-bag-place": lambda language: not_placed(language).state,
    "basket-bag-place-ask": lambda language: asked(not_placed(language)).state,
    "basket-bag-read": lambda language: (
        asked(with_bag(language, 3_250, 3_670, item=DETERGENT)).does(MessageClosed()).state
    ),
    "basket-age": lambda language: shopping(language).scans(WINE).state,
    "basket-full": lambda language: replace(shopping(language).state, message=Message(Say.BASKET_FULL)),
    "basket-limit": lambda language: shopping(language).does(QuantityTouched(2, 100), QuantityTouched(3, 100)).state,
    "basket-cancel": lambda language: shopping(language).does(CancelTouched()).state,
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
}
