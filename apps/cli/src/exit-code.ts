/** What a script may rely on. */
export const exitCode = {
  done: 0,
  /** Refused by the policy, or failed. */
  failed: 1,
  wrongUsage: 2,
  notSignedIn: 3,
  cannotReach: 4,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
