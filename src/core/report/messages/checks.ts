/** Support dates, contradicting pins, hosts that do not run a runtime. */
export const CHECK_MESSAGES: Readonly<Record<string, string>> = {};
