"""The way that was taken as a file of the player's own: one page, or plain text. Nothing in it leads outside."""
