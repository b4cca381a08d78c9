"""The tap: five faces, one touch, thank you."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.session.inputs import BackTouched, FaceTouched
from kiosk.core.session.notes import TapView
from kiosk.core.session.state import Paid, PrintStage
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.viewmodels.receipt import print_stage

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class FaceRow:
    key: str
    face: int
    word: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TapProps:
    done: str = ""
    paper: str = ""
    question: str = ""
    under: str = ""
    answered: bool = False
    fraction: float = 0.0
    closes: str = ""
    faces: tuple[FaceRow, ...] = ()


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
    weighed = any(line.weighing is not None for line in sale.lines)
    question = words("Was weighing easy?") if weighed else words("Was it easy today?")
    seconds = scene.seconds_until(view.closes_at)
    whole_s = scene.policy.thanks_closes_s if view.face else scene.policy.tap_closes_s
    return TapProps(
        done=words("All done. Please take your bags."),
        paper=paper,
        question=words("Thank you for your answer!") if view.face else question,
        under="" if view.face else words("One tap. We don't store who you are."),
        answered=view.face > 0,
        fraction=min(1.0, max(0.0, (view.closes_at - scene.now) / max(whole_s, 1.0))),
        closes=words("Closes by itself in {seconds} s.", seconds=seconds),
        faces=tuple(
            FaceRow(str(face), face, word, face == view.face)
            for face, word in enumerate(
                (words("Very bad"), words("Bad"), words("Okay"), words("Good"), words("Very good")), 1
            )
        ),
    )


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

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = TapProps()
        self._faces = RowsModel(FaceRow, self)

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_tap(scene)
        self._faces.show(self._props.faces)
        emit_changes(self, old, self._props)

    @Slot(int)
    def touchFace(self, face: int) -> None:
        self._post(FaceTouched(face))

    @Slot()
    def finish(self) -> None:
        self._post(BackTouched())

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
