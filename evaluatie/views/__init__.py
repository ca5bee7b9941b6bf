"""Public pages of the evaluation."""
