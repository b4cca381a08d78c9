"""/api/v1/lanes/{lane}/weights: what a lane fetches of what all lanes learned."""

from __future__ import annotations

from fastapi import APIRouter, Depends, HTTPException, Response

from server.auth.gate import Gate
from server.weights.book import Weights


def make_weights(gate: Gate, weights: Weights) -> APIRouter:
    router = APIRouter(prefix="/api/v1")

    @router.get("/lanes/{lane}/weights")
    def fetch(lane: str, have: str = "", asking: str = Depends(gate.lane)) -> Response:
        """What lane `lane` lacks, having version `have`: JSON. 204: nothing."""
        if asking != lane:
            raise HTTPException(403, f"this token is lane {asking}'s")
        answer = weights.answer(have)
        if answer is None:
            return Response(status_code=204)
        return Response(answer, media_type="application/json")

    return router
