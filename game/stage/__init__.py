"""What the eye sees and the hand presses: pygame draws a view and turns events into presses."""
