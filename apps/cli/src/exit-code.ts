/** What a script may rely on. */
export const exitCode = {
  done: 0,
  /** Refused by the policy, or failed. */
  failed: 1,
  wrongUsage: 2,
  notSignedIn: 3,
  cannotReach: 4,
  /** Nothing was found wrong, but not all that matters was compared: the answer says what was not. */
  unproven: 5,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
