"""`make fuzz`: generated requests, right and wrong, by five callers against a server with a filled book.

The phase `coverage` walks every bound of every parameter, 7,400 requests a caller; others than people are refused
before anything of a request is read, so it is for people unless asked for.

Fails when an answer is a server error, is not as the API's description says, tells of the inside, shows somebody
else's records, or lets somebody in whom the policy (`otomo/auth/policy.py`) does not.
"""

import argparse
import sys
import time

from fuzzing.callers import CALLERS, caller, hide_records
from fuzzing.generated import PHASES, Fuzzer
from fuzzing.sending import OddSender
from fuzzing.server import document, filled_server
from fuzzing.totals import Totals
from processes import StartError


def main() -> int:
    """Runs, prints a summary, and says whether all was well."""
    parser = argparse.ArgumentParser(description="Fuzz the API of a server with a filled book.")
    parser.add_argument("--examples", type=int, default=10, help="generated requests an operation, phase and caller")
    parser.add_argument("--callers", nargs="+", choices=CALLERS, default=CALLERS)
    parser.add_argument("--phases", nargs="+", choices=PHASES, default=PHASES)
    parser.add_argument(
        "--covering", nargs="*", choices=CALLERS, default=("rep", "admin"), help="who has that phase, too"
    )
    parser.add_argument("--odd-every", type=int, default=10, help="of the odd requests every n-th; 0: none")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    totals, began = Totals(), time.monotonic()
    try:
        with filled_server() as server:
            hide_records(server.url)
            described = document(server.url)
            fuzzer, odd = Fuzzer(server.url, described, totals, options.seed), OddSender(server.url, described, totals)
            for name in options.callers:
                began_caller = time.monotonic()
                who = caller(name, server.url)
                if options.odd_every:
                    odd.run(who, options.odd_every, options.seed)
                if options.examples:
                    phases = [each for each in options.phases if each != "coverage" or name in options.covering]
                    fuzzer.run(who, options.examples, phases)
                print(f"{name}: {totals.of(name):,} cases in {time.monotonic() - began_caller:.0f} s", flush=True)
            for line in server.failures():
                totals.fail("server", "log", "nothing failed", line)
    except StartError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    print("\n".join(["", *totals.lines()]))
    print(f"{sum(totals.cases.values()):,} cases, {len(totals.failures)} kinds of failures, "
          f"{time.monotonic() - began:.0f} s, seed {options.seed}")  # fmt: skip
    return 1 if totals.failures else 0


if __name__ == "__main__":
    sys.exit(main())
