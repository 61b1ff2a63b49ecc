"""`touchstone measure`: the measurement engine over files. It reads, calls `measurement`, writes; it holds no rule."""
