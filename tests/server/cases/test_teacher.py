"""One model for a process, and a new one after a correction, whoever made it."""

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.cases.teacher import Teacher
from server.db.case_models import CorrectionRow


def test_it_learns_again_only_when_there_is_a_correction_that_it_does_not_have(sqlite: Engine) -> None:
    teacher = Teacher()
    with Session(sqlite) as session:
        first = teacher.learned(session)
        assert teacher.learned(session) is first
        session.add(CorrectionRow(at="", staff="lena", remark="kiwi robot hums", category="device", sentiment="bad"))
        session.commit()
        taught = teacher.learned(session)
    assert taught.categories.verdict("the kiwi robot").label == "device"
    assert (first.version[:2], taught.version[:2]) == ("0-", "1-")
