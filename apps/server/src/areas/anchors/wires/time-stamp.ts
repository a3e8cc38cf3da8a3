import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { StoredCheckpoint } from '../../../platform/ledger/read-tree.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import { silent, type Mark, type Refusal } from '../domain/anchor.ts';

const OK = 200;
const SHA256_OID = Buffer.from('0609608648016503040201', 'hex');
const [SEQUENCE, INTEGER, BOOLEAN, OCTETS] = [0x30, 0x02, 0x01, 0x04];

/**
 * Has a time-stamping authority (RFC 3161) date a head. The reply is stored unchanged, so that `openssl ts -verify` can
 * check it against the checkpoint's bytes with the authority's certificates.
 */
export async function timeStamp(
  outgoing: Outgoing,
  url: string,
  head: StoredCheckpoint,
  nonce: Uint8Array,
): Promise<Result<Mark, Refusal>> {
  const digest = createHash('sha256').update(head.note).digest();
  const answer = await outgoing.send({
    purpose: 'anchor.time-stamp',
    method: 'POST',
    url,
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: timeStampQuery(digest, nonce),
  });
  if (!answer.ok) return err(silent(answer.error.public));
  if (answer.value.status !== OK) return err(silent(`It answered ${answer.value.status}.`));
  const reply = Buffer.from(answer.value.body);
  if (!isGranted(reply)) return err(silent('It did not grant the time stamp.'));
  // The token repeats the imprint and nonce: a stamp of another head is rejected.
  if (!reply.includes(der(OCTETS, digest)) || !reply.includes(der(INTEGER, positive(nonce))))
    return err(silent('Its response belongs to another request.'));
  return ok({ size: head.size, proof: reply.toString('base64') });
}

/** TimeStampReq: version 1, SHA-256 of the checkpoint, a nonce, and a request for the certificate. */
function timeStampQuery(digest: Uint8Array, nonce: Uint8Array): Buffer {
  const algorithm = der(SEQUENCE, SHA256_OID, Buffer.from('0500', 'hex'));
  return der(
    SEQUENCE,
    der(INTEGER, Buffer.of(1)),
    der(SEQUENCE, algorithm, der(OCTETS, digest)),
    der(INTEGER, positive(nonce)),
    der(BOOLEAN, Buffer.of(0xff)),
  );
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length > 0x7f) throw new Error('longer than a time stamp’s query gets');
  return Buffer.concat([Buffer.of(tag, body.length), body]);
}

/** A positive INTEGER in its shortest encoding. */
function positive(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  const short = bytes.subarray(first === -1 ? bytes.length - 1 : first);
  return (short[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.of(0), short]) : short;
}

/** TimeStampResp begins with PKIStatusInfo, whose first INTEGER is 0 (granted) or 1 (with changes). */
function isGranted(reply: Buffer): boolean {
  const outer = skipHeader(reply, 0);
  const status = outer === undefined ? undefined : skipHeader(reply, outer);
  if (status === undefined || reply[status] !== INTEGER || reply[status + 1] !== 1) return false;
  return reply[status + 2] === 0 || reply[status + 2] === 1;
}

/** The offset of a SEQUENCE's content. */
function skipHeader(bytes: Buffer, at: number): number | undefined {
  if (bytes[at] !== SEQUENCE) return undefined;
  const length = bytes[at + 1] ?? 0;
  return length < 0x80 ? at + 2 : at + 2 + (length & 0x7f);
}
