"""The foundation: frozen values that every stage takes and returns."""
