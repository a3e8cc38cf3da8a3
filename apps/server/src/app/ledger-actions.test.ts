import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Check } from 'typebox/value';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LedgerAction } from '../platform/ledger/action.ts';

/** What an entry held at each version of its action. Never edited: the ledger is not either. */
type Fixture = {
  readonly action: string;
  readonly version: number;
  readonly data: unknown;
  readonly content?: Readonly<Record<string, unknown>>;
};
type Room = {
  readonly name: string;
  readonly actions: readonly LedgerAction[];
  readonly fixtures: readonly Fixture[];
};

const SRC = join(import.meta.dirname, '..');
let rooms: readonly Room[];
beforeAll(async () => {
  rooms = await Promise.all(globSync('*/*/ledger-actions.ts', { cwd: SRC }).toSorted().map(openRoom));
});

/** Every area keeps its fixtures beside its actions. */
async function openRoom(file: string): Promise<Room> {
  const exported = (await import(join(SRC, file))) as Readonly<Record<string, unknown>>;
  const fixtures = JSON.parse(
    readFileSync(join(SRC, dirname(file), 'ledger-actions.fixtures.json'), 'utf8'),
  ) as Fixture[];
  return { name: basename(dirname(file)), actions: Object.values(exported).filter(isAction), fixtures };
}

const isAction = (value: unknown): value is LedgerAction =>
  typeof value === 'object' && value !== null && 'summarise' in value && 'version' in value;

const everyAction = () => rooms.flatMap(({ actions }) => actions);
const pairs = () =>
  rooms.flatMap(({ actions, fixtures }) =>
    fixtures.map((fixture) => ({ fixture, action: actions.find(({ name }) => name === fixture.action) })),
  );

describe('what was once recorded stays readable for as long as it is kept', () => {
  test('every version of every action has an entry of its time', () => {
    const wanted = rooms.flatMap(({ name, actions }) =>
      actions.flatMap((action) =>
        Array.from({ length: action.version }, (_, below) => `${name}: ${action.name} ${below + 1}`),
      ),
    );
    const kept = rooms.flatMap(({ name, fixtures }) => fixtures.map((one) => `${name}: ${one.action} ${one.version}`));
    expect(wanted.length).toBeGreaterThan(40);
    expect(kept.toSorted()).toEqual(wanted.toSorted());
  });

  test('today’s schema takes it, as it is or lifted by the upcaster', () => {
    for (const { fixture, action } of pairs()) {
      const at = `${fixture.action} ${fixture.version}`;
      if (!action) throw new Error(`${at}: no room knows the action any more`);
      const data = fixture.version < action.version ? action.upcast?.(fixture.data, fixture.version) : fixture.data;
      expect(Check(action.data, data), at).toBe(true);
      expect(fixture.content !== undefined, `${at}: content`).toBe(action.content !== undefined);
      if (action.content) expect(Check(action.content, fixture.content), `${at}: content`).toBe(true);
    }
  });

  test('it makes one line of words, with its content and after that was erased', () => {
    for (const { fixture, action } of pairs()) {
      const data = fixture.version < action!.version ? action!.upcast!(fixture.data, fixture.version) : fixture.data;
      for (const content of [fixture.content, undefined]) {
        const line = action!.summarise({ data: data as never, content });
        expect(line, fixture.action).toMatch(/^\S.*\S$/);
        expect(line, fixture.action).not.toMatch(/undefined|null|NaN|\[object|\n/);
      }
    }
  });

  test('a moment in its words is named, so that a screen can show it by its reader’s clock', () => {
    let named = 0;
    for (const { fixture, action } of pairs()) {
      const data = fixture.version < action!.version ? action!.upcast!(fixture.data, fixture.version) : fixture.data;
      const line = action!.summarise({ data: data as never });
      const instants = action!.instants?.({ data: data as never }) ?? [];
      named += instants.length;
      for (const instant of instants) expect(new Date(instant).toJSON(), line).toContain(instant.slice(0, -1));
      const rest = instants.reduce((words, instant) => words.replace(instant, '…'), line);
      expect(rest, fixture.action).not.toMatch(/\d\d:\d\d|UTC/);
      expect(rest.split('…'), line).toHaveLength(instants.length + 1);
    }
    expect(named).toBeGreaterThan(1);
  });

  test('an action is defined where its room keeps it, and under one name', () => {
    const strays = globSync('**/*.ts', { cwd: SRC })
      .filter((file) => !/\.test\.ts$|\/ledger-actions\.ts$|platform\/ledger\/action\.ts$/.test(file))
      .filter((file) => readFileSync(join(SRC, file), 'utf8').includes('defineAction('));
    expect(strays).toEqual([]);
    const names = everyAction().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
