import { useEffect, useState, useSyncExternalStore } from 'react';

let answers = 0;
const hearers = new Set<() => void>();

/** Whoever hears any answer of the server says so here: what could not be reached can be reached again. */
export function noteAnswer(): void {
  answers += 1;
  for (const hear of hearers) hear();
}

/** Calls back with each answer, until the returned function is called. */
export function hearAnswers(hear: () => void): () => void {
  hearers.add(hear);
  return () => void hearers.delete(hear);
}

const LOOK_EVERY_MS = 5000;

/** While `isAway`, whether the server has answered since; it is asked every few seconds whether it is there. */
export function useReachedAgain(isAway: boolean): boolean {
  const now = useSyncExternalStore(hearAnswers, () => answers);
  const [since, setSince] = useState({ isAway, answers: now });
  if (since.isAway !== isAway) setSince({ isAway, answers: now });
  const isBack = isAway && since.isAway && now > since.answers;
  useEffect(() => {
    if (!isAway || isBack) return;
    const look = () => void fetch('/health/live', { cache: 'no-store' }).then(noteAnswer, () => undefined);
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isAway, isBack]);
  return isBack;
}
