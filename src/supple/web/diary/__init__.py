"""The diary: who did which session when, how sore they were, and what hurt."""
