"""From YAML files to a story: reading, checking and compiling what authors write.

Only `reader` imports a YAML library, and only when files are read: a compiled story opens without one. Nothing is
imported here, since a page that opens a compiled story needs `bundle` and no more.
"""
