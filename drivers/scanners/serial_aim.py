"""A serial barcode scanner that sends an AIM identifier before each read (`]E0`, `]C1`, `]e0`, `]d2`, `]Q3` …)."""

from __future__ import annotations

from drivers.scanners.serial_scanner import USUAL_PROFILE, ScannerProfile, SerialScanner, aim_understood


class SerialAimScanner(SerialScanner):
    """Reads with AIM identifiers, whatever the make; those without one are told without."""

    def __init__(self, profile: ScannerProfile = USUAL_PROFILE) -> None:
        super().__init__(aim_understood, profile)
