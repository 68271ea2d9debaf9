"""SPARQL text: its tokens, what is refused in it, terms bound into it, and its graph pattern as a tree.

Nothing here asks anything: `engine` does.
"""
