"""What a translator works with: PO files made from a story or from the program's words, checked and compiled.

Needs polib, which play does not.
"""
