"""Stories written for other engines, made into drafts: what can be read becomes scenes, all else is listed."""
