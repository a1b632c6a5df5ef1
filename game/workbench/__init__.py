"""The authors' tools beside the checker: the graph, comparisons, counts, expectations, tidy files, a new story."""
