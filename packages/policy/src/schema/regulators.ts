import Type from 'typebox';
import { CalendarDate, Duration, Percent, WebAddress, Words, cited, keyed, oneOf, shape } from './scalars.ts';

/** regulators.yaml: the deadlines for notifying authorities of an incident (R52), as a table with its sources. */
export const RegulatorsSchema = shape({
  notices: keyed(
    cited({
      title: Words,
      /** The paragraph, and where to find it. */
      source: Words,
      url: WebAddress,
      /** Who is bound by it. */
      binds: Words,
      within: Duration,
      /** The event its deadline counts from: whoever starts it gives the time. */
      from: oneOf('awareness', 'classification', 'earlier-notice'),
      /** Before this date the rule does not apply. */
      appliesFrom: CalendarDate,
      /** When this row was last checked against its source. */
      checked: CalendarDate,
      /** Which part is our interpretation. */
      reading: Type.Optional(Words),
    }),
    '^[a-z][a-z0-9-]*$',
  ),
  prompt: cited({ whenLeft: Percent }),
});
