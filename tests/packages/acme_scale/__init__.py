"""A scale that says `W 1250` with CR LF whenever its load has come to rest, and `?` while it has not.

The row is all that a list of protocols needs; driver and emulator are loaded when one of them is wanted.
"""

from drivers.link.serial import LineSettings
from drivers.protocol_row import ProtocolRow

ACME = ProtocolRow(
    "acme",
    "scale",
    ("serial", "pty", "tcp"),
    "acme_scale.driver:AcmeScale",
    "acme_scale.emulator:AcmeScaleEmulator",
    LineSettings(4800, 8, "N", 1),
)
