"""Playing a story many times over, as different people would, and what it has to give then."""
