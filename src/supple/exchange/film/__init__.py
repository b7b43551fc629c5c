"""The routine as a film: the people of the demonstrator, the voice, and what is said to read along."""
