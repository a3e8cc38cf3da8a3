import { expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { explain, tallyOf, type AlertOutcome } from './receipt.ts';

const incident = asId<'incident'>('00000000-0000-4000-8000-000000000001');
const opened: AlertOutcome = { effect: 'opened', incident, severity: 'SEV-2', by: 'nobody' };
const words = (outcome: AlertOutcome) => explain(tallyOf([outcome]), () => 'INC-7KQ2F');

test('a severity that nobody maps is quoted, with what to map; none at all is said to be none', () => {
  expect(words({ ...opened, unknownWord: 'purple' })).toContain(
    'its severity “purple” is in no mapping, so it is unclassified; map that word to a severity here',
  );
  expect(words(opened)).toContain('its labels give no severity');
});
