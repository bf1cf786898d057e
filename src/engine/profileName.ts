/** Name of the file that keeps a team's answers, at the root of a workspace folder. */
export const PROFILE_FILE = 'stack-advisor.json';
/** Far above any honest profile. */
export const PROFILE_MAX_BYTES = 256 * 1024;
