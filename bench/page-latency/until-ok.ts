import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 120_000;

/** Resolves once the address returns 200. */
export async function untilOk(url: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    if (performance.now() > deadline) throw new Error(`${url} did not become ready`);
    await wait(50);
  }
}
