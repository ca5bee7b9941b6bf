"""The effect of working together, as five groups see it: answers, differences, and what open answers say."""
