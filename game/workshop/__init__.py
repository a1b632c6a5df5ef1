"""The workshop: one facilitator, one screen, a room of people. Values all through: no window and no clock in here."""
