"""How the lane itself stands, for staff: its clock, what it owes the store server, its certificate, its devices."""

from __future__ import annotations

from kiosk.core.clock import Move
from kiosk.core.session.inputs import Device
from kiosk.ui.scene import Scene
from kiosk.ui.viewmodels.health import device_name


def clock_told(scene: Scene) -> str:
    move, words = scene.state.clock_moved, scene.words
    if move is None:
        return ""
    if move.at_start:
        return words("The clock is behind the last sale. Please set it right.")
    return words("The clock was moved: {due} became {shown}. Please check it.", due=_due(move), shown=_shown(move))


def owed_told(scene: Scene) -> str:
    """With the day where that is another."""
    owed, words = scene.state.owed, scene.words
    if owed is None:
        return ""
    at = owed.since[11:16] if owed.since[:10] == scene.wall[:10] else owed.since[:16].replace("T", " ")
    if owed.late:
        return words("Not sent yet: {count} since {time}. Please check the network.", count=owed.unsent, time=at)
    return words("Not sent yet: {count} since {time}.", count=owed.unsent, time=at)


def certificate_told(scene: Scene) -> str:
    days, words = scene.state.certificate_days, scene.words
    if days is None:
        return ""
    if days < 0:
        return words("The lane's certificate has ended. Please enrol it anew.")
    return words("The lane's certificate ends in {days} days. Please enrol it anew.", days=days)


def _due(move: Move) -> str:
    """With the day where that is another."""
    return move.expected[11:16] if move.expected[:10] == move.found[:10] else move.expected[:16].replace("T", " ")


def _shown(move: Move) -> str:
    return move.found[11:16] if move.expected[:10] == move.found[:10] else move.found[:16].replace("T", " ")


def devices_told(scene: Scene, *, well: bool) -> str:
    """For staff every device counts, those too that no shopper is told of. `well`: that all of them are is told too."""
    words, state = scene.words, scene.state
    away = [device_name(words, device) for device in Device if device in state.troubles]
    if state.paper_out and Device.PRINTER not in state.troubles:
        away.append(words("No paper"))
    if not away and state.drawer_open and Device.PRINTER not in state.troubles:
        return words("The drawer is open. Please shut it.")
    if not away:
        return words("All devices are well.") if well else ""
    return words("Not ready: {devices}", devices=", ".join(dict.fromkeys(away)))
