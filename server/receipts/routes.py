"""GET /r/{code}: an e-receipt, for whoever holds its code. No sign-in: the code is the key, and nothing lists it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from server.receipts.guesses import WINDOW_S, Guesses
from server.receipts.page import PageMaker
from server.receipts.pages import ReceiptPages
from server.receipts.words import PageWords, words_for


def make_receipts(pages: ReceiptPages, guesses: Guesses, maker: PageMaker, now: Callable[[], datetime]) -> APIRouter:
    router = APIRouter(include_in_schema=False)
    headers = {
        "Content-Security-Policy": f"default-src 'none'; style-src {maker.style_source}; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
        "X-Content-Type-Options": "nosniff",
        "Vary": "Accept-Language",
    }

    def answer(body: str, words: PageWords, status: int = 200, **more: str) -> HTMLResponse:
        return HTMLResponse(body, status, {**headers, "Content-Language": words.tag, **more})

    @router.get("/r/{code}")
    def receipt(request: Request, code: str, lang: str = "") -> HTMLResponse:
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
        return answer(maker.receipt(kept, words), words)

    return router
