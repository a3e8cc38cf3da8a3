import type { Problem } from '@muster/api-client';
import { describe, expect, test } from 'vitest';
import { fieldErrors } from './field-errors.ts';

const invalid = (fields: Problem['fields'] & object): Problem => ({
  type: 'about:blank',
  title: 'Invalid',
  status: 400,
  code: 'request/invalid',
  detail: 'The request does not fit.',
  remedy: 'Fix the fields named in "fields".',
  fields,
});

describe('what a form says of a problem', () => {
  test('a field says it in words, under its own label, with what to do', () => {
    const problem = invalid([
      { path: '/password', problem: 'has fewer than 12 characters', remedy: 'use a longer one' },
    ]);
    expect(fieldErrors(problem, { '/password': 'New password' })).toEqual({
      byField: { '/password': 'New password has fewer than 12 characters. Use a longer one.' },
      rest: undefined,
    });
  });

  test('what belongs to no field stays with the form, and only that', () => {
    const problem = invalid([
      { path: '/name', problem: 'must not be empty' },
      { path: '/governance', problem: 'names too few people', remedy: 'name one more' },
    ]);
    const { byField, rest } = fieldErrors(problem, { '/name': 'Name', '/governance/0/email': 'E-mail' });
    expect(byField).toEqual({ '/name': 'Name must not be empty.' });
    expect(rest?.fields).toEqual([{ path: '/governance', problem: 'names too few people', remedy: 'name one more' }]);
  });

  test('a problem without fields is the form’s', () => {
    const { fields: _, ...problem } = invalid([]);
    expect(fieldErrors(problem, { '/name': 'Name' })).toMatchObject({ byField: {}, rest: { title: 'Invalid' } });
    expect(fieldErrors(undefined, { '/name': 'Name' })).toEqual({ byField: {}, rest: undefined });
  });

  test('a field that fills a part of the request answers for everything in it, the nearest one first', () => {
    const problem = invalid([
      { path: '/scopes/1', problem: 'is no scope' },
      { path: '/mapping/severity/values/critical', problem: 'must be one of "SEV-1", "SEV-2"' },
      { path: '/mapping/severity/label', problem: 'must not be empty' },
      { path: '/namesake', problem: 'is not a known field' },
    ]);
    const labels = {
      '/scopes': 'Scopes',
      '/mapping': 'Mapping',
      '/mapping/severity/values': 'What its words mean',
      '/name': 'Name',
    };
    const { byField, rest } = fieldErrors(problem, labels);
    expect(byField).toEqual({
      '/scopes': 'Scopes 2 is no scope.',
      '/mapping/severity/values': 'What its words mean “critical” must be one of "SEV-1", "SEV-2".',
      '/mapping': 'Mapping “severity” “label” must not be empty.',
    });
    expect(rest?.fields).toEqual([{ path: '/namesake', problem: 'is not a known field' }]);
  });

  test('a label that asks is quoted, and a field wrong in two ways says both', () => {
    const problem = invalid([
      { path: '/note', problem: 'must not be empty' },
      { path: '/note', problem: 'must be a text' },
    ]);
    expect(fieldErrors(problem, { '/note': 'What fixed it?' }).byField['/note']).toBe(
      '“What fixed it?” must not be empty. “What fixed it?” must be a text.',
    );
  });
});
