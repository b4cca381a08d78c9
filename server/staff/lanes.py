"""/api/v1/lanes/{lane}/staff: the store's list of its staff, as its lanes fetch it."""

from __future__ import annotations

from fastapi import APIRouter, Depends, HTTPException, Response

from server.auth.gate import Gate
from server.staff.source import StaffSource


def make_staff(gate: Gate, source: StaffSource) -> APIRouter:
    router = APIRouter(prefix="/api/v1")

    @router.get("/lanes/{lane}/staff")
    def fetch(lane: str, have: str = "", asking: str = Depends(gate.lane)) -> Response:
        """The list, with hashes only, where lane `lane` has another version than it. 204: it has this one; 404: the
        store has no staff file.
        """
        if asking != lane:
            raise HTTPException(403, f"this token is lane {asking}'s")
        if not source.there:
            raise HTTPException(404, "this store has no staff file")
        document = source.document()
        if document.version == have:
            return Response(status_code=204)
        return Response(document.body(), media_type="application/json", headers={"Cache-Control": "no-store"})

    return router
