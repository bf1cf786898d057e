/** Wrong use or wrong input: told on standard error in one line or few, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `stack-advisor: which backend stack fits, and does the present one still fit?

Usage
  stack-advisor inspect [DIR]            what the folder runs today, with file and line
  stack-advisor advise  [DIR]            verdict, ranked options, reasons, what would change it
  stack-advisor compare A B [DIR]        two options by what sets them apart
  stack-advisor explain ID [DIR]         what a technology is and how it fits here
  stack-advisor check   [DIR]            support dates, contradicting pins, broken manifests
  stack-advisor mcp                      serve the same over the Model Context Protocol (stdio)

Options
  --profile FILE      the team's answers (default: DIR/stack-advisor.json)
  --json              JSON as published in the contracts
  --markdown          a report in Markdown
  --sarif             (check) SARIF 2.1.0
  --adr FILE          (advise) also write the decision record, in MADR form
  --fail-on LEVEL     (check) error | warning | information | never: exit 1 from this level on; default error
  --batch FILE        (inspect, advise) one JSON request a line, {"id", "dir"?, "profile"?}; "-" reads standard input
  --no-color          plain text; also NO_COLOR and a pipe
  -h, --help          this text
  -v, --version       the version

Exit codes: 0 done, 1 findings at or above --fail-on, 2 wrong use or input.
Nothing is executed, nothing leaves the machine.
`;
