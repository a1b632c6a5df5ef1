"""The picture above the words: a room, two chairs, two people, one lamp; all of it vectors."""
