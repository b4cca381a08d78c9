import importlib.util
from pathlib import Path

from kiosk.ui.sounds import Sound

ROOT = Path(__file__).parents[2]


def test_the_sounds_of_the_lane_are_those_that_the_script_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_sounds", ROOT / "scripts" / "art" / "make_sounds.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    made = {path.name: path.stat().st_size for path in script.make(tmp_path)}
    kept = {path.name: path.stat().st_size for path in (ROOT / "assets" / "sounds").glob("*.wav")}
    assert made == kept
    assert set(script.SOUNDS) == set(Sound)
