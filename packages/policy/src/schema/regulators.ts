import { CalendarDate, Duration, Percent, Words, cited, keyed, shape } from './scalars.ts';

/** regulators.yaml: within what time authorities are told of an incident (R52), as a table with its sources. */
export const RegulatorsSchema = shape({
  notices: keyed(
    cited({
      title: Words,
      source: Words,
      /** Counted from when the organisation was aware of it. */
      within: Duration,
      /** Before this date the rule does not apply yet. */
      appliesFrom: CalendarDate,
    }),
    '^[a-z][a-z0-9-]*$',
  ),
  prompt: cited({ whenLeft: Percent }),
});
