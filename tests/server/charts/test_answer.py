"""A browser asks again for a chart, and gets it again only when it has changed."""

from __future__ import annotations

from fastapi import Request

from server.charts.answer import picture


def asks(known: str = "") -> Request:
    headers = [(b"if-none-match", known.encode())] if known else []
    return Request({"type": "http", "method": "GET", "path": "/chart.svg", "headers": headers})


def test_a_picture_that_is_known_is_not_sent_again() -> None:
    first = picture(asks(), "<svg>1</svg>")
    assert (first.status_code, first.media_type, bytes(first.body)) == (200, "image/svg+xml", b"<svg>1</svg>")
    assert first.headers["Content-Security-Policy"].startswith("default-src 'none'")
    known = first.headers["ETag"]
    same = picture(asks(known), "<svg>1</svg>")
    assert (same.status_code, bytes(same.body), same.headers["ETag"]) == (304, b"", known)
    changed = picture(asks(known), "<svg>2</svg>")
    assert (changed.status_code, bytes(changed.body)) == (200, b"<svg>2</svg>")
