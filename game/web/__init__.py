"""The page for browsers: pygbag packs the application, this folder builds the page around it and serves it."""
