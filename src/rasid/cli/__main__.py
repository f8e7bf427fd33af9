"""`python -m rasid.cli`, for where the installed command is not on the path."""

from rasid.cli import main

if __name__ == "__main__":
    main()
