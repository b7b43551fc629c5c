"""What goes out of a Supple and comes in: exports, backups, restoring and forgetting."""
