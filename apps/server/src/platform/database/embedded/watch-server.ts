import { setTimeout as sleep } from 'node:timers/promises';
import { AppFailure } from '../../../kernel/app-error.ts';
import type { Logger } from '../../log/logger.ts';
import { storageFailure } from '../storage-failure.ts';
import type { ClusterLock } from './cluster-lock.ts';

/** A running server that this process holds. */
export type RunningServer = { readonly pid: number; readonly lock: ClusterLock; readonly adopted: boolean };

export type Watched = {
  readonly first: RunningServer;
  /** Reattaches to the server if it is alive (a backend's crash ends every session), restarts it if not. */
  readonly bringUp: () => Promise<RunningServer>;
  readonly log: Logger;
  readonly onLost: ((failure: AppFailure) => void) | undefined;
};

/** Keeps the server up while Muster runs: when its session ends, something has happened to the server. */
export class ServerWatch {
  readonly #watched: Watched;
  #current: RunningServer;
  #isStopping = false;
  #recovery: Promise<void> = Promise.resolve();

  constructor(watched: Watched) {
    this.#watched = watched;
    this.#current = watched.first;
    this.#watchCurrent();
  }

  /** Ends the watch, after any recovery in progress. @returns the server to stop */
  async end(): Promise<RunningServer> {
    this.#isStopping = true;
    await this.#recovery;
    return this.#current;
  }

  #watchCurrent(): void {
    void this.#current.lock.lost.then(() => {
      if (!this.#isStopping) this.#recovery = this.#recover();
    });
  }

  async #recover(): Promise<void> {
    const { bringUp, log, onLost } = this.#watched;
    log.error('storage.session_lost', { pid: this.#current.pid });
    let cause: unknown;
    for (const waitMs of WAITS_MS) {
      await sleep(waitMs);
      if (this.#isStopping) return;
      try {
        this.#current = await bringUp();
        log.warn('storage.recovered', { pid: this.#current.pid });
        this.#watchCurrent();
        return;
      } catch (error) {
        cause = error;
      }
    }
    const failure = cause instanceof AppFailure ? cause : lostForGood(cause);
    log.error('storage.lost', { code: failure.error.code, detail: failure.message });
    onLost?.(failure);
  }
}

const WAITS_MS = [50, 200, 1000, 3000, 10_000];

const lostForGood = (cause: unknown): AppFailure =>
  storageFailure(
    'storage/lost',
    'The embedded PostgreSQL stopped and could not be restarted.',
    'See the end of server.log next to the cluster folder.',
    String(cause),
  );
