"""The fixed words of a receipt, in each language that one can be in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReceiptWords:
    """The fixed words of a receipt in one language."""

    copy: str
    simulated: str
    training: str
    refund: str
    refund_of: str
    total: str
    card: str
    wallet: str
    wallet_number: str
    cash: str
    change: str
    change_owed: str
    still_owed: str
    change_brought: str
    uncounted: str
    looked_at: str
    tax: str
    tax_extra: str
    each: str
    net: str
    labelled: str
    price_changed: str
    tax_exempt: str
    saving: str
    points: str
    points_later: str
    receipt: str
    tax_number: str
    unit: str
    signed: str
    signature: str
    began: str
    ended: str
    signed_late: str
    not_signed: str
    thanks: str
    saved: str
    saved_hint: str
    saved_anywhere: str
    items: str


WORDS = {
    "en": ReceiptWords(
        copy="COPY",
        simulated="SIMULATED DEVICES, NO REAL SALE",
        training="TRAINING - NOT A RECEIPT",
        refund="REFUND",
        refund_of="For receipt",
        total="TOTAL",
        card="Card",
        wallet="Phone",
        wallet_number="Payment",
        cash="Cash",
        change="Change",
        change_owed="Change still due: {amount} {currency}",
        still_owed="Still due in cash: {amount} {currency}",
        change_brought="A colleague brings it to you.",
        uncounted="Not counted: {amount} {currency}",
        looked_at="A colleague looks at it with you.",
        tax="Tax {rate} % of {net}",
        tax_extra="plus tax",
        each="{quantity} x {price}",
        net="{net} kg NET x {price}/kg",
        labelled="price as labelled",
        price_changed="Price changed",
        tax_exempt="Tax exempt: {certificate}",
        saving="You saved",
        points="Points from this purchase",
        points_later="Member: your points are added later.",
        receipt="Receipt",
        tax_number="Tax no.",
        unit="Signing unit {unit}",
        signed="Transaction {transaction}",
        signature="Signature {counter}",
        began="Start",
        ended="End",
        signed_late="Signed late: the signing device had failed",
        not_signed="Signing device failed: signed later",
        thanks="Thank you!",
        saved="Your basket is saved",
        saved_hint="Scan this code on lane {lane} to go on.",
        saved_anywhere="Scan this code on any lane to go on.",
        items="{count} items",
    ),
    "zh_CN": ReceiptWords(
        copy="副本",
        simulated="模拟设备，非真实交易",
        training="培训模式 - 非有效小票",
        refund="退货",
        refund_of="原小票",
        total="合计",
        card="银行卡",
        wallet="手机支付",
        wallet_number="支付单号",
        cash="现金",
        change="找零",
        change_owed="尚欠找零：{amount} {currency}",
        still_owed="尚欠现金：{amount} {currency}",
        change_brought="工作人员会送来给您。",
        uncounted="未能清点：{amount} {currency}",
        looked_at="工作人员会与您一同核对。",
        tax="税率 {rate}%，净额 {net}",
        tax_extra="另加税",
        each="{quantity} x {price}",
        net="净重 {net} kg x {price}/kg",
        labelled="按标签价",
        price_changed="已改价",
        tax_exempt="免税：{certificate}",
        saving="已为您节省",
        points="本次积分",
        points_later="会员积分稍后入账。",
        receipt="小票",
        tax_number="税号",
        unit="签名设备 {unit}",
        signed="交易 {transaction}",
        signature="签名 {counter}",
        began="开始",
        ended="结束",
        signed_late="稍后签名：签名设备曾发生故障",
        not_signed="签名设备故障：稍后签名",
        thanks="谢谢光临！",
        saved="购物篮已保存",
        saved_hint="在 {lane} 号机扫描此码即可继续。",
        saved_anywhere="在任一台自助收银机扫描此码即可继续。",
        items="{count} 件商品",
    ),
}


def words_in(language: str) -> ReceiptWords:
    """Those of `language`; English where a receipt has none of it."""
    return WORDS.get(language, WORDS["en"])
