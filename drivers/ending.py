"""What is asked of a device and ends once, and its ends."""

from __future__ import annotations

from drivers.contract import (
    CheckHealth,
    DrawerEnded,
    GiveBack,
    HealthChecked,
    NotSigned,
    OpenDrawer,
    Pay,
    PayByCode,
    PaymentEnded,
    PaymentResolved,
    PayOut,
    PayOutEnded,
    Print,
    PrintEnded,
    ResolvePayment,
    ResolvePayOut,
    Service,
    ServiceEnded,
    ShowCode,
    Sign,
    Signed,
    TakeBack,
)

ENDING = (
    CheckHealth
    | OpenDrawer
    | Pay
    | TakeBack
    | GiveBack
    | PayByCode
    | ShowCode
    | Service
    | PayOut
    | Print
    | ResolvePayment
    | ResolvePayOut
    | Sign
)
"""What ends once; whatever else is asked is done, or told of, without an end of its own."""
END = (
    HealthChecked
    | DrawerEnded
    | PaymentEnded
    | ServiceEnded
    | PayOutEnded
    | PrintEnded
    | PaymentResolved
    | Signed
    | NotSigned
)
