"""What the editors write: issue.yaml and articles in Markdown, read into frozen values with source positions."""
