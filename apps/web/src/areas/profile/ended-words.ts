/** The effect of a password change on sessions. */
export function endedWords(sessions: number): string {
  if (sessions === 0) return 'Your password is changed. You were signed in nowhere else.';
  const ended = sessions === 1 ? 'One other session has ended.' : `${sessions} other sessions have ended.`;
  return `Your password is changed. ${ended}`;
}
