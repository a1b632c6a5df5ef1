"""From YAML files to a story: reading, checking and compiling what authors write.

Only `reader` imports a YAML library, and only when files are read: a compiled story opens without one.
"""

from game.authoring.library import open_story
from game.authoring.problem import Problem, StoryError

__all__ = ["Problem", "StoryError", "open_story"]
