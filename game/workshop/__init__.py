"""The workshop: one facilitator, one screen, a room of people. Its core is values; nothing here knows a window or a clock."""
