"""/desk/questions: what shoppers are asked, as staff read and draft it; and the way lanes fetch it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from kiosk.core.survey import MOST_OFFERED, Occasion
from kiosk.core.survey_document import LONGEST_QUESTION, LONGEST_REASON, survey_version
from server.asking.book import HouseBook
from server.asking.form import LANGUAGES, NEW, NOTHING, Filled, filled, form_of
from server.asking.questions import QUESTION, Asked, asked_body, handed_out, in_order
from server.auth.gate import Gate
from server.desk.acts import Desk
from server.desk.drafts import Drafts
from server.desk.view import View
from server.staff.host import Host
from server.wall.pages import Pages

Language = Annotated[str, Query(alias="lang", max_length=10)]
Cell = Annotated[str, Field(max_length=200)]


class QuestionIn(BaseModel):
    """The form of a question by the names of its fields; `key` is NEW or the question's id."""

    key: Annotated[str, Field(max_length=40)]
    fields: Annotated[dict[Annotated[str, Field(max_length=20)], Cell], Field(max_length=60)]


def make_questions(view: View, desk: Desk, pages: Pages, house: HouseBook, drafts: Drafts) -> APIRouter:
    router = APIRouter(prefix="/desk", include_in_schema=False)

    def drafted(host: Host) -> dict[str, str]:
        """What is in force, with what the draft of `host` changes of it: they go on where they were."""
        records = house.records()
        change = drafts.draft_of(host.staff)
        changed = {row.name: row.body for row in change.records if row.body is not None} if change is not None else {}
        return records | changed

    @router.get("/questions")
    def questions(request: Request, lang: Language = "") -> Response:
        """All of them, as a lane looks for one."""

        def told(_host: Host) -> Mapping[str, object]:
            language = view.language(request, lang)
            return {"questions": [_row(one, language) for one in in_order(house.records())]}

        return view.page(request, "questions", lang, told)

    @router.get("/questions/{key}")
    def question(request: Request, key: str, lang: Language = "") -> Response:
        """One of them as a form, or a new one."""

        def told(host: Host) -> Mapping[str, object]:
            asked = NOTHING if key == NEW else _one(in_order(drafted(host)), key)
            return {
                "key": key,
                "title": asked.question.asks.get(view.language(request, lang), asked.question.asks.get("en", "")),
                "form": form_of(asked),
                "occasions": [one.value for one in Occasion],
                "languages": LANGUAGES,
                "places": range(1, MOST_OFFERED + 1),
                "longest": {"asks": LONGEST_QUESTION, "chip": LONGEST_REASON},
            }

        return view.page(request, "question", lang, told)

    @router.post("/questions")
    def put_question(request: Request, given: QuestionIn) -> Response:
        """The question is in the draft of who asks; else each field that is wrong has its sentence."""
        host, words = desk.host(request), pages.words(request)
        all_ = in_order(drafted(host))
        known = None if given.key == NEW else _one(all_, given.key)
        made = filled(given.fields, known, words)
        if known is None and made.asked is not None and made.asked.question.id in {one.question.id for one in all_}:
            made = Filled(None, {"id": words["wrong_id_taken"]})
        if made.asked is None:
            return JSONResponse({"error": words["why_wrong"], "fields": dict(made.wrong)}, 422)
        return desk.draft(host, {QUESTION + made.asked.question.id: asked_body(made.asked)})

    return router


def make_survey(gate: Gate, house: HouseBook) -> APIRouter:
    router = APIRouter(prefix="/api/v1")

    @router.get("/lanes/{lane}/survey")
    def fetch(lane: str, have: str = "", asking: str = Depends(gate.lane)) -> Response:
        """What lane `lane` asks. 204: it has this version already; 404: nothing was published, it asks its own."""
        if asking != lane:
            raise HTTPException(403, f"this token is lane {asking}'s")
        body = handed_out(house.records())
        if body is None:
            raise HTTPException(404, "the store has published no questions")
        if survey_version(body) == have:
            return Response(status_code=204)
        return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})

    return router


def _one(all_: Sequence[Asked], key: str) -> Asked:
    found = next((one for one in all_ if one.question.id == key), None)
    if found is None:
        raise HTTPException(404, f"there is no question {key}")
    return found


def _row(asked: Asked, language: str) -> dict[str, object]:
    question = asked.question
    return {
        "id": question.id,
        "asks": question.asks.get(language, question.asks["en"]),
        "when": question.when.value,
        "every": question.every,
        "pause": question.pause,
        "on": asked.on,
    }
