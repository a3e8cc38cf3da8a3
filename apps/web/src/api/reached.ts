import { useEffect, useState, useSyncExternalStore } from 'react';

let answers = 0;
const hearers = new Set<() => void>();

/** Called on every server response: queries that could not reach it can be retried. */
export function noteAnswer(): void {
  answers += 1;
  for (const hear of hearers) hear();
}

/** Calls `hear` on each response until the returned function is called. */
export function hearAnswers(hear: () => void): () => void {
  hearers.add(hear);
  return () => void hearers.delete(hear);
}

const LOOK_EVERY_MS = 5000;

/** While `isAway`, whether the server has responded since; checks every few seconds. */
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
