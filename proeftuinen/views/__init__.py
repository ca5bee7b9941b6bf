"""Pages of the proeftuinen, a module for each noun."""
