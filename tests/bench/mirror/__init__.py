"""The mirror's benchmark, beside others: ``make bench-mirror``."""
