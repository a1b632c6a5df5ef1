"""The game beside the editor: what is saved shows in place, after the way taken so far; mistakes show until mended."""
