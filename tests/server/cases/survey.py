"""The survey as lanes have it."""

from pathlib import Path

SURVEY = Path(__file__).resolve().parents[3] / "assets" / "survey" / "survey.toml"
