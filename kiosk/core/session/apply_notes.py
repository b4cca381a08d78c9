"""Folds notes into the state: what passes by, and no journal keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.cash import Box
from kiosk.core.session.apply_lane import apply_lane_note
from kiosk.core.session.bag_notes import BagNoted, WeightsNoted
from kiosk.core.session.inputs import Device, Load
from kiosk.core.session.lane_notes import LaneNote
from kiosk.core.session.notes import (
    ActiveNoted,
    AskAgainAt,
    AskedAfter,
    AttractEaseChosen,
    AttractLanguageChosen,
    BackAsked,
    BaggingNoted,
    BooksNoted,
    CallShownUntil,
    CardProgressNoted,
    ComeBackUntil,
    ComingUntil,
    DeviceNoted,
    GivingUp,
    HelpOffers,
    HelpPageNoted,
    HesitationAwaited,
    Hinted,
    HopperAwaited,
    HopperNoted,
    IdleAt,
    LeftAlone,
    MarkNoted,
    MasterWaits,
    MessageShown,
    MessageWithdrawn,
    Note,
    PatienceSet,
    PrinterNoted,
    ScaleNoted,
    SeenNoted,
    ServerNoted,
    SigningWaits,
    TriedNoted,
    ViewOpened,
    WalletCodeNoted,
)
from kiosk.core.session.price_notes import PriceNoted, PriceWish, PriceWished
from kiosk.core.session.state import LaneState
from kiosk.core.values import Way, Weighing


def apply_note(state: LaneState, note: Note) -> LaneState:
    """The lane after what passed by."""
    if isinstance(note, LaneNote):
        return apply_lane_note(state, note)
    match note:
        case ViewOpened():
            return replace(state, view=note.view)
        case MessageShown():
            return replace(state, message=note.message, fades_at=None)
        case MessageWithdrawn():
            return replace(state, message=None, fades_at=None)
        case AttractLanguageChosen():
            return replace(state, language=note.language)
        case AttractEaseChosen():
            return replace(state, ease=note.ease)
        case DeviceNoted():
            return _device(state, note)
        case ScaleNoted():
            zeroed = state.zeroed or note.at_zero
            return replace(state, load=note.load, grams=note.grams, zeroed=zeroed, scale_told=None)
        case PriceWished(wish):
            return _wished(state, wish)
        case PriceNoted(Weighing() as load):
            return replace(state, load=Load.STABLE, grams=load.gross_g, scale_told=load)
        case PriceNoted(why):
            return replace(state, load=Load.MISSING, grams=0, scale_told=why)
        case BaggingNoted():
            return replace(state, bag_load=note.load, bag_grams=note.grams)
        case BagNoted():
            return replace(state, bag=note.bag)
        case WeightsNoted():
            return replace(state, learned=note.learned)
        case PrinterNoted():
            return replace(state, printer_ready=note.ready, paper_out=note.paper_out, paper_low=note.paper_low)
        case MarkNoted():
            return _marked(state, note)
        case CardProgressNoted():
            return replace(state, card_code=note.code, card_text=note.text)
        case WalletCodeNoted():
            shown = replace(state, wallet_code=note.text, wallet_since=note.since, wallet_until=note.until)
            return replace(shown, patience_until=None)
        case HopperNoted():
            return replace(state, hopper_value=note.value_minor, hopper_low=note.low)
        case HopperAwaited():
            return replace(state, hopper_until=note.until)
        case PatienceSet():
            return replace(state, patience_until=note.until)
        case GivingUp():
            return replace(state, giving_up=True, phone_code=note.phone_code)
        case BackAsked():
            return replace(state, back_asked=note.session)
        case LeftAlone():
            return replace(state, left_alone=note.session)
        case AskAgainAt():
            return replace(state, ask_again_at=note.at)
        case ActiveNoted():
            return replace(state, active_at=note.at, idle_at=note.idle_at, leaves_at=None, left_alone="")
        case IdleAt():
            return replace(state, idle_at=note.at)
        case AskedAfter():
            return replace(state, leaves_at=note.leaves_at)
        case ComeBackUntil():
            return replace(state, come_back_until=note.until)
        case TriedNoted():
            return replace(state, tries=note.tries, tries_until=note.until)
        case SeenNoted():
            return replace(state, seen=note.seen)
        case ServerNoted():
            return replace(state, server_online=note.online)
        case CallShownUntil():
            return replace(state, call_shown_until=note.until)
        case ComingUntil():
            return replace(state, coming_until=note.until)
        case MasterWaits():
            return replace(state, master_waits=note)
        case BooksNoted():
            return replace(state, books=note.books)
        case SigningWaits():
            return replace(state, sign_key=note.key, sign_until=note.until)
        case HelpPageNoted():
            return replace(state, help_page=note.page)
        case HesitationAwaited():
            return replace(state, hint=None, hint_at=note.hint_at, offer_at=note.offer_at)
        case Hinted():
            return replace(state, hint=note.hint, hints=(*state.hints, note.hint))
        case HelpOffers():
            return replace(state, offers_left=note.left)
        case _:
            assert_never(note)


def _wished(state: LaneState, wish: PriceWish | None) -> LaneState:
    if wish is None:
        return replace(state, scale_wish=None, scale_told=None)
    return replace(state, scale_wish=wish, scale_wishes=wish.number, scale_told=None, load=Load.SETTLING, grams=0)


def _marked(state: LaneState, note: MarkNoted) -> LaneState:
    return replace(state, wallet_mark=note.mark) if note.way is Way.WALLET else replace(state, mark=note.mark)


def _device(state: LaneState, note: DeviceNoted) -> LaneState:
    troubles = {device: kind for device, kind in state.troubles.items() if device is not note.device}
    if note.kind:
        troubles[note.device] = note.kind
    mute = state.mute - {note.device} | ({note.device} if note.mute else frozenset())
    state = replace(state, troubles=troubles, mute=mute)
    if note.device in (Device.COINS, Device.NOTES, Device.HOPPER):
        box = Box(note.device.value)
        return replace(state, boxes_there=state.boxes_there - {box} if note.kind else state.boxes_there | {box})
    if note.device is Device.SIGNER:
        return replace(state, signer_ready=not note.kind)
    if note.device is Device.LIGHT:
        return replace(state, light_ready=not note.kind)
    if not note.kind:
        return state
    match note.device:
        case Device.TERMINAL:
            return replace(state, mark=None)
        case Device.WALLET:
            return replace(state, wallet_mark=None)
        case Device.PRINTER:
            return replace(state, printer_ready=False)
        case Device.SCALE:
            return replace(state, load=Load.MISSING, grams=0, scale_told=None)
        case Device.BAGGING:
            return replace(state, bag_load=Load.MISSING, bag_grams=0)
        case _:
            return state
