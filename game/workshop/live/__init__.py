"""Live votes from phones: a room behind a short code, seats without names, counts for the facilitator only."""
