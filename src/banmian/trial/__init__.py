"""\u8bd5\u6392: lines of input set one paragraph each, and what became of every character. The typographer's bench."""
