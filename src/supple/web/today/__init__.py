"""Today: the check-in, the session page and what they send."""
