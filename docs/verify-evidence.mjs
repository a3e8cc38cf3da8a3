#!/usr/bin/env node
// Verifies an evidence pack of Muster, offline and with nothing of Muster's: Node's own cryptography and this file alone,
// written from docs/evidence-pack.md. Read it: it is meant to be read before it is believed.
//
//   unzip evidence.zip -d evidence && node verify-evidence.mjs evidence 'muster.log/0123456789abcdef+89abcdef+AQ...'
//
// The key comes from outside the archive: whoever made the archive could have put any key into it.
// Exit code: 0 holds, 1 does not hold (or cannot be read), 2 wrong usage.

import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
// RFC 6962: leaves and nodes are hashed apart, so that neither passes for the other.
const leafHash = (entry) => sha256(Buffer.of(0), entry);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

class Bad extends Error {}
const check = (holds, words) => {
  if (!holds) throw new Bad(words);
};

/** A verifier key line (C2SP signed-note): name+id+base64(01 and 32 bytes of Ed25519). */
function readKey(line) {
  const [name, id = '', ...rest] = line.trim().split('+');
  const bytes = Buffer.from(rest.join('+'), 'base64');
  check(bytes.length === 33 && bytes[0] === 1, `no Ed25519 verifier key: ${line}`);
  check(sha256(`${name}\n`, bytes).toString('hex').slice(0, 8) === id.toLowerCase(), `the id is not that of ${name}`);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]);
  return { name, id: id.toLowerCase(), key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

/** The text of a signed note, if one of these keys signed it and none of theirs is bad. */
function openNote(note, keys, what) {
  const end = note.lastIndexOf('\n\n');
  check(end > 0 && note.endsWith('\n'), `${what} is no signed note`);
  const text = note.slice(0, end + 1);
  let isSigned = false;
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name, encoded] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = Buffer.from(encoded ?? '', 'base64');
    const known = keys.find((one) => one.name === name && one.id === bytes.subarray(0, 4).toString('hex'));
    if (known === undefined) continue;
    check(verify(null, Buffer.from(text), known.key, bytes.subarray(4)), `a signature of ${what} is bad`);
    isSigned = true;
  }
  check(isSigned, `${what} is not signed by your key`);
  return text;
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

/** An entry's file and its receipt: the same bytes, at that number, under the one head. */
function checkEntry(folder, seq, keys, head) {
  const entry = readFileSync(join(folder, 'entries', `${seq}.json`));
  const receipt = readFileSync(join(folder, 'entries', `${seq}.tlog-proof`), 'utf8');
  const end = receipt.indexOf('\n\n');
  const [kind, extra = '', position = '', ...hashes] = receipt.slice(0, end).split('\n');
  check(kind === 'c2sp.org/tlog-proof@v1', `the receipt of entry ${seq} is none`);
  check(Buffer.from(extra.slice('extra '.length), 'base64').equals(entry), `the receipt of entry ${seq} is of another`);
  check(position === `index ${seq}`, `the receipt of entry ${seq} is of another number`);
  const note = receipt.slice(end + 2);
  check(note === head, `the receipt of entry ${seq} leads to another head`);
  const [, size = '', root = ''] = openNote(note, keys, 'the head').split('\n');
  const proof = hashes.map((hash) => Buffer.from(hash, 'base64'));
  const joined = climb(leafHash(entry), seq, Number(size), proof);
  check(joined.equals(Buffer.from(root, 'base64')), `entry ${seq} is not as it was signed`);
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => relative(folder, join(each.parentPath, each.name)).replaceAll('\\', '/'));

/** Verifies an unpacked evidence pack. Throws `Bad` with what is wrong. */
function verifyPack(folder, keys) {
  const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
  const signed = openNote(readFileSync(join(folder, 'SHA256SUMS.note'), 'utf8'), keys, 'SHA256SUMS.note');
  check(signed === `muster evidence\n${sha256(sums).toString('hex')}\n`, 'SHA256SUMS is not the list that was signed');
  const listed = new Map(
    sums.split('\n').flatMap((line) => (line === '' ? [] : [[line.slice(66), line.slice(0, 64)]])),
  );
  for (const name of filesIn(folder))
    check(listed.has(name) || name === 'SHA256SUMS' || name === 'SHA256SUMS.note', `${name} is not in the signed list`);
  for (const [name, sum] of listed)
    check(sha256(readFileSync(join(folder, name))).toString('hex') === sum, `${name} is not as it was signed`);
  const head = readFileSync(join(folder, 'checkpoint.txt'), 'utf8');
  const seqs = [...listed.keys()].flatMap((name) => /^entries\/(\d+)\.json$/.exec(name)?.[1] ?? []).map(Number);
  for (const seq of seqs) checkEntry(folder, seq, keys, head);
  const { controls } = JSON.parse(readFileSync(join(folder, 'controls.json'), 'utf8'));
  const has = new Set(seqs);
  for (const { control, fact } of controls)
    for (const seq of [...fact.exceptionsAt, ...fact.sampleAt])
      check(has.has(seq), `entry ${seq}, which ${control.id} cites, is not in the archive`);
  return { files: listed.size, entries: seqs.length };
}

const [folder, ...lines] = process.argv.slice(2);
if (folder === undefined || lines.length === 0) {
  console.error("usage: node verify-evidence.mjs <unpacked folder> '<key line>' [more key lines]");
  process.exit(2);
}
try {
  const { files, entries } = verifyPack(folder, lines.map(readKey));
  console.log(`holds: ${files} files are as they were signed, and ${entries} entries are proven by their receipts`);
} catch (failure) {
  console.error(`does not hold: ${failure.message}`);
  process.exit(1);
}
