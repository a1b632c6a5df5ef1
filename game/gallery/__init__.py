"""Every screen in every window: what tests measure, and what pictures show to be looked at."""
