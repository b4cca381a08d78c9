"""/members: where a manager finds one member and sees what the store has of them. There is no list to leaf through:
who asks has a card, or says their number. Who was looked at is in the trail, by an opaque id.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import Response

from kiosk.core.members import masked
from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.master.shelves import ShelfNames
from server.members.acts import Deed
from server.members.book import Members
from server.members.profile import Purpose
from server.members.rules import Why
from server.members.segments import Segment
from server.staff.host import Host
from server.staff.trail import Trail
from server.wall.door import Door
from server.wall.pages import Pages

FOLDER = Path(__file__).parent


def make_member_pages(gate: Gate, members: Members, shelves: ShelfNames, trail: Trail, console: Pages) -> APIRouter:
    router = APIRouter(prefix="/members", include_in_schema=False)
    door, pages = Door(gate, trail), console.room("members", FOLDER)
    reads = Depends(gate.may_read(Act.MEMBERS))

    @router.get("")
    def start(request: Request, lang: str = "") -> Response:
        host = door.enter(request, Act.MEMBERS, pages, lang)
        if isinstance(host, Response):
            return host
        known, found = members.segments()
        shown = [(segment, found[segment]) for segment in Segment]
        return pages.show(
            request,
            "members",
            lang,
            host,
            known=known,
            segments=shown,
            most=max(1, *found.values()),
            rules=members.rules,
        )

    @router.get("/{member}")
    def view(request: Request, member: str, lang: str = "") -> Response:
        """All that the store has of one member; 404 for nobody."""
        host = door.enter(request, Act.MEMBERS, pages, lang)
        if isinstance(host, Response):
            return host
        found = members.profile(member)
        if found is None:
            return pages.show(request, "no_member", lang, host, status=404)
        trail.did(host.staff, Act.MEMBERS, reason=Deed.OPENED.value, command=member)
        words = pages.words(request, lang)
        called = {one.coupon: _called(one.names, words) for one in members.rules.coupons}
        return pages.show(
            request,
            "member",
            lang,
            host,
            one=found,
            phone=masked(found.row.phone_tail),
            tier=_called(found.tier.names, words) if found.tier else "",
            next=_called(found.next.names, words) if found.next else "",
            called=called,
            shelves=shelves.names(pages.language(request, lang)),
            swaps=[rule for rule in members.rules.coupons if rule.why is Why.POINTS],
            purposes=list(Purpose),
        )

    @router.get("/{member}/export")
    def export(member: str, host: Host = reads) -> Response:
        """All of it as a file, for the member to have."""
        told = members.export(member)
        if told is None:
            raise HTTPException(404, "not_found")
        trail.did(host.staff, Act.MEMBERS, reason=Deed.EXPORTED.value, command=member)
        headers = {"Content-Disposition": 'attachment; filename="member.json"', "Cache-Control": "no-store"}
        return Response(json.dumps(told, ensure_ascii=False, indent=2), media_type="application/json", headers=headers)

    return router


def _called(names: Mapping[str, str], words: Mapping[str, str]) -> str:
    """In the reader's language, else in English, else as the rules have it first."""
    return names.get(words["language"]) or names.get("en") or next(iter(names.values()))
