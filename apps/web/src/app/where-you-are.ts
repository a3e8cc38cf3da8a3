/** The top bar's label for one of our addresses. */
export function whereYouAre(path: string): string {
  const [first = '', second = '', third] = path.split('/').slice(1);
  if (first === 'settings')
    return third === undefined
      ? `Settings / ${capital(second)}`
      : `Settings / ${capital(second)} / ${third.slice(0, 8)}`;
  if (first === '') return 'Overview';
  const place = names[first] ?? capital(first);
  if (second === 'declare') return `${place} / Declare`;
  if (first === 'on-call' && second === 'paths') return `${place} / Escalation path`;
  if (first === 'on-call' && second === 'readiness') return `${place} / Readiness`;
  if (first === 'on-call' && second !== '') return `${place} / Schedule`;
  return second === '' ? place : `${place} / ${second}`;
}

const names: Readonly<Record<string, string>> = { 'on-call': 'On-call' };

const capital = (word: string): string => word.replace(/^./, (letter) => letter.toUpperCase());
