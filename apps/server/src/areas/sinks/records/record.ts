import { isDeepStrictEqual } from 'node:util';
import { canonicalJson, readEnvelope, type Envelope } from '../../../platform/ledger/envelope.ts';
import { ocsfEvent } from './ocsf.ts';
import { toSinks, type SinkRecord, type WrittenRecord } from './sink-record.ts';
import type { SinkFormat } from '../domain/sink.ts';

/**
 * The record as one line of JSON. `seq` is gapless and `leaf` is the tree's, so that the sink's copy reveals gaps and
 * edits by itself; audit records are routed by `log_type` (GOV 7.2).
 */
export const formatRecord = (record: SinkRecord, format: SinkFormat): string =>
  written({ ...record, entry: toSinks.take(record.entry) }, format);

function written(record: WrittenRecord, format: SinkFormat): string {
  const { seq, id, at, leaf, entry, checkpoint } = record;
  if (format === 'ocsf') return canonicalJson(ocsfEvent(record));
  const head = JSON.stringify({ '@timestamp': at.toISOString(), log_type: 'audit', seq, id, leaf, checkpoint });
  // Embedded as canonical JSON, so that its bytes can be restored from any JSON store.
  return `${head.slice(0, -1)},"entry":${entry}}`;
}

/** A record found in a sink: its position, and the entry's bytes if the record is exactly as it was sent. */
export type HeldRecord = { readonly seq: number; readonly id: string; readonly entry: string | undefined };

/** Parses a record. If any part differs from what was sent, the entry is not trusted. */
export function readRecord(given: unknown, format: SinkFormat): HeldRecord | undefined {
  const parts = format === 'ocsf' ? ocsfParts(given) : nativeParts(given);
  if (parts === undefined) return undefined;
  const { seq, id, entry } = parts;
  const made = written({ ...parts, at: new Date(readEnvelope(entry).time) }, format);
  const isAsSent = isDeepStrictEqual(JSON.parse(made), given);
  return { seq, id, entry: isAsSent ? entry : undefined };
}

type Parts = Omit<WrittenRecord, 'at'>;

function nativeParts(given: unknown): Parts | undefined {
  if (!isObject(given) || !isObject(given['entry'])) return undefined;
  const { seq, id, leaf, checkpoint, entry } = given;
  return partsFrom({ seq, id, leaf, checkpoint, entry: canonicalJson(entry) });
}

function ocsfParts(given: unknown): Parts | undefined {
  if (!isObject(given) || !isObject(given['unmapped']) || !isObject(given['metadata'])) return undefined;
  const { seq, leaf, checkpoint, entry } = given['unmapped'];
  return partsFrom({ seq, id: given['metadata']['uid'], leaf, checkpoint, entry });
}

function partsFrom({ seq, id, leaf, checkpoint, entry }: Readonly<Record<string, unknown>>): Parts | undefined {
  if (typeof seq !== 'number' || typeof id !== 'string' || typeof leaf !== 'string') return undefined;
  if (typeof checkpoint !== 'string' || typeof entry !== 'string' || !isEnvelope(entry)) return undefined;
  return { seq, id, leaf, checkpoint, entry };
}

function isEnvelope(entry: string): boolean {
  try {
    const read: Partial<Envelope> = readEnvelope(entry);
    return typeof read.time === 'string' && typeof read.action === 'string' && !Number.isNaN(Date.parse(read.time));
  } catch {
    return false;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
