"""The help page lies over whatever is shown, on any lane at any time, and gives it back unchanged.

What stands open is a note: it changes neither basket nor money. Where a screen closes by itself (receipt, tap, a saved
basket) it waits for who reads; where nobody shops, a page that nobody touches closes.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.policy import Policy
from kiosk.core.session.facts import HelpCleared, HelpRequested
from kiosk.core.session.inputs import (
    AnswerTouched,
    BackTouched,
    Device,
    DeviceCame,
    DeviceLost,
    HelpNotNeeded,
    HelpPageTouched,
    HelpTouched,
    Input,
    MessageClosed,
    Moment,
    StayTouched,
    Ticked,
)
from kiosk.core.session.notes import (
    DeviceNoted,
    FetchView,
    HelpPage,
    HelpPageNoted,
    ReceiptView,
    SavedView,
    Say,
    TakeUpView,
    TapView,
)
from kiosk.core.session.state import LaneState, Paid, screen
from kiosk.core.session.turn import Turn


def help_page_touched(turn: Turn) -> None:
    """Help in the dock: the page is open, or closed again."""
    if turn.state.help_page is not None:
        close(turn)
        return
    turn.hush(Say.ASK_CANCEL, Say.OFFER_HELP)
    turn.happened(HelpPageNoted(HelpPage(screen(turn.state))))
    keep(turn)


def answer_touched(turn: Turn, question: str) -> None:
    """The answer to `question` is open; '' is all questions again."""
    page = turn.state.help_page
    if page is not None:
        turn.happened(HelpPageNoted(replace(page, question=question)))


def back(turn: Turn) -> bool:
    """One step back on the page, if it is open; says whether it was."""
    page = turn.state.help_page
    if page is None:
        return False
    if page.question:
        answer_touched(turn, "")
    else:
        close(turn)
    return True


def close(turn: Turn) -> None:
    """What lay beneath is back, with all of its own time."""
    if turn.state.help_page is None:
        return
    turn.happened(HelpPageNoted(None))
    _hold(turn, turn.moment.mono + turn.policy.receipt_closes_s)


def keep(turn: Turn) -> None:
    """Somebody reads: an open page, and what closes by itself beneath it, stay for longer."""
    page, now, policy = turn.state.help_page, turn.moment.mono, turn.policy
    if page is None:
        return
    session = turn.state.session
    left_alone = session is None or isinstance(session.phase, Paid)  # else `absent` asks after who shops
    closes_at = now + policy.help_closes_s if left_alone else None
    if page.closes_at != closes_at:
        turn.happened(HelpPageNoted(replace(page, closes_at=closes_at)))
    _hold(turn, now + policy.help_closes_s + policy.receipt_closes_s)


def ticked(turn: Turn) -> None:
    due = deadline(turn.state)
    if due is not None and due <= turn.moment.mono:
        close(turn)


def deadline(state: LaneState) -> float | None:
    return state.help_page.closes_at if state.help_page is not None else None


def only_help(state: LaneState, event: Input, moment: Moment, policy: Policy) -> LaneState:
    """The lane after `event` where it can do nothing else: a shopper who looks for help is answered.

    A call made here is not journaled: the lamp alone tells of it.
    """
    turn = Turn(state, moment, policy)
    match event:
        case HelpPageTouched():
            help_page_touched(turn)
        case AnswerTouched():
            answer_touched(turn, event.question)
        case BackTouched():
            back(turn)
        case HelpTouched():
            close(turn)
            if state.call is None:
                turn.happened(HelpRequested(session="", at=moment.wall))
            turn.say(Say.HELP_CALLED)
        case HelpNotNeeded() if state.call is not None:
            turn.happened(HelpCleared(session="", call=state.call.id))
            turn.hush()
        case DeviceCame(Device.LIGHT):
            turn.happened(DeviceNoted(Device.LIGHT, "", ""))
        case DeviceLost(Device.LIGHT, kind, detail):
            turn.happened(DeviceNoted(Device.LIGHT, kind, detail))
        case MessageClosed():
            turn.hush()
        case Ticked():
            ticked(turn)
        case _:
            pass
    if isinstance(event, HelpPageTouched | AnswerTouched | BackTouched | StayTouched):
        keep(turn)
    return turn.state


def _hold(turn: Turn, until: float) -> None:
    """A screen that closes by itself does so no earlier than `until`."""
    view = turn.state.view
    if isinstance(view, ReceiptView | TapView | SavedView | TakeUpView | FetchView):
        turn.open(replace(view, closes_at=max(view.closes_at, until)))
