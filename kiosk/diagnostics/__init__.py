"""What the technician asks of a lane: what each device told, what that means, and what to do next."""
