"""Who works with whom, as a graph: reading it, measuring it, placing it, drawing it, giving it away."""
