/** The effect of a password change on sessions. */
export function endedWords(sessions: number): string {
  if (sessions === 0) return 'Your password has been changed. You were not signed in anywhere else.';
  const ended = sessions === 1 ? 'One other session has ended.' : `${sessions} other sessions have ended.`;
  return `Your password has been changed. ${ended}`;
}
