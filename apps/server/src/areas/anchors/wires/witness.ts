import { decodeWitnessKey, encodeBase64, openCosignature, proveConsistency, type ReadTile } from '@muster/proofs';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { nativeSha256 } from '../../../platform/ledger/native-sha256.ts';
import { nativeVerify } from '../../../platform/ledger/native-verify.ts';
import type { StoredCheckpoint } from '../../../platform/ledger/read-tree.ts';
import type { Outgoing, OutgoingResponse } from '../../../platform/outgoing/outgoing.ts';
import { contradicts, silent, type Mark, type Refusal } from '../domain/anchor.ts';

const MOST_HASHES = 63;
const [OK, BAD_REQUEST, FORBIDDEN, NOT_FOUND, CONFLICT, UNPROCESSABLE] = [200, 400, 403, 404, 409, 422];

export type WitnessParts = {
  readonly outgoing: Outgoing;
  readonly url: string;
  readonly key: string;
  readonly readTile: ReadTile;
};

/**
 * Has a witness cosign a head (C2SP tlog-witness), with the proof that it extends the last one it saw. If it names
 * another size, asks once more from there.
 */
export async function cosign(
  parts: WitnessParts,
  head: StoredCheckpoint,
  seen: number,
): Promise<Result<Mark, Refusal>> {
  const first = await ask(parts, head, seen);
  if (!first.ok || first.value.status !== CONFLICT) return first.ok ? judge(parts, head, first.value) : first;
  const said = textOf(first.value).trim();
  const isSize = first.value.headers['content-type'] === 'text/x.tlog.size' && /^(0|[1-9]\d*)$/.test(said);
  if (!isSize) return err(silent('It answered 409 without the size it last saw.'));
  const old = Number(said);
  if (old > head.size)
    return err(
      contradicts(`It has seen a head of size ${old}, but this ledger has ${head.size}: history was cut off.`),
    );
  const second = await ask(parts, head, old);
  return second.ok ? judge(parts, head, second.value) : second;
}

async function ask(
  { outgoing, url, readTile }: WitnessParts,
  head: StoredCheckpoint,
  old: number,
): Promise<Result<OutgoingResponse, Refusal>> {
  const isGrown = old > 0 && old < head.size;
  const proof = isGrown
    ? await proveConsistency(old, head.size, readTile, nativeSha256)
    : ({ ok: true, value: [] } as const);
  if (!proof.ok) return err(silent(`There is no proof in the tree from size ${old}: ${proof.detail}.`));
  if (proof.value.length > MOST_HASHES) return err(silent('The proof is longer than a witness accepts.'));
  const lines = [`old ${old}`, ...proof.value.map(encodeBase64), '', ''];
  const body = lines.join('\n') + head.note;
  const answer = await outgoing.send({
    purpose: 'anchor.witness',
    method: 'POST',
    url: `${url}/add-checkpoint`,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body,
  });
  return answer.ok ? answer : err(silent(answer.error.public));
}

function judge({ key }: WitnessParts, head: StoredCheckpoint, answer: OutgoingResponse): Result<Mark, Refusal> {
  if (answer.status === UNPROCESSABLE) return err(contradicts(ANOTHER_HISTORY));
  if (answer.status !== OK) return err(silent(SAID[answer.status] ?? `It answered ${answer.status}.`));
  const cosigned = head.note + textOf(answer);
  const known = decodeWitnessKey(key);
  if (!known.ok) return err(silent(`Its key cannot be read: ${known.detail}.`));
  const opened = openCosignature(cosigned, known.value, nativeVerify);
  return opened.ok
    ? ok({ size: head.size, proof: cosigned })
    : err(silent(`Its signature is invalid: ${opened.detail}.`));
}

const SAID: Readonly<Record<number, string>> = {
  [BAD_REQUEST]: 'It could not read the request (400).',
  [FORBIDDEN]: 'It does not know this ledger’s key (403).',
  [NOT_FOUND]: 'It does not know this ledger (404): its operator has to add the origin and key.',
  [CONFLICT]: 'It has seen a different size, twice (409).',
};
const ANOTHER_HISTORY = 'It has seen a different history (422): the proof does not lead from what it saw to this head.';

const textOf = ({ body }: OutgoingResponse): string => Buffer.from(body).toString('utf8');
