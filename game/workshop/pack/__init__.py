"""The workshop on paper: one HTML document made from a story, and a PDF of it."""
