"""Which fields of facts go into a support bundle. Whatever is not named here stays at the lane: a new fact is closed
until somebody opens it, field by field.

Not here, and on purpose: what was bought, by which code, with which coupon; remarks and taps; how a screen was set;
cards, slips and page codes; codes that open a saved basket; what was signed; names of people (`staff` becomes a
stand-in).
"""

from __future__ import annotations

from collections.abc import Mapping

TIMES = frozenset({"at", "since", "until", "started_at", "paid_at", "started", "ended", "expected", "found"})
"""Texts that are moments (ISO 8601)."""
NUMBERS = frozenset({"receipt_no", "trace_no", "result_code"})
"""Texts that a terminal numbers things by: at most six digits or capital letters, fewer than a phone has."""
NAMED = {
    "staff": "colleague",
    **{name: name for name in ("attempt", "basket", "call", "debt", "intervention", "job", "kick", "payout")},
    "id": "id",
    "of": "attempt",
    "terminal_id": "terminal",
    **dict.fromkeys(("lane", "from_lane", "returns_lane"), "lane"),  # those that the settings do not name
    "session": "visit",  # where it is none of this lane's own numbers
}
"""Texts that only say that two things belong together → what a stand-in for them is called."""

_OPEN = {
    # the lane
    "LaneStarted": "version after_crash",
    "LaneStopped": "",
    "LaneCarried": "sessions attempts receipts jobs mode mode_before express_pieces spot_rests_until alarms_told",
    "MasterTaken": "at",
    "StaffTaken": "lane at",
    "ClockJumped": "lane move",
    "Move": "expected found seconds at_start",
    "ModeChanged": "lane mode was staff at pieces",
    "ActRefused": "lane at session staff act why",
    # the visit
    "SessionStarted": "session language by at training",
    "LanguageChanged": "session language",
    "LineAdded": "session line pricing",
    "Line": "id quantity weighing",
    "Weighing": "gross_g tare_g",
    "Pricing": "net tax to_pay saving proven",
    "Money": "minor currency",
    "QuantityChanged": "session line quantity pricing",
    "LineRemoved": "session line undo by_shopper pricing",
    "CodeRefused": "session reason",
    "CouponAdded": "session pricing",
    "CouponRemoved": "session pricing",
    "MemberShown": "session",
    "MemberFound": "session pricing",
    "MemberLeft": "session pricing",
    "SessionEnded": "session reason",
    "SessionSuspended": "session by at staff",
    "SessionResumed": "session at staff",
    "BasketOffered": "session basket at",
    "BasketHandedOver": "session basket",
    "BasketKept": "session basket",
    "BasketTakenUp": "session lane from_lane basket at staff",
    # help and interventions
    "HelpRequested": "session call lane at reason screen pieces",
    "HelpSeen": "session call lane at",
    "HelpComing": "session call lane at seconds",
    "HelpCleared": "session call lane at by",
    "InterventionRaised": "session lane intervention",
    "Intervention": "id kind at line age saw",
    "Saw": "expected_g seen_g likely_bp",
    "InterventionCleared": "session lane intervention at by answer staff",
    "SpotDrawn": "session lane at chance_bp picked",
    "SpotChecked": "session lane at intervention staff whole matched missing voided audited difference accuracy_bp",
    # bagging
    "PlacementAccepted": "session at line grams lane",
    "BagQuestioned": "session at meaning expected_g seen_g wrong_bp line lane",
    "BagAnswered": "session lane at choice",
    "BagSolved": "session at by lane about choice seconds",
    "BagUnsolved": "session at because lane about choice seconds",
    "BagStood": "session at gross_g waiting lifted_g own began no_bags",
    # payments
    "PaymentStarted": "session attempt amount mark at kind way",
    "TerminalMark": "terminal_id receipt_no trace_no",
    "PaymentAuthorised": "session attempt result",
    "CardResult": "amount terminal_id receipt_no trace_no result_code",
    "PaymentDoubted": "session attempt reason",
    "PaymentQueried": "session attempt verdict reason tries",
    "PaymentParked": "session attempt reason",
    "PaymentSettled": "lane session attempt kind way amount terminal_id verdict moved basis staff at",
    "SettledToldLate": "lane session attempt kind way amount said told at",
    "PaymentFailed": "session attempt outcome result_code reason",
    "PartPaid": "session tender at",
    "PartReturned": "session attempt tender result at",
    "Tender": "amount attempt terminal_id receipt_no trace_no of way",
    "SalePaid": "session sale",
    "SalePractised": "session sale",
    "Sale": "lane session receipt_no started_at paid_at pricing tender earlier training returns returns_lane",
    # cash
    "CashOpened": "session attempt box",
    "CashTaken": "session attempt box amount piece at",
    "CashMarked": "box shut",
    "CashAlarmed": "session box reason at lane number amount",
    "CashAlarmSeenTo": "lane number end staff at",
    "PayOutStarted": "session attempt payout amount",
    "PayOutQueried": "session attempt reason tries",
    "PayOutSettled": "session attempt payout paid known reason at",
    "ChangeOwed": "lane session debt",
    "TriedCoinBack": "lane amount staff at",
    "PartsLeft": "lane session debt",
    "Debt": "id session tenders reason at",
    "DebtPaid": "lane session debt way staff at",
    # drawer, receipts and signatures
    **dict.fromkeys(("NoSaleStarted", "DrawerOpened", "DrawerStoodOpen"), "lane kick session staff why at"),
    **dict.fromkeys(("DrawerStayedShut", "DrawerDoubted"), "lane kick session staff why at reason"),
    "ReceiptChosen": "session paper page by",
    "ReceiptRequested": "session job copy staff",
    "ReceiptPrinted": "session job",
    "ReceiptFailed": "session job confirmed_missing reason",
    "SaleSigned": "session lane receipt_no at signature late",
    "Signature": "transaction counter started ended",
    "SigningFailed": "session lane receipt_no at reason",
    # days and refunds
    "PeriodClosed": "lane period staff at",
    "Period": "number since until first last no_sales cash_alarms",
    "DayEndStarted": "lane job way period tries at",
    "DayEnded": "lane job tries report reason at",
    "DayReport": "way period end ours told again",
    "RefundStarted": "session refund",
    "Refund": "id staff started_at steps done",
    "RefundStep": "amount given",
    "RefundPartPaid": "session tender",
    "RefundPaid": "session sale staff",
    "RefundStopped": "session reason lane",
    # staff
    "StaffSignedOn": "session staff role at by",
    "StaffSignedOff": "staff by at",
    "StaffProved": "session staff by at",
    "PinRefused": "staff tries at",
    "ServiceTested": "lane test device passed measured staff at",
    "LineChanged": "session change pricing",
    "BasketChanged": "session change pricing",
    "CouponEntered": "session change pricing",
    "DepartmentSold": "session change pricing",
    "SessionVoided": "session change",
    "AssistChanged": "session assisted change",
    "Change": "act line staff role at why before after",
}
ALLOWED: Mapping[str, tuple[str, ...]] = {kind: tuple(fields.split()) for kind, fields in _OPEN.items()}
"""Class of a fact, or of what is in one → its fields that may be told."""
