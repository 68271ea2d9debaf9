"""Evidence: the article and its spans, the facts that each row of an answer rests on, and how both are told."""
