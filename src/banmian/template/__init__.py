"""What the layout editors write: layouts/<paper>/paper.yaml and its pages, read into frozen values."""
