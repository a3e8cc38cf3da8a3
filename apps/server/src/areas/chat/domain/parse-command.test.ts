import { expect, test } from 'vitest';
import { parseCommand } from './parse-command.ts';

test.each([
  ['declare Fraud model &lt;p99&gt; slow', { verb: 'declare', title: 'Fraud model <p99> slow' }],
  ['page @fraud', { verb: 'call', team: 'fraud', code: undefined }],
  ['page @fraud inc-7KQ2F', { verb: 'call', team: 'fraud', code: 'INC-7KQ2F' }],
  ['page @fraud scores are stale', { verb: 'page', team: 'fraud', title: 'scores are stale' }],
  ['ack', { verb: 'ack', code: undefined }],
  ['  ACK   inc-7kq2f ', { verb: 'ack', code: 'INC-7KQ2F' }],
  ['take INC-7KQ2F', { verb: 'take', code: 'INC-7KQ2F' }],
  ['update we have a lead', { verb: 'update', code: undefined, text: 'we have a lead' }],
  ['update inc-7kq2f we have a lead', { verb: 'update', code: 'INC-7KQ2F', text: 'we have a lead' }],
  ['oncall', { verb: 'oncall' }],
  ['link ABCD', { verb: 'link', code: 'ABCD' }],
])('%s', (text, typed) => {
  expect(parseCommand(text)).toEqual(typed);
});

test.each(['', 'help', 'declare', 'page fraud x', 'page', 'page @', 'ack it', 'update', 'link', 'drop table'])(
  '“%s” asks for help',
  (text) => {
    expect(parseCommand(text)).toEqual({ verb: 'help' });
  },
);
