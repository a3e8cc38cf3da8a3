import {
  decodeBase64,
  encodeBase64,
  encodeHex,
  noteKey,
  noteSigner,
  openCheckpoint,
  verifyConsistency,
  type LogTrust,
  type TreeHead,
} from '@muster/proofs';
import { createHash } from 'node:crypto';
import { err, ok } from '../../../kernel/result.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';

const signer = noteSigner('witness.example/w', new Uint8Array(32).fill(8));
const key = Buffer.concat([Buffer.of(4), signer.publicKey]);
const id = createHash('sha256').update(`${signer.name}\n`).update(key).digest().subarray(0, 4);

export const WITNESS_KEY = `${signer.name}+${encodeHex(id)}+${encodeBase64(key)}`;

/**
 * A witness as C2SP specifies it: cosigns heads that extend the last one, and returns the specified status for anything
 * else.
 */
export class WitnessStandIn implements Outgoing {
  seen: TreeHead = { size: 0, root: new Uint8Array(32) };
  isAway = false;
  readonly statuses: number[] = [];
  readonly #trust: LogTrust;
  readonly #now: () => Date;

  constructor(trust: LogTrust, now: () => Date) {
    this.#trust = trust;
    this.#now = now;
  }

  async send({ method, url, body = '' }: Parameters<Outgoing['send']>[0]): ReturnType<Outgoing['send']> {
    if (this.isAway) return err({ kind: 'unreachable', public: 'nobody answers', isWorthRetrying: true });
    const answer = this.#answer(method, url, Buffer.from(body).toString('utf8'));
    this.statuses.push(answer.status);
    const headers = answer.status === 409 ? { 'content-type': 'text/x.tlog.size' } : {};
    return ok({ status: answer.status, headers, body: Buffer.from(answer.body ?? '') });
  }

  #answer(method: string, url: string, body: string): { readonly status: number; readonly body?: string } {
    const blank = body.indexOf('\n\n');
    const [oldLine = '', ...lines] = body.slice(0, blank).split('\n');
    const old = Number(/^old (0|[1-9]\d*)$/.exec(oldLine)?.[1] ?? Number.NaN);
    const note = body.slice(blank + 2);
    if (method !== 'POST' || !url.endsWith('/add-checkpoint') || Number.isNaN(old) || lines.length > 63)
      return { status: 400 };
    const opened = openCheckpoint(note, this.#trust);
    if (!opened.ok)
      return { status: opened.problem === 'wrong-origin' ? 404 : opened.problem === 'malformed' ? 400 : 403 };
    const head = opened.value;
    if (old > head.size) return { status: 400 };
    if (old !== this.seen.size) return { status: 409, body: `${this.seen.size}\n` };
    const proof = lines.map((line) => decodeBase64(line) ?? new Uint8Array());
    const holds = old === 0 ? proof.length === 0 : verifyConsistency(this.seen, head, proof).ok;
    if (!holds) return { status: 422 };
    this.seen = { size: head.size, root: head.root };
    const at = Math.floor(this.#now().getTime() / 1000);
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(at));
    const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
    const signature = signer.sign(Buffer.from(`cosignature/v1\ntime ${at}\n${text}`));
    return { status: 200, body: `\u2014 ${signer.name} ${encodeBase64(Buffer.concat([id, time, signature]))}\n` };
  }

  async judge(url: string): ReturnType<Outgoing['judge']> {
    return url.startsWith('https://')
      ? ok(new URL(url))
      : err({ kind: 'bad_request', public: 'is not an address', isWorthRetrying: false });
  }

  async close(): Promise<void> {}
}

export const trustOf = (
  seed: number,
  origin = 'muster.test/ledger',
): { readonly signer: ReturnType<typeof noteSigner>; readonly trust: LogTrust } => {
  const log = noteSigner(origin, new Uint8Array(32).fill(seed));
  return { signer: log, trust: { origin: log.name, keys: [noteKey(log.name, log.publicKey)] } };
};
