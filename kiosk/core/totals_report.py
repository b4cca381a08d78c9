"""A period's totals → one document: an X report while it is open, a Z report once it is closed. Paper and screen draw
the same one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.cash import Box
from kiosk.core.cash_totals import CashTotals
from kiosk.core.days import DayEnd, DayReport
from kiosk.core.debts import GivenAs
from kiosk.core.policy import Policy
from kiosk.core.receipt import Align, Receipt, ReceiptLine, ReceiptRule, ReceiptText, amount, rate
from kiosk.core.totals import Period, Tally, Totals
from kiosk.core.values import Money, Way


@dataclass(frozen=True, slots=True)
class _Words:
    """The fixed words of a report in one language."""

    open_report: str
    closed_report: str
    copy: str
    simulated: str
    lane: str
    since: str
    until: str
    now: str
    receipts: str
    none: str
    sales: str
    refunds: str
    total: str
    card: str
    wallet: str
    cash: str
    tax: str
    untaxed: str
    discounts: str
    prices: str
    exempt: str
    void_lines: str
    voids: str
    parked: str
    settled: str
    owed: str
    by_cash: str
    reader: str
    office: str
    coins: str
    notes: str
    hopper: str
    change: str
    paid_back: str
    tried: str
    doubted: str
    cleared: str
    handed: str
    found: str
    cash_alarms: str
    no_sales: str
    not_closed: str
    day: str
    told: str
    ours: str
    difference: str
    its_receipts: str
    no_total: str
    not_ended: str
    asked_again: str
    maybe_ended: str


_WORDS = {
    "en": _Words(
        open_report="X REPORT",
        closed_report="Z REPORT {number}",
        copy="COPY",
        simulated="SIMULATED DEVICES, NO REAL SALE",
        lane="Lane",
        since="From",
        until="To",
        now="As of",
        receipts="Receipts",
        none="none",
        sales="Sales",
        refunds="Refunds",
        total="TOTAL",
        card="Card",
        wallet="Phone",
        cash="Cash",
        tax="Tax {rate} % of {net}",
        untaxed="Not taxed",
        discounts="Discounts by staff",
        prices="Prices set by staff",
        exempt="Tax not charged",
        void_lines="Lines voided",
        voids="Sales voided",
        parked="Payments to be cleared up",
        settled="of it settled by staff",
        owed="Owed to shoppers",
        by_cash="Given back in cash",
        reader="Given back at the reader",
        office="Left to the office",
        coins="Into the coin box",
        notes="Into the note box",
        hopper="Out of the hopper",
        change="of it change",
        paid_back="of it given back",
        tried="of it for a technician's test",
        doubted="Payouts nobody is sure of",
        cleared="of it clear by now",
        handed="Handed out by staff for an alarm",
        found="Came for no payment",
        cash_alarms="Cash to be counted by hand",
        no_sales="Drawer opened without a sale",
        not_closed="Period {number} goes on",
        day="{way}: end of day",
        told="Its own total",
        ours="Booked by this lane",
        difference="DIFFERENCE",
        its_receipts="Its receipts",
        no_total="It told no total.",
        not_ended="It has not ended its day.",
        asked_again="It is asked again.",
        maybe_ended="Nobody knows whether its day ended.",
    ),
    "zh_CN": _Words(
        open_report="X 报表",
        closed_report="Z 报表 {number}",
        copy="副本",
        simulated="模拟设备，非真实交易",
        lane="机号",
        since="开始",
        until="结束",
        now="截至",
        receipts="小票",
        none="无",
        sales="销售",
        refunds="退货",
        total="合计",
        card="银行卡",
        wallet="手机支付",
        cash="现金",
        tax="税率 {rate}%，净额 {net}",
        untaxed="不计税",
        discounts="员工减价",
        prices="员工改价",
        exempt="未收税款",
        void_lines="作废商品",
        voids="作废整单",
        parked="待查付款",
        settled="其中员工认定",
        owed="欠顾客款",
        by_cash="现金退还",
        reader="刷卡机退还",
        office="交办公室处理",
        coins="收入硬币箱",
        notes="收入纸币箱",
        hopper="找零机付出",
        change="其中找零",
        paid_back="其中退还",
        tried="其中技术员测试用",
        doubted="无法确认的付出",
        cleared="其中已查明",
        handed="员工因警报付给顾客",
        found="无对应付款的现金",
        cash_alarms="须人工清点的现金",
        no_sales="无销售开钱箱",
        not_closed="第 {number} 期仍在继续",
        day="{way}：日终结算",
        told="终端合计",
        ours="本机入账",
        difference="差额",
        its_receipts="终端单号",
        no_total="终端未报合计。",
        not_ended="终端尚未日结。",
        asked_again="稍后再次请求。",
        maybe_ended="终端是否已日结不明。",
    ),
}
TO_SECONDS = 19
"""An ISO 8601 time up to its seconds."""


def totals_report(
    period: Period, policy: Policy, language: str, *, at: str, copy: bool = False, days: Sequence[DayReport] = ()
) -> Receipt:
    """The report on `period` as lane and store of `policy` give it at `at`; what nothing was counted of is left out,
    but for sales, refunds and their total. `days` are those that terminals ended with it, or did not.
    """
    words = _WORDS.get(language, _WORDS["en"])
    lines: list[ReceiptLine] = [ReceiptText(policy.store_name, align=Align.CENTER, bold=True, size=2)]
    title = words.closed_report.format(number=period.number) if period.until else words.open_report
    lines.append(ReceiptText(title, align=Align.CENTER, bold=True, size=2))
    if copy:
        lines.append(ReceiptText(f"*** {words.copy} ***", align=Align.CENTER, bold=True))
    if policy.simulated:
        lines.append(ReceiptText(words.simulated, align=Align.CENTER))
    receipts = f"{period.first:06d} - {period.last:06d}" if period.first else words.none
    lines += [
        ReceiptRule(),
        ReceiptText(words.lane, policy.lane),
        ReceiptText(words.since, _time(period.since) or words.none),
        ReceiptText(words.until, _time(period.until)) if period.until else ReceiptText(words.now, _time(at)),
        ReceiptText(words.receipts, receipts),
    ]
    for totals in period.sums or (Totals(currency=policy.currency),):
        lines += _sums(totals, words)
    seldom = {words.no_sales: period.no_sales, words.cash_alarms: period.cash_alarms}
    if any(seldom.values()):
        lines += [ReceiptRule(), *(ReceiptText(name, str(count)) for name, count in seldom.items() if count)]
    for day in days:
        lines += _day(day, words)
    lines.append(ReceiptRule())
    if not period.until:
        lines.append(ReceiptText(words.not_closed.format(number=period.number), align=Align.CENTER))
    return Receipt(tuple(lines))


def _sums(totals: Totals, words: _Words) -> list[ReceiptLine]:
    currency = totals.currency
    lines: list[ReceiptLine] = [
        ReceiptRule(),
        _row(words.sales, totals.sales, currency),
        _row(words.refunds, totals.refunds, currency),
        ReceiptText(f"{words.total} {currency}", amount(totals.gross), bold=True, size=2),
    ]
    names = _ways(words)
    lines += [_row(names.get(kind, kind), tally, currency) for kind, tally in sorted(totals.tenders.items())]
    taxes: list[ReceiptLine] = [
        ReceiptText(
            f"{one.tax.code}  " + words.tax.format(rate=rate(one.tax.rate_bp), net=amount(one.net)), amount(one.amount)
        )
        for one in totals.by_rate
    ]
    if totals.untaxed.minor:
        taxes.append(ReceiptText(words.untaxed, amount(totals.untaxed)))
    given = {GivenAs.CASH: words.by_cash, GivenAs.READER: words.reader, GivenAs.OFFICE: words.office}
    groups: list[list[ReceiptLine]] = [
        taxes,
        _rows(
            {
                words.discounts: totals.discounts,
                words.prices: totals.prices,
                words.exempt: totals.exempt,
                words.void_lines: totals.void_lines,
                words.voids: totals.voids,
            },
            currency,
        ),
        _rows(
            {
                words.parked: totals.parked,
                words.settled: totals.settled,
                words.owed: totals.owed,
                **{name: totals.given.get(way.value, Tally()) for way, name in given.items()},
            },
            currency,
        ),
        _rows(_cash(totals.cash, words), currency),
    ]
    return [*lines, *(line for group in groups if group for line in (ReceiptRule(), *group))]


def _cash(cash: CashTotals, words: _Words) -> dict[str, Tally]:
    """What each box holds more, or less, than at the start; then what that was."""
    boxes = {Box.COINS: words.coins, Box.NOTES: words.notes, Box.HOPPER: words.hopper}
    return {
        **{name: cash.boxes.get(box.value, Tally()) for box, name in boxes.items()},
        words.change: cash.change,
        words.paid_back: cash.paid_back,
        words.tried: cash.tried,
        words.doubted: cash.doubted,
        words.cleared: cash.cleared,
        words.handed: cash.handed,
        words.found: cash.found,
    }


def _day(day: DayReport, words: _Words) -> list[ReceiptLine]:
    """What is told of one terminal's or gateway's day; nothing where that ends by itself."""
    if day.end is DayEnd.NOT_OFFERED:
        return []
    title = ReceiptText(words.day.format(way=_ways(words).get(day.way, day.way)), bold=True)
    lines: list[ReceiptLine] = [ReceiptRule(), title]
    if day.end is DayEnd.DONE and day.told is not None:
        lines += [ReceiptText(words.told, amount(day.told)), ReceiptText(words.ours, amount(day.ours))]
        if day.difference is not None:
            lines.append(ReceiptText(words.difference, amount(day.difference), bold=True))
        if day.first:
            lines.append(ReceiptText(words.its_receipts, f"{day.first} - {day.last}"))
    elif day.end is DayEnd.DONE:
        lines += [ReceiptText(words.no_total), ReceiptText(words.ours, amount(day.ours))]
    else:
        lines.append(ReceiptText(words.maybe_ended if day.end is DayEnd.NO_ANSWER else words.not_ended))
        if day.again:
            lines.append(ReceiptText(words.asked_again))
    return lines


def _ways(words: _Words) -> dict[str, str]:
    return {Way.CARD: words.card, Way.WALLET: words.wallet, Way.CASH: words.cash}


def _rows(named: dict[str, Tally], currency: str) -> list[ReceiptLine]:
    return [_row(name, tally, currency) for name, tally in named.items() if tally.count]


def _row(name: str, tally: Tally, currency: str) -> ReceiptText:
    return ReceiptText(f"{name} ({tally.count})", amount(Money(tally.minor, currency)))


def _time(at: str) -> str:
    return at[:TO_SECONDS].replace("T", " ")
