/** Why a finding or signal was made. */
export const INSPECT_MESSAGES: Readonly<Record<string, string>> = {};
