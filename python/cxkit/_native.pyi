"""Types of the compiled half of cxkit."""

__version__: str
