import type { EscalationPathPage, PathStep } from '@muster/api-client';

/** A step being edited: each target as one string, `schedule:<id>`, as select inputs need. */
export type EditedStep = {
  readonly key: number;
  readonly targets: readonly string[];
  readonly by: PathStep['by'];
  readonly waitMinutes: number;
  readonly answers: number;
  readonly windows: PathStep['windows'];
};

export type EditedPath = {
  readonly zone: string;
  readonly steps: readonly EditedStep[];
  readonly rounds: number;
  readonly severities: readonly string[];
  /** 0: an acknowledgement never expires. */
  readonly lapsesAfterMinutes: number;
  /** 0: it does not call again once acknowledged. */
  readonly repeatsAfterMinutes: number;
};

export const newStep = (key: number): EditedStep => ({
  key,
  targets: [],
  by: 'page',
  waitMinutes: 5,
  answers: 1,
  windows: [],
});

export const newPath = (): EditedPath => ({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  steps: [newStep(0)],
  rounds: 2,
  severities: ['SEV-1', 'SEV-2'],
  lapsesAfterMinutes: 0,
  repeatsAfterMinutes: 0,
});

export const editedFrom = ({
  zone,
  steps,
  rounds,
  severities,
  lapsesAfterMinutes,
  repeatsAfterMinutes,
}: EscalationPathPage): EditedPath => ({
  zone,
  rounds,
  severities,
  lapsesAfterMinutes: lapsesAfterMinutes ?? 0,
  repeatsAfterMinutes: repeatsAfterMinutes ?? 0,
  steps: steps.map(({ targets, by, waitMinutes, answers, windows }, key) => ({
    key,
    targets: targets.map(({ kind, id }) => `${kind}:${id}`),
    by,
    waitMinutes,
    answers,
    windows,
  })),
});

const kinds = ['schedule', 'person', 'role', 'team'] as const;

/** The plan in the API's form. */
export const toSend = ({ lapsesAfterMinutes, repeatsAfterMinutes, steps, severities, ...path }: EditedPath) => ({
  ...path,
  severities: [...severities],
  ...(lapsesAfterMinutes === 0 ? {} : { lapsesAfterMinutes }),
  ...(repeatsAfterMinutes === 0 ? {} : { repeatsAfterMinutes }),
  steps: steps.map(({ targets, windows, by, waitMinutes, answers }) => ({
    by,
    waitMinutes,
    answers,
    windows: windows.map((window) => ({ ...window })),
    targets: targets.flatMap((target) => {
      const [kind, ...id] = target.split(':');
      const known = kinds.find((each) => each === kind);
      return known === undefined ? [] : [{ kind: known, id: id.join(':') }];
    }),
  })),
});

const WEEKDAYS = [1, 2, 3, 4, 5];

/** Monday to Friday, the same hours every day. */
export const onWeekdays = (from: string, to: string): PathStep['windows'] =>
  WEEKDAYS.map((day) => ({ fromDay: day, from, toDay: day, to }));

/** The weekday hours, if the windows are exactly that; undefined otherwise. */
export function weekdayHours(windows: PathStep['windows']): { readonly from: string; readonly to: string } | undefined {
  const [first] = windows;
  if (first === undefined || first.from >= first.to) return undefined;
  return JSON.stringify(onWeekdays(first.from, first.to)) === JSON.stringify(windows)
    ? { from: first.from, to: first.to }
    : undefined;
}
