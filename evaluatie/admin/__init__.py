"""Pages of the evaluation in the admin, a module for each noun."""
