"""What hangs on this machine or its network, and which protocol it speaks: found by asking it, one protocol a time."""
