"""A device that is away in mid-visit: what happened, and what still works. Derived from the state alone, one at a time.

No device's loss needs a person: selling goes on with what is left. The signing unit, the light and the scale under the
bags are no shopper's matter; staff see them in their layer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.core.mode import LaneMode
from kiosk.core.session.inputs import Device
from kiosk.core.session.state import LaneState, Screen, Shopping, screen
from kiosk.core.session.visit import Session
from kiosk.ui.scene import Scene

SCANNERS = (Device.SCANNER, Device.WEDGE)
BACK = "back"


@dataclass(frozen=True, slots=True)
class Notice:
    """`key` says what it is about: one that was closed by OK does not come again while that lasts."""

    key: str
    icon: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the shopper of `session` has closed by OK."""

    session: str = ""
    keys: frozenset[str] = frozenset()

    def told(self, notice: Notice) -> Known:
        return replace(self, keys=self.keys | {notice.key})

    def still(self, scene: Scene) -> Known:
        """Forgets what is over, and everything with a new shopper."""
        session = scene.state.session
        number = session.id if session is not None else ""
        there = {notice.key for notice in _all(scene)}
        return Known(number, self.keys & there if number == self.session else frozenset())


def derive_notice(scene: Scene, known: Known) -> Notice | None:
    """The weightiest that the shopper does not know yet."""
    return next((notice for notice in _all(scene) if notice.key not in known.keys), None)


def _all(scene: Scene) -> Iterator[Notice]:
    """The weightiest first; none where nobody shops, or where the screen itself says it."""
    state, shown = scene.state, screen(scene.state)
    session = state.session
    if state.failed or session is None or not isinstance(session.phase, Shopping):
        return
    match shown:
        case Screen.BASKET:
            yield from _readers(scene)
            yield from _terminal(scene, session)
            yield from _scale(scene)
            yield from _printer(scene)
        case Screen.PICK:
            yield from _readers(scene)
        case Screen.PAY:
            yield from _terminal(scene, session)
        case _:
            return
    yield from _back(scene)


def readers_away(scene: Scene) -> Notice | None:
    """Which codes can't be read, and what is left."""
    words, away = scene.words, scene.state.troubles
    scanners = [device for device in SCANNERS if device in scene.policy.devices]
    camera = Device.CAMERA in scene.policy.devices
    no_scanner = bool(scanners) and all(device in away for device in scanners)
    no_camera = camera and Device.CAMERA in away
    if (no_scanner and no_camera) or (no_scanner and not camera) or (no_camera and not scanners):
        title, body = words("We can't read barcodes just now."), words("Search by picture, or touch Help.")
        return Notice("readers", "barcode", title, body)
    if no_scanner:
        title, body = words("The scanner is resting."), words("Hold codes to the camera, or search by picture.")
        return Notice("scanner", "barcode", title, body)
    if no_camera:
        return Notice("camera", "camera", words("The camera is resting."), words("Hold codes to the scanner."))
    return None


def _readers(scene: Scene) -> Iterator[Notice]:
    unread = readers_away(scene)
    if unread is not None:
        yield unread


def _terminal(scene: Scene, session: Session) -> Iterator[Notice]:
    words = scene.words
    if Device.TERMINAL not in scene.state.troubles or session.training:
        return
    title = words("The card reader is resting.")
    if screen(scene.state) is Screen.PAY:
        yield Notice("terminal-pay", "card", title, words("Your basket is kept. Wait a moment, or touch Help."))
    else:
        yield Notice("terminal", "card", title, words("Keep scanning. A colleague can help you pay."))


def _scale(scene: Scene) -> Iterator[Notice]:
    """Where something is being weighed the dial itself says it."""
    words = scene.words
    if Device.SCALE in scene.state.troubles:
        body = words("You can go on with all that needs no weighing.")
        yield Notice("scale", "scale", words("The scale is resting."), body)


def _printer(scene: Scene) -> Iterator[Notice]:
    """Paper that ran out is told before paying; a printer that is away, at once."""
    words = scene.words
    if Device.PRINTER not in scene.state.troubles:
        return
    phone = bool(scene.policy.receipt_page) and scene.state.mode is not LaneMode.TRAINING
    body = words("Your receipt will come to your phone.") if phone else words("You can pay without a receipt.")
    yield Notice("printer", "print", words("The printer is resting."), body)


def _back(scene: Scene) -> Iterator[Notice]:
    title = _works_again(scene, scene.state)
    if title:
        yield Notice(f"{BACK}-{scene.state.back}", "check", title, "")


def _works_again(scene: Scene, state: LaneState) -> str:
    words = scene.words
    match state.back:
        case Device.SCANNER | Device.WEDGE:
            return words("The scanner works again.")
        case Device.CAMERA:
            return words("The camera works again.")
        case Device.SCALE:
            return words("The scale works again.")
        case Device.PRINTER:
            return words("The printer works again.")
        case Device.TERMINAL:
            return words("The card reader works again.")
        case Device.WALLET:
            return words("You can pay by phone again.")
        case _:
            return ""
