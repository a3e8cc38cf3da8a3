import { expect, test } from 'vitest';
import { judgeReplacement } from './password-unchanged.ts';

test('a new password is not the current one, composed by another keyboard either [GOV 7.7]', () => {
  expect(judgeReplacement('café am Rhein', 'café am Main').ok).toBe(true);
  for (const same of ['café am Rhein', 'cafe\u0301 am Rhein'])
    expect(judgeReplacement('café am Rhein', same)).toMatchObject({
      ok: false,
      error: { code: 'identity/password-unchanged', fields: [{ path: '/password' }] },
    });
});
