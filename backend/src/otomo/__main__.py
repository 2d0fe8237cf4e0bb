"""`python -m otomo`: the `otomo` command, whatever the path says."""

from otomo.cli.main import main

main()
