"""People of known truth for whom "is it helping?" is answered, and what simpler methods would have said."""
