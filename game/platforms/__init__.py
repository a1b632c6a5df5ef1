"""What differs between devices: where the place is kept, how frames are paced, how a link is opened."""
