"""Where shoppers stand and what tells them the time: in virtual time, or as it is. To them it is the same."""

from __future__ import annotations

from drivers.virtual.time import VirtualTime
from kiosk.compose.virtual import VirtualLane
from scripts.proofs.day.real_lane import RealLane
from scripts.proofs.day.real_time import RealTime

Time = VirtualTime | RealTime
Stand = VirtualLane | RealLane
