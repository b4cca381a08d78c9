"""What lane and server say to each other of members, as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.core.members import Member
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.member_facts import MemberThanked
from kiosk.core.wire import WIRE_VERSION, Envelope, WireError, canonical, seal

THANKS = "member_thanks"
THANKS_VERSION = 1
TOLD = ("id", "initial", "phone", "tier", "way", "points", "minor_per_point", "thanks", "birthday")


def find_body(*, card: str = "", phone: str = "") -> bytes:
    """The body of a POST to /api/v1/members/find: a card's hash, or a phone number, which is kept nowhere."""
    return canonical({"wire": WIRE_VERSION, "card": card, "phone": phone})


def found_body(member: Member | None) -> dict[str, object]:
    """The server's answer: null where nobody is known by that."""
    if member is None:
        return {"member": None}
    coupons = [{"coupon": one.id, "serial": one.serial} for one in member.coupons]
    told = {name: getattr(member, name) for name in TOLD}
    return {"member": {**told, "tier_names": dict(member.tier_names), "coupons": coupons}}


def read_found(body: object) -> Member | None:
    """Who was found; raises `WireError` when the server says anything else."""
    match body:
        case {"member": None}:
            return None
        case {
            "member": {
                "id": str(name),
                "initial": str(initial),
                "phone": str(phone),
                "tier": str(tier),
                "way": str(way),
                "points": int(points),
                "minor_per_point": int(minor_per_point),
                "thanks": int(thanks),
                "birthday": bool(birthday),
                "coupons": list(coupons),
                **rest,
            }
        } if name:
            return Member(
                id=name,
                initial=initial,
                phone=phone,
                tier=tier,
                tier_names=_names(rest.get("tier_names", {})),
                way=way,
                points=points,
                minor_per_point=minor_per_point,
                thanks=thanks,
                birthday=birthday,
                coupons=tuple(_coupon(one) for one in coupons),
            )
        case _:
            raise WireError("the server's answer holds no member")


def thanks_envelope(fact: MemberThanked, journal: str, seq: int) -> Envelope:
    """So many points for a tap of that day; nothing in it leads to the tap, or to the visit."""
    payload = {"lane": fact.lane, "member": fact.whose, "day": fact.day, "points": fact.points}
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=THANKS, version=THANKS_VERSION, payload=payload)


def _names(told: object) -> dict[str, str]:
    """A server of a time before it told any tells none."""
    if isinstance(told, dict) and all(isinstance(one, str) for pair in told.items() for one in pair):
        return dict(told)
    raise WireError("the server names a tier as nobody can read it")


def give_back_body(serials: Sequence[str]) -> bytes:
    """The body of a POST to /api/v1/members/coupons: these are not used here."""
    return canonical({"wire": WIRE_VERSION, "serials": list(serials)})


def _coupon(told: object) -> Coupon:
    match told:
        case {"coupon": str(name), "serial": str(serial)} if name:
            return Coupon(id=name, serial=serial)
        case _:
            raise WireError("the server names a coupon that is none")
