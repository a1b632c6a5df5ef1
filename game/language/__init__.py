"""Translations: one language's texts, a story told in them, and what a translator works with."""
