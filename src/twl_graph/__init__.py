"""twl-graph: a knowledge graph of how Tongzhou, Wuqing and Langfang act as one region."""

__version__ = "0.1.0"
