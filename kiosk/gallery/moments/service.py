"""A lane in service: all devices, and one after the other."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.inputs import BadgeScanned, DevicePicked, FindingOpened, LanguageTouched, StaffActed, TestEnded
from kiosk.core.staff import Act, Role, StaffBook
from kiosk.gallery.moments.visits import Moments, opened
from kiosk.gallery.shop import LENA, Shop

TECHNICIAN = replace(LENA, id="tess", number="1003", name="Tess B.", role=Role.TECHNICIAN)


def served(language: str) -> Shop:
    shop = opened(language)
    shop.policy = replace(shop.policy, staff=StaffBook((LENA, TECHNICIAN)))
    shop.does(BadgeScanned(TECHNICIAN.id), StaffActed(Act.START_SERVICE), LanguageTouched(language))
    return shop.does(
        TestEnded("print", "printer", passed=True, measured=""),
        TestEnded("touch", "", passed=False, measured="2 cells"),
    )


def _of(device: str) -> Moments:
    return {f"device-{device}": lambda language: served(language).does(DevicePicked(device)).state}


SERVICE: Moments = {
    "service": lambda language: served(language).state,
    "service-faults": lambda language: served(language).state,
    "closed-service": lambda language: served(language).does(BadgeScanned(TECHNICIAN.id)).state,
    "finding": lambda language: served(language).does(FindingOpened()).state,
    **_of("printer"),
    **_of("scanner"),
    **_of("scale"),
    **_of("terminal"),
    **_of("notes"),
    **_of("light"),
    **_of("store"),
    **_of("disk"),
}
