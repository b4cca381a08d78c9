"""The words around an e-receipt, by language, and which language a phone asks for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """One language's words. `code` is the lane's name of the language, `tag` the web's, `own_name` its own; `dates`
    is whose way it is to write a date.
    """

    code: str
    tag: str
    dates: str
    own_name: str
    title: str
    paid: str
    kept: str
    keep_it: str
    whose: str
    away_title: str
    away: tuple[str, ...]
    wait_title: str
    wait: tuple[str, ...]
    qr_name: str
    asks: str
    one_tap: str
    faces: tuple[str, ...]
    remark: str
    send: str
    no_face: str
    thanks: str


ENGLISH = PageWords(
    code="en",
    tag="en",
    dates="en_GB",
    own_name="English",
    title="Your receipt",
    paid="Paid. Thank you!",
    kept="This page is here until {day}.",
    keep_it="To keep it longer, save or print it from your browser.",
    whose="Whoever has this link can see the receipt.",
    away_title="Not here yet",
    away=(
        "Receipts arrive within some minutes. Please load this page again a little later.",
        "If the lane is offline, it takes until the lane is back. Your receipt is not lost.",
        "Older receipts are no longer shown here. The store can still find them for you.",
    ),
    wait_title="Please wait a little",
    wait=("Many receipts were asked for from here.", "Please try again in ten minutes."),
    qr_name="QR code with the number of this receipt",
    asks="How was your visit?",
    one_tap="We don't store who you are. Your answer is kept apart from this receipt.",
    faces=("Very bad", "Bad", "Okay", "Good", "Very good"),
    remark="Anything else? (if you like)",
    send="Send",
    no_face="Please choose a face first.",
    thanks="Thank you for your answer!",
)
CHINESE = PageWords(
    code="zh_CN",
    tag="zh-Hans",
    dates="zh_CN",
    own_name="简体中文",
    title="您的小票",
    paid="付款成功，谢谢光临！",
    kept="本页保留至{day}。",
    keep_it="如需长期保存，请用浏览器保存或打印。",
    whose="持有此链接的人都能看到这张小票。",
    away_title="小票还没有到",
    away=(
        "小票通常几分钟内送达，请稍后刷新本页。",
        "如果收银机暂时离线，恢复后小票就会出现，不会丢失。",
        "较早的小票不再在此显示，门店仍可为您查找。",
    ),
    wait_title="请稍等片刻",
    wait=("从您这里查询的小票较多。", "请十分钟后再试。"),
    qr_name="本小票编号的二维码",
    asks="这次购物感觉如何？",
    one_tap="不记录您的身份，评价与这张小票分开保存。",
    faces=("很差", "较差", "一般", "满意", "很满意"),
    remark="还想说点什么？（可不填）",
    send="提交",
    no_face="请先选一个表情。",
    thanks="谢谢您的评价！",
)
LANGUAGES = {words.code: words for words in (ENGLISH, CHINESE)}


def words_for(chosen: str, accepts: str) -> PageWords:
    """By the language `chosen` on the page, else by the phone's Accept-Language, else English."""
    if chosen in LANGUAGES:
        return LANGUAGES[chosen]
    weighed = sorted((_weighed(part) for part in accepts[:500].split(",")), key=lambda one: -one[1])
    for tag, weight in weighed:
        if weight > 0 and tag.startswith("en"):
            return ENGLISH
        if weight > 0 and tag.startswith("zh"):
            return CHINESE
    return ENGLISH


def _weighed(part: str) -> tuple[str, float]:
    """`zh-CN;q=0.8` → its tag in small letters and its weight; a weight that is none counts nothing."""
    tag, _, parameter = part.strip().lower().partition(";")
    name, _, value = parameter.strip().partition("=")
    if not name:
        return tag, 1.0
    try:
        return tag, float(value) if name == "q" else 0.0
    except ValueError:
        return tag, 0.0
