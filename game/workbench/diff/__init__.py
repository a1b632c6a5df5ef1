"""Two versions of a story side by side: what was written, where it leads, and which saves still play."""
