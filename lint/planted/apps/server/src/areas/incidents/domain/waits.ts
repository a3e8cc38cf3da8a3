// planted: ambient-code setTimeout, ambient-code setInterval, ambient-code node:timers/promises, dependencies domain-pure
import { setTimeout as sleep } from 'node:timers/promises';

export function wait(tick: () => void): void {
  setTimeout(tick, 0);
  setInterval(tick, 1);
  void sleep(1);
}
