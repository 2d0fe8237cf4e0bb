"""Words a model may use of its own, a file a language."""
