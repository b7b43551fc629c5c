"""To read: learn pages, all movements, common questions, and what Supple is."""
