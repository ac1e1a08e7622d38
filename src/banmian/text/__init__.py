"""From canonical text to units and glyphs: character classes, kinsoku levels, spacing tables, preparation, lines."""
