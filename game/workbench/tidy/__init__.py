"""Tidying YAML files: indentation, quotes, long lines and blank lines, with every comment kept."""
