import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { judgeSwap } from './swap.ts';

const [ada, bob, carl] = [asId<'principal'>('ada'), asId<'principal'>('bob'), asId<'principal'>('carl')];

describe('a place on call', () => {
  test('is taken from whoever stands on it, by somebody who does not', () => {
    expect(judgeSwap({ from: bob, to: carl }, [ada, bob])).toEqual({ ok: true, value: 1 });
  });

  test('is not taken from whoever has none, nor by whoever has one', () => {
    expect(judgeSwap({ from: carl, to: bob }, [ada])).toMatchObject({ error: { code: 'oncall/not-on-call' } });
    expect(judgeSwap({ from: ada, to: bob }, [ada, bob])).toMatchObject({ error: { code: 'oncall/on-call-already' } });
    expect(judgeSwap({ from: ada, to: ada }, [ada])).toMatchObject({ error: { code: 'oncall/on-call-already' } });
  });
});
