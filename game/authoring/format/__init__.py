"""What may stand in each file of a story: one declaration for reader, schema and hints."""
