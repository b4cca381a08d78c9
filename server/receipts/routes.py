"""/r/{code}: an e-receipt, for whoever holds its code, and what they say about their visit. No sign-in: the code is the
key, and nothing lists it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from server.ingest.body import read_body
from server.receipts.guesses import WINDOW_S, Guesses
from server.receipts.page import Asking, PageMaker
from server.receipts.pages import KeptReceipt, ReceiptPages
from server.receipts.taps import MOST_BODY, ReceiptTaps, read_answer
from server.receipts.words import PageWords, words_for


def make_receipts(
    pages: ReceiptPages, taps: ReceiptTaps, guesses: Guesses, maker: PageMaker, now: Callable[[], datetime]
) -> APIRouter:
    router = APIRouter(include_in_schema=False)
    headers = {
        "Content-Security-Policy": f"default-src 'none'; style-src {maker.style_source}; img-src data:; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
        "X-Content-Type-Options": "nosniff",
        "Vary": "Accept-Language",
    }

    def answer(body: str, words: PageWords, status: int = 200, **more: str) -> HTMLResponse:
        return HTMLResponse(body, status, {**headers, "Content-Language": words.tag, **more})

    def opens(request: Request, code: str, lang: str) -> tuple[KeptReceipt, PageWords] | HTMLResponse:
        """The receipt that `code` opens, or what is said instead."""
        words = words_for(lang, request.headers.get("Accept-Language", ""))
        moment = now()
        address = request.client.host if request.client is not None else ""
        if guesses.too_many(address, moment.timestamp()):
            waiting = {"Retry-After": f"{WINDOW_S:.0f}"}
            return answer(maker.away(words, wait=True), words, 429, **waiting)
        kept = pages.find(code, moment.date())
        if kept is None:
            guesses.missed(address, code, moment.timestamp())
            return answer(maker.away(words, wait=False), words, 404)
        return kept, words

    @router.get("/r/{code}")
    def receipt(request: Request, code: str, lang: str = "") -> HTMLResponse:
        opened = opens(request, code, lang)
        if isinstance(opened, HTMLResponse):
            return opened
        kept, words = opened
        asking = Asking.THANKS if taps.tapped(code) else Asking.ASKS
        return answer(maker.receipt(kept, words, asking), words)

    @router.post("/r/{code}")
    async def tap(request: Request, code: str, lang: str = "") -> Response:
        """What somebody says on the page counts once; then they are back at it."""
        body = await read_body(request, MOST_BODY, MOST_BODY)
        return await run_in_threadpool(tapped, request, code, lang, body)

    def tapped(request: Request, code: str, lang: str, body: bytes) -> Response:
        opened = opens(request, code, lang)
        if isinstance(opened, Response):
            return opened
        kept, words = opened
        said = read_answer(body)
        if said is None and not taps.tapped(code):
            return answer(maker.receipt(kept, words, Asking.NO_FACE), words, 422)
        if said is not None:
            taps.tap(code, kept, said, words.code, now())
        return RedirectResponse(f"/r/{code}?lang={words.code}#said", 303, {"Referrer-Policy": "no-referrer"})

    return router
