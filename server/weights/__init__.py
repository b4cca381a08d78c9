"""What items weigh, as all lanes learned it together."""
