"""A journal gone through again: step by step, asked again by today's rules, told as a scenario. Pure."""
