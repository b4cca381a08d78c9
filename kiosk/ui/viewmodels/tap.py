"""The tap: five faces under a question, reasons, a few words, thank you."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.session.inputs import BackTouched, FaceTouched, ReasonTouched, RemarkTyped, StayTouched
from kiosk.core.session.notes import TapView
from kiosk.core.session.state import Paid, PrintStage, Session
from kiosk.core.survey import LAST_LOW_FACE, LONGEST_REMARK, MOST_REASONS
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.viewmodels.receipt import print_stage
from kiosk.ui.viewmodels.said import said_now

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class FaceRow:
    key: str
    face: int
    word: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ReasonRow:
    key: str
    text: str
    chosen: bool
    able: bool


@dataclass(frozen=True, slots=True)
class TapProps:
    done: str = ""
    paper: str = ""
    question: str = ""
    under: str = ""
    answered: bool = False
    asking: bool = False
    why: str = ""
    counted: str = ""
    finish_words: str = ""
    fraction: float = 0.0
    closes: str = ""
    said: str = ""
    did: str = ""
    faces: tuple[FaceRow, ...] = ()
    reasons: tuple[ReasonRow, ...] = ()


def derive_tap(scene: Scene) -> TapProps:
    words, session, view = scene.words, scene.state.session, scene.state.view
    if session is None or not isinstance(session.phase, Paid) or not isinstance(view, TapView):
        return TapProps()
    sale = session.phase.sale
    paper = {
        None: words("Thank you for shopping with us."),
        PrintStage.RUNNING: words("Your receipt is printing below."),
        PrintStage.MISSING: words("Your receipt will print again whole."),
        PrintStage.UNKNOWN: words("Is your receipt missing? Touch Receipt."),
        PrintStage.DONE: words("Your receipt is printed below."),
    }[print_stage(scene, sale)]
    question = scene.policy.survey.question(view.question)
    said, did = said_now(scene)
    asked = question.asks.get(scene.language, question.asks["en"]) if question else words("Thank you!")
    reasons = question.reasons(view.face) if question and view.face and not view.thanked else ()
    full = len(view.reasons) >= MOST_REASONS
    seconds = scene.seconds_until(view.closes_at)
    policy = scene.policy
    whole_s = policy.thanks_closes_s if view.thanked else policy.tap_more_s if view.face else policy.tap_closes_s
    return TapProps(
        done=words("All done. Please take your bags."),
        paper=paper,
        question=words("Thank you for your answer!") if view.given and view.thanked else asked,
        under=_under(scene, session, view),
        answered=view.face > 0,
        asking=bool(reasons),
        why=words("What got in the way?") if view.face <= LAST_LOW_FACE else words("What was good?"),
        counted=words("{count} of {most}", count=len(view.reasons), most=MOST_REASONS),
        finish_words=_finish(scene, view),
        fraction=min(1.0, max(0.0, (view.closes_at - scene.now) / max(whole_s, 1.0))),
        closes=words("Closes by itself in {seconds} s.", seconds=seconds)
        if view.thanked
        else words("Closes by itself in {seconds} s. Touch anywhere for more time.", seconds=seconds),
        said=said,
        did=did,
        faces=()
        if view.thanked and view.given is None  # nothing is asked
        else tuple(
            FaceRow(str(face), face, word, face == view.face)
            for face, word in enumerate(
                (words("Very bad"), words("Bad"), words("Okay"), words("Good"), words("Very good")), 1
            )
        ),
        reasons=tuple(
            ReasonRow(
                reason.id,
                reason.says.get(scene.language, reason.says["en"]),
                reason.id in view.reasons,
                not full or reason.id in view.reasons,
            )
            for reason in reasons
        ),
    )


def _under(scene: Scene, session: Session, view: TapView) -> str:
    """That nobody is remembered; and of the thanks to a member, which are for having answered."""
    known = session.known
    points = known.thanks if known is not None else 0
    if not points or (view.thanked and view.given is None):  # nobody was asked
        return "" if view.thanked else scene.words("One tap. We don't store who you are.")
    if view.thanked:
        return scene.words("{points} points thank you, whatever you said.", points=points)
    return scene.words("One tap, without your name. {points} points thank you.", points=points)


def _finish(scene: Scene, view: TapView) -> str:
    if view.thanked:
        return scene.words("Finish")
    return scene.words("Send and finish") if view.face else scene.words("Finish without answering")


@QmlElement
class TapViewModel(QObject):
    doneChanged = Signal()
    paperChanged = Signal()
    questionChanged = Signal()
    underChanged = Signal()
    answeredChanged = Signal()
    fractionChanged = Signal()
    closesChanged = Signal()
    facesChanged = Signal()
    askingChanged = Signal()
    whyChanged = Signal()
    countedChanged = Signal()
    finishWordsChanged = Signal()
    reasonsChanged = Signal()
    saidChanged = Signal()
    didChanged = Signal()
    remarkChanged = Signal()
    writingChanged = Signal()
    digitsChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = TapProps()
        self._faces = RowsModel(FaceRow, self)
        self._reasons = RowsModel(ReasonRow, self)
        self._remark = ""
        self._writing = False
        self._digits = False

    def begin(self) -> None:
        """As if never used: for the next shopper."""
        self._write("")
        self._open(writing=False)

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_tap(scene)
        self._faces.show(self._props.faces)
        self._reasons.show(self._props.reasons)
        if not self._props.asking:
            self._open(writing=False)
        emit_changes(self, old, self._props)

    @Slot(int)
    def touchFace(self, face: int) -> None:
        self._post(FaceTouched(face))

    @Slot(str)
    def touchReason(self, reason: str) -> None:
        self._post(ReasonTouched(reason))

    @Slot()
    def touch(self) -> None:
        self._post(StayTouched())

    @Slot()
    def write(self) -> None:
        self._open(writing=True)
        self._post(StayTouched())

    @Slot()
    def written(self) -> None:
        self._open(writing=False)
        self._post(StayTouched())

    @Slot(str)
    def type(self, letter: str) -> None:
        if len(self._remark) < LONGEST_REMARK:
            self._write(self._remark + letter)
        self._post(RemarkTyped(self._remark))

    @Slot()
    def erase(self) -> None:
        self._write(self._remark[:-1])
        self._post(RemarkTyped(self._remark))

    @Slot()
    def switchKeys(self) -> None:
        self._digits = not self._digits
        self.digitsChanged.emit()
        self._post(StayTouched())

    @Slot()
    def finish(self) -> None:
        self._open(writing=False)
        self._post(BackTouched())

    def _write(self, remark: str) -> None:
        if remark != self._remark:
            self._remark = remark
            self.remarkChanged.emit()

    def _open(self, *, writing: bool) -> None:
        if writing != self._writing:
            self._writing, self._digits = writing, False
            self.writingChanged.emit()
            self.digitsChanged.emit()

    @Property(str, notify=remarkChanged)
    def remark(self) -> str:
        return self._remark

    @Property(bool, notify=writingChanged)
    def writing(self) -> bool:
        return self._writing

    @Property(bool, notify=digitsChanged)
    def digits(self) -> bool:
        return self._digits

    @Property(str, notify=saidChanged)
    def said(self) -> str:
        return self._props.said

    @Property(str, notify=didChanged)
    def did(self) -> str:
        return self._props.did

    @Property(bool, notify=askingChanged)
    def asking(self) -> bool:
        return self._props.asking

    @Property(str, notify=whyChanged)
    def why(self) -> str:
        return self._props.why

    @Property(str, notify=countedChanged)
    def counted(self) -> str:
        return self._props.counted

    @Property(str, notify=finishWordsChanged)
    def finishWords(self) -> str:
        return self._props.finish_words

    @Property(QObject, notify=reasonsChanged)
    def reasons(self) -> QObject:
        return self._reasons

    @Property(str, notify=doneChanged)
    def done(self) -> str:
        return self._props.done

    @Property(str, notify=paperChanged)
    def paper(self) -> str:
        return self._props.paper

    @Property(str, notify=questionChanged)
    def question(self) -> str:
        return self._props.question

    @Property(str, notify=underChanged)
    def under(self) -> str:
        return self._props.under

    @Property(bool, notify=answeredChanged)
    def answered(self) -> bool:
        return self._props.answered

    @Property(float, notify=fractionChanged)
    def fraction(self) -> float:
        return self._props.fraction

    @Property(str, notify=closesChanged)
    def closes(self) -> str:
        return self._props.closes

    @Property(QObject, notify=facesChanged)
    def faces(self) -> QObject:
        return self._faces
