"""Questions and reasons by what shoppers read, the store's own too."""

from __future__ import annotations

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.survey import Occasion, Question, Reason
from server.asking.named import Naming
from server.asking.questions import QUESTION, Asked, asked_body
from server.db.models import HouseRecordRow
from server.wall.words import load_words

WORDS = load_words()
WARM = Reason("too-warm", {"en": "Too warm", "zh_CN": "太热"})
OWN = Question(
    "store-warm",
    Occasion.ANY,
    {"en": "Was the store too warm?", "zh_CN": "店里热吗？"},
    low=(WARM,),
    high=(Reason("cool", {"en": "Pleasant"}),),
)


def test_the_stores_own_question_and_that_of_the_receipt_have_their_words(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        session.add(HouseRecordRow(name=QUESTION + OWN.id, body=asked_body(Asked(OWN, 5))))
    english, chinese = (Naming(engine).named(WORDS[language], language) for language in ("en", "zh_CN"))
    assert [english.question(key) for key in ("store-warm", "easy", "e-receipt", "long-gone")] == [
        "Was the store too warm?",
        "Was it easy today?",
        "On the e-receipt",
        "long gone",
    ]
    assert chinese.question("store-warm") == "店里热吗？"
    assert (chinese.reason("too-warm"), chinese.reason("scale-slow")) == ("太热", "称重太慢")
