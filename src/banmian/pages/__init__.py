"""Pages assembled: geometry of a sheet, its places, pictures, rules and furniture, as display lists in reading order."""
