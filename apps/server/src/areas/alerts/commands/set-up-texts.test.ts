import { expect, test } from 'vitest';
import { setUpOf } from './set-up-texts.ts';

const shown = (url: string) => ({ url, key: 'mk_1', secret: 's', settings: {} }) as never;

test('the receiver carries the address and asks for resolved alerts', () => {
  expect(setUpOf('alertmanager')(shown('https://muster.example/v1/hooks/alertmanager/mk_1'))).toContain(
    "      - url: 'https://muster.example/v1/hooks/alertmanager/mk_1'\n        send_resolved: true",
  );
});

test('an address cannot break out of its quotes', () => {
  expect(setUpOf('alertmanager')(shown("https://x/'\n- evil"))).toContain("url: 'https://x/''");
});
