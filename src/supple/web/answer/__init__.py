"""Is it helping? What goes with what in somebody's days, and experiments that can tell more."""
