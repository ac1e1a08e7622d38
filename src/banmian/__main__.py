"""`python -m banmian`: the command where its script is not on PATH, as on Windows without make."""

from banmian.cli import main

if __name__ == "__main__":
    main()
