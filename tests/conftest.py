"""Puts tests/ on the import path, so that `import squares` works in any test below."""
