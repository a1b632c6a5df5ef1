"""What every surface shows: `describe(session)` gives the view, `Session.press` the next session."""
