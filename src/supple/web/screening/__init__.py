"""Screening: the warning-sign cards, the lock that they may lead to, and how it ends."""
