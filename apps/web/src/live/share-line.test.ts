import { afterEach, expect, test, vi } from 'vitest';
import type { LineNews } from './line-news.ts';
import type { ReadLine, Reading } from './read-line.ts';
import { shareLine } from './share-line.ts';

type Tab = { readonly news: LineNews[]; readonly readings: Reading[]; readonly line: ReturnType<typeof shareLine> };

const tabs: Tab[] = [];
afterEach(() => tabs.splice(0).forEach(({ line }) => line.leave()));

/** A tab whose connection stays open until ended. */
function openTab(who: string): Tab {
  const news: LineNews[] = [];
  const readings: Reading[] = [];
  const read: ReadLine = async (reading) => {
    readings.push(reading);
    reading.onOpen();
    await new Promise<void>((resolve) => reading.ended.addEventListener('abort', () => resolve()));
    return 'broken';
  };
  const tab = { news, readings, line: shareLine({ who, read, onNews: (one) => news.push(one) }) };
  tabs.push(tab);
  return tab;
}

const entry = (seq: number) => ({
  id: String(seq),
  event: 'entry',
  data: JSON.stringify({ seq, action: 'incident.acknowledged', incident: 'INC-7KQ2F' }),
});
const entriesOf = ({ news }: Tab) => news.flatMap((one) => (one.kind === 'entry' ? [one.entry.seq] : []));
const readers = (all: readonly Tab[]) => all.filter(({ readings }) => readings.length > 0);

test('of eight tabs one reads the line, and all hear what comes over it', async () => {
  const all = Array.from({ length: 8 }, () => openTab('anna'));
  await vi.waitUntil(() => readers(all).length > 0);
  readers(all)[0]?.readings[0]?.onEvent(entry(7));
  await vi.waitUntil(() => all.every((tab) => entriesOf(tab).length === 1));
  expect(readers(all)).toHaveLength(1);
});

test('when the tab that reads closes, another resumes after the last entry that it had told', async () => {
  const [first, second] = [openTab('anna'), openTab('anna')];
  await vi.waitUntil(() => first.readings.length > 0);
  first.readings[0]?.onEvent(entry(7));
  await vi.waitUntil(() => entriesOf(second).length === 1);
  first.line.leave();
  await vi.waitUntil(() => second.readings.length > 0);
  expect(second.readings[0]?.lastId).toBe('7');
});

test('who takes over without a place to resume after has everything read again, in every tab', async () => {
  const [first, second, third] = [openTab('anna'), openTab('anna'), openTab('anna')];
  await vi.waitUntil(() => first.readings.length > 0);
  first.line.leave();
  const isReset = ({ news }: Tab) => news.some(({ kind }) => kind === 'reset');
  await expect.poll(() => [second, third].every(isReset)).toBe(true);
});

test('a tab that holds the line and sleeps is deposed, and queues again', async () => {
  const [first, second] = [openTab('anna'), openTab('anna')];
  await vi.waitUntil(() => first.readings.length > 0);
  second.line.takeOver();
  await vi.waitUntil(() => second.readings.length > 0);
  await vi.waitUntil(() => first.readings[0]?.ended.aborted === true);
  second.line.leave();
  await expect.poll(() => first.readings.length).toBe(2);
});

test('two people in one browser have a line each, and hear nothing of each other’s', async () => {
  const [anna, bo] = [openTab('anna'), openTab('bo')];
  await vi.waitUntil(() => anna.readings.length > 0 && bo.readings.length > 0);
  anna.readings[0]?.onEvent(entry(7));
  bo.readings[0]?.onEvent(entry(8));
  await vi.waitUntil(() => entriesOf(anna).length > 0 && entriesOf(bo).length > 0);
  expect([entriesOf(anna), entriesOf(bo)]).toEqual([[7], [8]]);
});
