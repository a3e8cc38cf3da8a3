import { describe, expect, test } from 'vitest';
import { appendLeaves, EMPTY_EDGE } from './append-leaves.ts';
import { signCheckpoint } from './checkpoint.ts';
import { createExportVerifier } from './export-verifier.ts';
import {
  formatExportCheckpoint,
  formatExportHeader,
  formatExportPruning,
  formatExportReceipt,
  formatExportTile,
  parseExportHeader,
  type ExportHeader,
} from './ledger-export.ts';
import { leafHash } from './merkle.ts';
import { encodeVerifierKey, noteKey, noteSigner } from './note-key.ts';
import { proveInclusion, readEdge } from './prove-from-tiles.ts';
import { formatReceipt } from './receipt.ts';
import { encodeUtf8 } from './utf8.ts';

const signer = noteSigner('muster.test/ledger', new Uint8Array(32).fill(7));
const trust = { origin: signer.name, keys: [noteKey(signer.name, signer.publicKey)] };
const SIZE = 300;

const textOf = (seq: number): string =>
  seq === SIZE - 1
    ? '{"action":"ledger.pruned","data":{"below":256,"kept":1}}'
    : `{"action":"thing.done","data":{"number":${seq}}}`;

const tree = appendLeaves(
  EMPTY_EDGE,
  Array.from({ length: SIZE }, (_, seq) => leafHash(encodeUtf8(textOf(seq)))),
);
const readTile = (level: number, index: number) =>
  tree.tiles.find((tile) => tile.level === level && tile.index === index)?.hashes;
const checkpoint = signCheckpoint({ origin: signer.name, size: SIZE, root: tree.root }, [signer]);

/** The head that the log signed at an earlier size. */
function headOf(size: number): string {
  const { root } = appendLeaves(
    EMPTY_EDGE,
    Array.from({ length: size }, (_, seq) => leafHash(encodeUtf8(textOf(seq)))),
  );
  return signCheckpoint({ origin: signer.name, size, root }, [signer]);
}

async function file(from: number, change: Partial<ExportHeader> = {}): Promise<string[]> {
  const edge = await readEdge(from, readTile);
  if (!edge.ok) throw new Error(edge.detail);
  const header = {
    origin: signer.name,
    keys: [encodeVerifierKey(signer)],
    from,
    size: SIZE,
    frontier: edge.value,
    checkpoint,
    ...change,
  };
  const tiles = tree.tiles.filter(({ level, index }) => level === 0 && (index + 1) * 256 > from);
  return [
    formatExportHeader(header),
    ...tiles.map(formatExportTile),
    formatExportCheckpoint(checkpoint),
    ...Array.from({ length: SIZE - from }, (_, place) => textOf(from + place)),
    '',
  ];
}

async function receipt(seq: number, entry = textOf(seq)): Promise<string> {
  const proof = await proveInclusion(seq, SIZE, readTile);
  if (!proof.ok) throw new Error(proof.detail);
  return formatExportReceipt(formatReceipt({ entry: encodeUtf8(entry), index: seq, proof: proof.value, checkpoint }));
}

/** Verifies the lines as text and as bytes, in one shared buffer: the verdict must be the same. */
function verdict(lines: readonly string[], options: Parameters<typeof createExportVerifier>[0] = { trust }) {
  const [byText, byBytes] = [createExportVerifier(options), createExportVerifier(options)];
  const buffer = new Uint8Array(16_384);
  for (const line of lines) {
    byText.line(line);
    const bytes = encodeUtf8(line);
    buffer.fill(0).set(bytes);
    byBytes.line(buffer.subarray(0, bytes.length));
  }
  const found = byText.finish();
  expect(byBytes.finish()).toEqual(found);
  return found;
}

describe('an exported ledger', () => {
  test('holds from its first entry or from a later one, which the signed head vouches for', async () => {
    expect(verdict(await file(0))).toMatchObject({ ok: true, entries: SIZE, from: 0, caveats: [] });
    expect(verdict(await file(100))).toMatchObject({
      ok: true,
      entries: SIZE - 100,
      from: 100,
      caveats: ['begins-later'],
    });
    expect(verdict((await file(100)).with(0, (await file(99))[0] ?? ''))).toMatchObject({ ok: false });
  });

  test('says so if it was verified with its own key only, and refuses another log’s', async () => {
    expect(verdict(await file(0), {})).toMatchObject({ ok: true, caveats: ['key-not-pinned'] });
    const other = noteSigner('muster.test/ledger', new Uint8Array(32).fill(8));
    const stranger = { origin: other.name, keys: [noteKey(other.name, other.publicKey)] };
    expect(verdict(await file(0), { trust: stranger })).toMatchObject({ ok: false, problem: 'forged-checkpoint' });
    expect(verdict(await file(0), { trust: { ...trust, origin: 'another.log' } })).toMatchObject({
      ok: false,
      problem: 'malformed',
    });
  });

  test('may have lost what retention removed, if a signed entry owns up to it and to no less', async () => {
    const whole = (await file(256, { prunedBelow: 256 })).toSpliced(1, 0, await receipt(7));
    expect(verdict(whole)).toMatchObject({ ok: true, from: 256, receipts: 1, caveats: [] });
    expect(verdict(await file(280, { prunedBelow: 280 }))).toMatchObject({ ok: false, problem: 'removed', seq: 256 });
  });

  test('may carry what outlived retention, each with a receipt of its own', async () => {
    const lines = await file(256, { prunedBelow: 256 });
    const changed = await receipt(7, '{"action":"thing.done"}');
    expect(verdict(lines.toSpliced(1, 0, changed))).toMatchObject({ ok: false, problem: 'edited', seq: 7 });
  });

  test('has as many kept entries as its pruning entry says, each once and in order', async () => {
    const lines = await file(256, { prunedBelow: 256 });
    const [first, second] = [await receipt(7), await receipt(9)];
    expect(verdict(lines)).toMatchObject({ ok: false, problem: 'kept', expected: 1, found: 0 });
    expect(verdict(lines.toSpliced(1, 0, first, second))).toMatchObject({ problem: 'kept', expected: 1, found: 2 });
    expect(verdict(lines.toSpliced(1, 0, first, first))).toMatchObject({ problem: 'doubled', seq: 7 });
    expect(verdict(lines.toSpliced(1, 0, second, first))).toMatchObject({ problem: 'reordered', seq: 7 });
  });

  test('that ends before the entry of a pruning owns up by its receipt, and by no other [GOV 7.3]', async () => {
    const [to, edge] = [SIZE - 1, await readEdge(256, readTile)];
    if (!edge.ok) throw new Error(edge.detail);
    const head = headOf(to);
    const cut = async (seq: number, later: string): Promise<string[]> => {
      const proof = await proveInclusion(seq, SIZE, readTile);
      const kept = await proveInclusion(7, to, readTile);
      if (!proof.ok || !kept.ok) throw new Error('there are proofs');
      const about = { entry: encodeUtf8(textOf(seq)), index: seq, proof: proof.value, checkpoint: later };
      const own = { entry: encodeUtf8(textOf(7)), index: 7, proof: kept.value, checkpoint: head };
      const header = { origin: signer.name, keys: [encodeVerifierKey(signer)], from: 256, size: to };
      return [
        formatExportHeader({ ...header, frontier: edge.value, checkpoint: head, prunedBelow: 256 }),
        formatExportPruning(formatReceipt(about)),
        formatExportReceipt(formatReceipt(own)),
        formatExportCheckpoint(head),
        ...Array.from({ length: to - 256 }, (_, place) => textOf(256 + place)),
      ];
    };
    const honest = await cut(SIZE - 1, checkpoint);
    expect(verdict(honest)).toMatchObject({ ok: true, from: 256, receipts: 1, caveats: [] });
    expect(verdict(honest.toSpliced(1, 1))).toMatchObject({ problem: 'removed', seq: 0 });
    expect(verdict(honest.toSpliced(2, 1))).toMatchObject({ problem: 'kept', expected: 1, found: 0 });
    // Another entry’s receipt records no removal; a receipt for an entry in the file itself is refused.
    expect(verdict(await cut(270, checkpoint))).toMatchObject({ problem: 'malformed', line: 2 });
    const forged = signCheckpoint({ origin: signer.name, size: SIZE, root: new Uint8Array(32) }, [signer]);
    expect(verdict(await cut(SIZE - 1, forged))).toMatchObject({ problem: 'edited', seq: SIZE - 1 });
  });

  test('names what was done to an entry, and to which', async () => {
    const lines = await file(0);
    const place = lines.indexOf(textOf(0));
    const at = (seq: number): number => place + seq;
    const told = (changed: readonly string[]) => {
      const found = verdict(changed);
      return found.ok || !('seq' in found) ? found : [found.problem, found.seq];
    };
    expect(told(lines.with(at(7), '{"action":"thing.done","data":{"number":7000}}'))).toEqual(['edited', 7]);
    expect(told(lines.with(at(7), ` ${textOf(7)}`))).toEqual(['edited', 7]);
    expect(told(lines.toSpliced(at(256), 1))).toEqual(['removed', 256]);
    expect(told(lines.with(at(7), textOf(8)).with(at(8), textOf(7)))).toEqual(['reordered', 7]);
    expect(told(lines.toSpliced(at(9), 0, '{"action":"thing.done"}'))).toEqual(['forged', 9]);
    expect(told(lines.toSpliced(at(SIZE), 0, '{"action":"thing.done"}'))).toEqual(['forged', SIZE]);
    expect(told(lines.slice(0, at(250)))).toEqual(['truncated', 250]);
    expect(told(lines.toSpliced(at(9), 0, textOf(9)))).toEqual(['doubled', 10]);
    expect(told(lines.toSpliced(at(SIZE), 0, textOf(SIZE - 1)))).toEqual(['doubled', SIZE]);
    expect(told(lines.with(at(9), textOf(9).slice(0, 20)))).toEqual(['incomplete', 9]);
    expect(told([...lines.slice(0, at(250)), textOf(250).slice(0, 20)])).toEqual(['incomplete', 250]);
    expect(told(lines.toSpliced(at(9), 2, textOf(9) + textOf(10)))).toEqual(['incomplete', 9]);
  });

  test('has its checkpoints in order, each before what it covers, and ends where its header says', async () => {
    const lines = await file(0);
    const at = lines.findIndex((line) => line.startsWith('{"checkpoint":'));
    const [older, newer] = [formatExportCheckpoint(headOf(100)), formatExportCheckpoint(headOf(200))];
    const three = lines.toSpliced(at, 0, older, newer);
    expect(verdict(three)).toMatchObject({ ok: true, checkpoints: { ledger: 4 } });
    const late = { ok: false, problem: 'late-checkpoint' };
    expect(verdict(three.with(at, newer).with(at + 1, older))).toMatchObject(late);
    expect(verdict(three.with(at + 1, older))).toMatchObject(late);
    const place = lines.indexOf(textOf(150));
    expect(verdict(lines.toSpliced(place, 0, older))).toMatchObject(late);
    // The older one in place of the newest: nothing is out of order, but the file’s own end has no line.
    expect(verdict(lines.with(at, older))).toMatchObject(late);
    expect(verdict(three.toSpliced(at + 2, 1))).toMatchObject(late);
    expect(verdict(await file(0, { size: SIZE - 1 }))).toMatchObject({ problem: 'malformed', line: 1 });
    expect(verdict(await file(0, { size: 200, checkpoint: headOf(200) }))).toMatchObject({
      problem: 'malformed',
      line: 1,
    });
  });

  test('holds for whoever has the newest key alone; earlier heads are compared, and are no ground', async () => {
    const next = noteSigner(signer.name, new Uint8Array(32).fill(9));
    const pinned = { origin: signer.name, keys: [noteKey(next.name, next.publicKey)] };
    const head = signCheckpoint({ origin: signer.name, size: SIZE, root: tree.root }, [signer, next]);
    const keys = [encodeVerifierKey(signer), encodeVerifierKey(next)];
    const lines = await file(0, { keys, checkpoint: head });
    const at = lines.findIndex((line) => line.startsWith('{"checkpoint":'));
    const rotated = lines.toSpliced(at, 1, formatExportCheckpoint(headOf(200)), formatExportCheckpoint(head));
    expect(verdict(rotated, { trust: pinned })).toMatchObject({ ok: true, byOtherKeys: 1, caveats: [] });
    const forged = signCheckpoint({ origin: signer.name, size: 200, root: new Uint8Array(32) }, [signer]);
    const refused = { ok: false, problem: 'forged-checkpoint', cause: 'unknown-signers' };
    expect(verdict(rotated.with(at, formatExportCheckpoint(forged)), { trust: pinned })).toMatchObject(refused);
    expect(verdict(await file(0, { keys }), { trust: pinned })).toMatchObject(refused);
  });

  test('is of bytes: one that is no letter is an edit like another', async () => {
    const verifier = createExportVerifier({ trust });
    for (const line of await file(0)) {
      const bytes = encodeUtf8(line);
      verifier.line(line === textOf(7) ? bytes.with(12, 0xff) : bytes);
    }
    expect(verifier.finish()).toMatchObject({ ok: false, problem: 'edited', seq: 7 });
  });

  test.each([
    ['nothing', []],
    ['no header', ['{"action":"thing.done"}']],
    ['text', ['muster']],
    ['a header with something before it', ['\ufeff{}']],
  ])('is refused where it is %s', (_what, lines) => {
    expect(verdict(lines)).toMatchObject({ ok: false, problem: 'malformed' });
  });

  test.each([
    ['a tile', '{"tile":"tile/0/999.p/999","hashes":"AA=="}'],
    ['a checkpoint', '{"checkpoint":7}'],
    ['a receipt', '{"receipt":"none"}'],
  ])('is refused where %s cannot be read, by its line', async (_what, line) => {
    expect(verdict((await file(0)).toSpliced(1, 0, line))).toMatchObject({ ok: false, problem: 'malformed', line: 2 });
  });
});

describe('an export’s header', () => {
  const header = { origin: 'o', keys: [], from: 0, size: 1, frontier: { size: 0, subtrees: [] }, checkpoint: 'c' };

  test('is read back as it was written', () => {
    expect(parseExportHeader(formatExportHeader({ ...header, prunedBelow: 0 }))).toEqual({
      ok: true,
      value: { ...header, prunedBelow: 0 },
    });
  });

  test.each([
    [{ from: 2 }],
    [{ from: -1 }],
    [{ size: '1' }],
    [{ keys: [7] }],
    [{ origin: null }],
    [{ checkpoint: 7 }],
    [{ prunedBelow: 1.5 }],
    [{ frontier: { size: 1, subtrees: [] } }],
    [{ frontier: { size: 0, subtrees: ['AA=='] } }],
    [{ frontier: null }],
  ])('is refused with %j', (change) => {
    const text = JSON.parse(formatExportHeader(header)) as object;
    expect(parseExportHeader(JSON.stringify({ ...text, ...change }))).toMatchObject({
      ok: false,
      problem: 'malformed',
    });
  });
});
