"""The guides' made parts (`make docs`): tables of all keys, pictures; and the steps that a guide gives, done as it says them."""
