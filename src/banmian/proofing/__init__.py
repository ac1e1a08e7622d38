"""Proofs for people: numbered sheets and phone pictures of pages, marked changes, and the notes that readers put on them."""
