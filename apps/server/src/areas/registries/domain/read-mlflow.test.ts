import { describe, expect, test } from 'vitest';
import { errorCodeOf, readModels, readVersions } from './read-mlflow.ts';

describe('answers of MLflow’s registry', () => {
  test('registered models, with what they are called here and what their aliases mean', () => {
    const read = readModels({
      registered_models: [
        {
          name: 'Credit Risk',
          creation_timestamp: 1767225600000,
          latest_versions: [],
          tags: [{ key: 'muster.model', value: 'credit-risk' }],
          aliases: [
            { alias: 'champion', version: '7' },
            { alias: 'challenger', version: '8' },
          ],
        },
        { name: 'summary-prompt', tags: [{ key: 'mlflow.prompt.is_prompt', value: 'true' }] },
        { name: 'bare' },
      ],
      next_page_token: 'eyJvZmZzZXQiOiAzfQ==',
    });
    expect(read).toEqual({
      ok: true,
      value: {
        next: 'eyJvZmZzZXQiOiAzfQ==',
        items: [
          {
            name: 'Credit Risk',
            model: 'credit-risk',
            aliases: new Map([
              ['champion', '7'],
              ['challenger', '8'],
            ]),
          },
          { name: 'bare', model: 'bare', aliases: new Map() },
        ],
      },
    });
  });

  test('versions, with the schema in their tag; one whose status is left out is not ready', () => {
    const read = readVersions({
      model_versions: [
        { name: 'bare', version: '2', status: 'READY', tags: [{ key: 'muster.schema', value: '{}' }] },
        { name: 'bare', version: '1' },
      ],
    });
    expect(read.ok && read.value).toEqual({
      next: undefined,
      items: [
        { name: 'bare', version: '2', status: 'READY', schema: '{}', digest: undefined },
        { name: 'bare', version: '1', status: 'PENDING_REGISTRATION', schema: undefined, digest: undefined },
      ],
    });
  });

  test('an empty registry answers with nothing at all', () => {
    expect(readModels({})).toEqual({ ok: true, value: { items: [], next: undefined } });
    expect(readVersions({ next_page_token: '' })).toEqual({ ok: true, value: { items: [], next: undefined } });
  });

  test.each([[[]], ['<html>'], [null], [{ registered_models: [{}] }], [{ registered_models: [7] }]])(
    'what is none is said so: %j',
    (answer) => {
      expect(readModels(answer).ok).toBe(false);
    },
  );

  test('an error is told by MLflow’s code and never by its message', () => {
    expect(errorCodeOf({ error_code: 'INVALID_PARAMETER_VALUE', message: 'secret' })).toBe('INVALID_PARAMETER_VALUE');
    expect(errorCodeOf({ error_code: '<script>' })).toBeUndefined();
    expect(errorCodeOf('You are not authenticated.')).toBeUndefined();
  });
});
