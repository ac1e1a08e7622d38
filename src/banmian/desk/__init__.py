"""The desk: a local web page on which an issue is seen as it will print while its files are edited. docs/desk.en.md."""
