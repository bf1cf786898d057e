/** Support dates, contradicting pins, hosts that do not run a runtime. */
export const CHECK_MESSAGES: Readonly<Record<string, string>> = {
  'check.end-of-life': 'Support of {name} {version} ended on {date}',
  'check.end-of-life.next': 'Support of {name} {version} ended on {date}; {next} is supported',
  'check.end-of-life-soon': 'Support of {name} {version} ends on {date}',
  'check.end-of-life-soon.next': 'Support of {name} {version} ends on {date}; {next} is supported for longer',
  'check.contradicting-pins': '{name} {version} here, but {other} in {file}: no release fits both',
  'check.contradicting-pins.other': '{name} {version}',
  'check.host-lacks-runtime': '{host} has no managed runtime for {name} {version}; it runs {offered}',
  'check.host-lacks-runtime.retired': '{host} has not supported {version} since {date}; it runs {offered}',
  'check.fix.set-version': 'Set {name} to {version}',
  'check.fix.align-this': 'Set {name} to {version} here, as the other files ask',
  'check.fix.align-others': 'Set {name} in the other files to fit {version}',
  'check.fix.set-host-runtime': 'Use {version}',
};
