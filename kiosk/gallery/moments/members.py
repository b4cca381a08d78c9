"""Members: the way in, what is known of somebody, and how the lane goes on with them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kiosk.core.members import Member, card_hash
from kiosk.core.policy import Policy
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.session.effects import FindMember
from kiosk.core.session.inputs import (
    BackTouched,
    FaceTouched,
    LanguageTouched,
    MemberAnswered,
    MemberScanned,
    MemberTouched,
    NoPaperTouched,
    NotAsked,
    PayTouched,
    PhoneGiven,
    ServerLinkChanged,
)
from kiosk.gallery.goods import BANANAS, EGGS, MILK, PAPER_BAG, TOMATOES, WINE
from kiosk.gallery.moments.visits import Moments
from kiosk.gallery.shop import Shop, store_policy

CARD = card_hash("M1234567890128")
MIA = Member(
    id="a" * 32,
    initial="M",
    phone="•••• 42",
    tier="gold",
    tier_names={"en": "Gold", "zh_CN": "金卡"},
    points=1320,
    birthday=True,
    minor_per_point=100,
    thanks=5,
    coupons=(Coupon(id="FIVE", serial="c" * 32), Coupon(id="WINE10", serial="d" * 32)),
    way="cash",
)
PRICES = read_rules(
    {
        "format": 1,
        "currency": "EUR",
        "rules": [
            {
                "id": "member-eggs",
                "kind": "price",
                "name": {"en": "Member price", "zh_CN": "会员价"},
                "for": {"items": [EGGS.key]},
                "price": 289,
                "who": {"member": True},
            },
        ],
    }
)


@cache
def club_policy() -> Policy:
    """The store's, with members."""
    policy = store_policy()
    rules = replace(policy.rules, offers=(*PRICES.offers, *policy.rules.offers))
    return replace(policy, rules=rules, members=True, asks_members=True)


def club(language: str) -> Shop:
    shop = Shop(policy=club_policy()).opens()
    return shop.does(ServerLinkChanged(online=True), LanguageTouched(language))


def answer(shop: Shop, member: Member | None = None, why: NotAsked | None = None) -> Shop:
    asked = [one for one in shop.effects if isinstance(one, FindMember)]
    return shop.does(MemberAnswered(asked[-1].request, member, why))


def keys(language: str) -> Shop:
    return club(language).does(MemberTouched())


def with_goods(shop: Shop) -> Shop:
    return shop.scans(MILK, EGGS, TOMATOES, WINE, PAPER_BAG).weighs(BANANAS, 855)


def hello(language: str) -> Shop:
    """The card is scanned in mid-basket."""
    return answer(with_goods(club(language)).does(MemberScanned(CARD)), MIA)


def known(language: str) -> Shop:
    return hello(language).waits(10)


MEMBERS: Moments = {
    "attract-member": lambda language: club(language).state,
    "basket-empty-member": lambda language: keys(language).does(BackTouched()).state,
    "member": lambda language: keys(language).state,
    "member-asking": lambda language: keys(language).does(PhoneGiven("01701234542")).state,
    "member-not-found": lambda language: answer(keys(language).does(PhoneGiven("01701234542"))).state,
    "member-too-many": lambda language: (
        answer(keys(language).does(PhoneGiven("01701234542")), why=NotAsked.TOO_MANY).state
    ),
    "member-offline": lambda language: keys(language).does(ServerLinkChanged(online=False)).state,
    "member-known": lambda language: known(language).does(MemberTouched()).state,
    "member-card-kept": lambda language: (
        club(language).does(ServerLinkChanged(online=False), MemberScanned(CARD), MemberTouched()).state
    ),
    "basket-member-hello": lambda language: hello(language).state,
    "basket-member": lambda language: known(language).state,
    "basket-member-offline": lambda language: (
        with_goods(club(language).does(ServerLinkChanged(online=False))).does(MemberScanned(CARD)).state
    ),
    "basket-member-unknown": lambda language: answer(with_goods(club(language)).does(MemberScanned(CARD))).state,
    "receipt-member": lambda language: paid(language).state,
    "tap-member": lambda language: paid(language).does(NoPaperTouched()).state,
    "tap-member-thanks": lambda language: paid(language).does(NoPaperTouched(), FaceTouched(3)).state,
}


def paid(language: str) -> Shop:
    shop = answer(club(language).scans(MILK, EGGS).does(MemberScanned(CARD)), MIA)
    return shop.does(PayTouched()).pays()
