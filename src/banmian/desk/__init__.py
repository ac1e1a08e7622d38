"""The desk: a local web page on which an issue is seen as it will print while its files are edited.

Chapter 13 of the guide; docs/rules/contracts.md, The desk.
"""
