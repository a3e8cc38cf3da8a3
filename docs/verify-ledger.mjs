#!/usr/bin/env node
// Verifies an exported ledger of Muster, offline and with nothing of Muster's: Node's own cryptography and this file alone,
// written from docs/ledger-format.md. Read it: it is meant to be read before it is believed.
//
//   node verify-ledger.mjs ledger.ndjson 'muster.log/0123456789abcdef+89abcdef+AQ...' [kept.checkpoint ...]
//
// The key comes from outside the file: whoever made the file could have put any key into it. What you kept yourself, a
// signed checkpoint from an earlier day, shows whether history was rewritten since by somebody who has the key.
// Exit code: 0 holds, 1 does not hold (or cannot be read), 2 wrong usage, 5 holds but not all was compared.

import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

// RFC 6962: leaves and nodes are hashed apart, so that neither passes for the other.
const leafHash = (entry) => sha256(Buffer.of(0), entry);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

class Bad extends Error {}
const check = (holds, words) => {
  if (!holds) throw new Bad(words);
};

/** The tree as it grows: its size, and the roots of its complete subtrees, largest first. */
function growingTree(size, subtrees) {
  const roots = [...subtrees];
  return {
    get size() {
      return size;
    },
    append(leaf) {
      let hash = leaf;
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) hash = nodeHash(roots.pop(), hash);
      roots.push(hash);
      size += 1;
    },
    root: () => (roots.length === 0 ? sha256() : roots.reduceRight((right, left) => nodeHash(left, right))),
  };
}

/** The root that an entry at `index` leads to in a tree of `size` with these hashes beside it (RFC 9162, 2.1.3.2). */
function climb(leaf, index, size, proof) {
  check(index < size, 'a receipt of an entry beyond its tree');
  let [at, last, hash] = [index, size - 1, leaf];
  for (const beside of proof) {
    check(last > 0, 'a receipt with too many hashes');
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  check(last === 0, 'a receipt with too few hashes');
  return hash;
}

/** A verifier key line (C2SP signed-note): name+id+base64(01 and 32 bytes of Ed25519). */
function readKey(line) {
  const [name, id, ...rest] = line.trim().split('+');
  const bytes = Buffer.from(rest.join('+'), 'base64');
  check(bytes.length === 33 && bytes[0] === 1, `no Ed25519 verifier key: ${line}`);
  check(sha256(`${name}\n`, bytes).toString('hex').slice(0, 8) === id.toLowerCase(), `the id is not that of ${name}`);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]);
  return { name, id: id.toLowerCase(), key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

/** Opens a signed checkpoint: origin, size and root. Unknown keys are passed over, a bad signature of a known one is not. */
function openCheckpoint(note, keys) {
  const end = note.lastIndexOf('\n\n');
  check(end > 0 && note.endsWith('\n'), 'a checkpoint that is no signed note');
  const text = note.slice(0, end + 1);
  let isSigned = false;
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name, encoded] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = Buffer.from(encoded ?? '', 'base64');
    const known = keys.find((one) => one.name === name && one.id === bytes.subarray(0, 4).toString('hex'));
    if (known === undefined) continue;
    check(verify(null, Buffer.from(text), known.key, bytes.subarray(4)), 'a checkpoint whose signature is bad');
    isSigned = true;
  }
  const [origin, size, root] = text.split('\n');
  check(/^(0|[1-9]\d*)$/.test(size), 'a checkpoint without a size');
  return { isSigned, origin, size: Number(size), root: Buffer.from(root, 'base64') };
}

/** A C2SP tlog-proof with the entry in its extra line, held against the checkpoint in it. */
function openReceipt(text, keys) {
  const end = text.indexOf('\n\n');
  const [kind, extra, position, ...hashes] = text.slice(0, end).split('\n');
  check(kind === 'c2sp.org/tlog-proof@v1' && extra?.startsWith('extra '), 'a receipt that is none');
  const entry = Buffer.from(extra.slice(6), 'base64');
  const index = Number(/^index (0|[1-9]\d*)$/.exec(position)?.[1] ?? Number.NaN);
  const note = text.slice(end + 2);
  const head = openCheckpoint(note, keys);
  check(head.isSigned, `the receipt of entry ${index} is not signed by your key`);
  const proof = hashes.map((hash) => Buffer.from(hash, 'base64'));
  check(climb(leafHash(entry), index, head.size, proof).equals(head.root), `entry ${index} is not as it was signed`);
  return { entry, index, note };
}

const NEWLINE = 10;

/** Lines as bytes: an entry is hashed as it lies in the file, whatever it says. */
async function* linesOf(chunks) {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      if (end > start) yield bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield rest;
}

/** Whether a line is one JSON object: what is hashed is the line, but this says why it does not fit. */
function isWhole(line) {
  try {
    const value = JSON.parse(line.toString());
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** Verifies an export. `witnesses` are signed checkpoints that somebody else kept. Throws `Bad` with what is wrong. */
export async function verifyExport(chunks, keys, witnesses = []) {
  let header;
  let head;
  let tree;
  let earlier;
  let last = -1;
  let before;
  let kept = 0;
  let lastKept = -1;
  let owned = { below: 0 };
  const awaited = new Map();
  const waitFor = ({ size, root }) => awaited.set(size, [...(awaited.get(size) ?? []), root]);
  const compare = () => {
    for (const root of awaited.get(tree.size) ?? [])
      check(root.equals(tree.root()), `the entries below ${tree.size} are not those that were signed`);
    awaited.delete(tree.size);
  };
  const own = (entry) => {
    if (!entry.toString('latin1', 0, 26).startsWith('{"action":"ledger.pruned",')) return;
    const { data } = JSON.parse(entry.toString());
    if (data.below >= owned.below && data.below <= (header.prunedBelow ?? 0)) owned = data;
  };
  let olderWitnesses = 0;

  for await (const line of linesOf(chunks)) {
    if (header === undefined) {
      header = JSON.parse(line.toString());
      check(header.format === 'muster.dev/ledger-export@v1', 'the file does not begin as an export');
      check(
        keys.every(({ name }) => name === header.origin),
        `the file is of ${header.origin}, the key of another log`,
      );
      head = openCheckpoint(header.checkpoint, keys);
      check(head.isSigned, 'the file is not signed by your key');
      // Only to tell an earlier head of this ledger from somebody else's: nothing rests on what they sign.
      earlier = header.keys.map(readKey);
      check(head.origin === header.origin && head.size === header.size, 'the header is not that of its checkpoint');
      tree = growingTree(
        header.from,
        header.frontier.subtrees.map((hash) => Buffer.from(hash, 'base64')),
      );
      check(header.frontier.size === header.from, 'the frontier is not that of the first entry');
      waitFor(head);
      for (const note of witnesses) {
        const witness = openCheckpoint(note, keys);
        check(witness.isSigned && witness.origin === header.origin, 'a kept checkpoint is not signed by your key');
        check(witness.size <= head.size, `cut off: somebody keeps a checkpoint of size ${witness.size}`);
        if (witness.size < header.from) olderWitnesses += 1;
        else waitFor(witness);
      }
      compare();
      continue;
    }
    const start = line.toString('latin1', 0, 16);
    if (start.startsWith('{"tile":')) continue; // Hashes that help to name what is wrong; nothing rests on them.
    if (start.startsWith('{"checkpoint":')) {
      const { checkpoint } = JSON.parse(line.toString());
      const opened = openCheckpoint(checkpoint, keys);
      check(opened.origin === header.origin, 'a checkpoint of another ledger');
      check(
        opened.isSigned || openCheckpoint(checkpoint, earlier).isSigned,
        `the checkpoint of size ${opened.size} is signed by no key of this ledger`,
      );
      check(opened.size > last && opened.size > tree.size && opened.size <= head.size, 'checkpoints are out of order');
      last = opened.size;
      waitFor(opened);
    } else if (start.startsWith('{"receipt":')) {
      const { index, note } = openReceipt(JSON.parse(line.toString()).receipt, keys);
      check(tree.size === header.from && note === header.checkpoint, 'a receipt that does not belong here');
      check(
        index > lastKept && index < (header.prunedBelow ?? 0),
        `the receipt of entry ${index} is doubled or misplaced`,
      );
      lastKept = index;
      kept += 1;
    } else if (start.startsWith('{"pruning":')) {
      const { entry, index } = openReceipt(JSON.parse(line.toString()).pruning, keys);
      check(index >= header.size, 'the pruning entry is in the file itself');
      own(entry);
    } else {
      check(!before?.equals(line), `entry ${tree.size} is doubled: the one before comes again`);
      check(isWhole(line), `entry ${tree.size} is not whole: its line was cut off, or joined to another`);
      before = line;
      own(line);
      tree.append(leafHash(line));
      check(tree.size <= head.size, `entry ${tree.size - 1} lies beyond what is signed`);
      compare();
    }
  }
  check(header !== undefined, 'the file is empty');
  check(tree.size === head.size, `cut off at entry ${tree.size}: ${head.size} were signed`);
  check(last === -1 || last === head.size, `the last checkpoint is of size ${last}, not the header's: one is missing`);
  check((header.prunedBelow ?? 0) <= owned.below, 'entries are gone, and no signed entry owns up to that');
  const counts = header.prunedBelow !== undefined && owned.kept !== undefined;
  check(!counts || owned.kept === kept, `${owned.kept} older entries were kept, the file has ${kept}`);
  return {
    origin: header.origin,
    from: header.from,
    size: head.size,
    kept,
    notCompared: [
      ...(header.from > (header.prunedBelow ?? 0) ? ['what came before the first entry'] : []),
      ...(header.prunedBelow !== undefined && !counts ? ['whether all older entries that were kept are there'] : []),
      ...(olderWitnesses > 0 ? ['a kept checkpoint that is older than the first entry'] : []),
    ],
  };
}

if (import.meta.main ?? process.argv[1]?.endsWith('verify-ledger.mjs')) {
  const [file, key, ...witnesses] = process.argv.slice(2);
  if (file === undefined || key === undefined) {
    console.error('node verify-ledger.mjs <export> <key line, or a file of them> [<kept checkpoint> ...]');
    process.exit(2);
  }
  try {
    const lines = key.includes('+') ? [key] : readFileSync(key, 'utf8').trim().split('\n');
    const kept = witnesses.map((path) => readFileSync(path, 'utf8'));
    const found = await verifyExport(createReadStream(file), lines.map(readKey), kept);
    console.log(`holds: entries ${found.from} to ${found.size - 1} of ${found.origin} are as they were signed`);
    if (found.kept > 0) console.log(`and ${found.kept} older ones that were kept`);
    for (const words of found.notCompared) console.log(`not compared: ${words}`);
    process.exit(found.notCompared.length === 0 ? 0 : 5);
  } catch (failure) {
    console.error(`does not hold: ${failure.message}`);
    process.exit(1);
  }
}
