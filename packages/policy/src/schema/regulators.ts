import Type from 'typebox';
import { CalendarDate, Duration, Percent, WebAddress, Words, cited, keyed, oneOf, shape } from './scalars.ts';

/** regulators.yaml: within what time authorities are told of an incident (R52), as a table with its sources. */
export const RegulatorsSchema = shape({
  notices: keyed(
    cited({
      title: Words,
      /** The paragraph, and where it stands. */
      source: Words,
      url: WebAddress,
      /** Whom it binds. */
      binds: Words,
      within: Duration,
      /** The moment that its time counts from: whoever starts it names that moment. */
      from: oneOf('awareness', 'classification', 'earlier-notice'),
      /** Before this date the rule does not apply yet. */
      appliesFrom: CalendarDate,
      /** When this row was last held against its source. */
      checked: CalendarDate,
      /** What of it is our interpretation. */
      reading: Type.Optional(Words),
    }),
    '^[a-z][a-z0-9-]*$',
  ),
  prompt: cited({ whenLeft: Percent }),
});
