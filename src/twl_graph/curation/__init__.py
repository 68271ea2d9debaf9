"""The safe keeping of a graph's files: what is accepted, how it is added and taken out, and who may do it when."""
