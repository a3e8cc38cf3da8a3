/** Exit codes that scripts can rely on. */
export const exitCode = {
  done: 0,
  /** Refused by policy, or failed. */
  failed: 1,
  wrongUsage: 2,
  notSignedIn: 3,
  cannotReach: 4,
  /** Nothing is wrong, but not everything relevant was compared: the output says what was not. */
  unproven: 5,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
