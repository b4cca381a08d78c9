"""What lane and server say to each other of members, as JSON."""

from __future__ import annotations

from kiosk.core.members import Member
from kiosk.core.pricing.coupons import Coupon
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
    return {"member": {**{name: getattr(member, name) for name in TOLD}, "coupons": coupons}}


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
            }
        } if name:
            return Member(
                id=name,
                initial=initial,
                phone=phone,
                tier=tier,
                way=way,
                points=points,
                minor_per_point=minor_per_point,
                thanks=thanks,
                birthday=birthday,
                coupons=tuple(_coupon(one) for one in coupons),
            )
        case _:
            raise WireError("the server's answer holds no member")


def thanks_envelope(*, lane: str, member: str, day: str, points: int, journal: str, seq: int) -> Envelope:
    """So many points for a tap of that day; nothing in it leads to the tap."""
    payload = {"lane": lane, "member": member, "day": day, "points": points}
    return seal(lane=lane, journal=journal, seq=seq, kind=THANKS, version=THANKS_VERSION, payload=payload)


def _coupon(told: object) -> Coupon:
    match told:
        case {"coupon": str(name), "serial": str(serial)} if name:
            return Coupon(id=name, serial=serial)
        case _:
            raise WireError("the server names a coupon that is none")
