"""The sheets of the evaluation: their columns, what a cell may say, and an empty one to fill in."""
