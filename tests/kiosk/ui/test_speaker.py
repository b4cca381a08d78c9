import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
LANE = """
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from kiosk.ui.sounds import Sound
from kiosk.ui.speaker import Speaker
app = QGuiApplication([])
speaker = Speaker(Path("assets/sounds"))
speaker.play(Sound.SCANNED)
speaker.prepare()
for sound in Sound:
    speaker.play(sound)
app.processEvents()
speaker.stop()
print("unharmed")
"""


def test_a_lane_without_an_audio_output_is_silent_and_unharmed(tmp_path: Path) -> None:
    for platform in ("offscreen", "minimal"):
        command = [sys.executable, "-c", LANE, "-platform", platform]
        environment = {"QT_QPA_PLATFORM": platform, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "PATH": ""}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "unharmed\n"), done.stderr
