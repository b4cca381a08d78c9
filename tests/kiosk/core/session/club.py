"""A store with members, whose server answers when a test says so."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.members import Member, card_hash
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.session.effects import FindMember, GiveCouponsBack
from kiosk.core.session.inputs import MemberAnswered, MemberTouched, NotAsked, PhoneGiven, ServerLinkChanged
from tests.shop import BREAD, MILK, POLICY, SOAP, Shop

CARD, OTHER_CARD = card_hash("M1234567890128"), card_hash("M9876543210987")
FIVE_OFF = Coupon(id="WELCOME", serial="c" * 32)
MIA = Member(
    id="a" * 32,
    initial="M",
    phone="•••• 42",
    tier="gold",
    tier_names={"en": "Gold"},
    points=320,
    minor_per_point=100,
    thanks=5,
    coupons=(FIVE_OFF,),
    way="cash",
)
BEN = Member(id="b" * 32, initial="B", minor_per_point=100)


def rule(name: str, key: str, minor: int, **more: object) -> dict[str, object]:
    return {"id": name, "kind": "amount", "name": {"en": name}, "for": {"items": [key]}, "amount": minor, **more}


CLUB = replace(
    POLICY,
    members=True,
    asks_members=True,
    rules=read_rules(
        {
            "format": 1,
            "currency": "EUR",
            "rules": [
                rule("Member price", MILK.key, 40, who={"member": True}),
                rule("Gold bread", BREAD.key, 50, who={"tiers": ["gold"]}),
                rule("Birthday soap", SOAP.key, 100, who={"birthday": True}),
                {
                    "id": "Welcome",
                    "kind": "basket_amount",
                    "name": {"en": "Welcome"},
                    "amount": 100,
                    "at_least": {"amount": 300},
                    "coupon": "WELCOME",
                    "limit": 1,
                },
            ],
        }
    ),
)


class ClubShop(Shop):
    """Its server is there; `asked` and `given_back` are what the lane wanted of it."""

    def __init__(self) -> None:
        super().__init__(policy=CLUB)
        self.opens().does(ServerLinkChanged(online=True))

    @property
    def asked(self) -> list[FindMember]:
        return [one for one in self.effects if isinstance(one, FindMember)]

    @property
    def given_back(self) -> list[str]:
        return [serial for one in self.effects if isinstance(one, GiveCouponsBack) for serial in one.serials]

    def types(self, phone: str) -> ClubShop:
        self.does(MemberTouched(), PhoneGiven(phone))
        return self

    def hears(self, member: Member | None = None, *, not_asked: NotAsked | None = None) -> ClubShop:
        """The store's answer to what was asked last."""
        self.does(MemberAnswered(self.asked[-1].request, member, not_asked))
        return self
