"""Beginning a story of one's own, from a template that plays."""
