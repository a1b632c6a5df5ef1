"""A story's routes as pictures: scenes, the answers between them, and how many simulated ways take each."""
