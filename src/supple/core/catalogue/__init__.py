"""The files that a physiotherapist can read: movements, routines, warning signs, pain rules."""
