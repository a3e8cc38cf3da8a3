import { describe, expect, test } from 'vitest';
import { newPath, newStep, onWeekdays, toSend, weekdayHours } from './path-plan.ts';

describe('a path that is edited', () => {
  test('is sent with its targets taken apart, whatever stands in a role’s name', () => {
    const step = { ...newStep(0), targets: ['schedule:s', 'role:a:b', 'nonsense:x'] };
    const sent = toSend({ ...newPath(), zone: 'UTC', steps: [step] });
    expect(sent.steps[0]?.targets).toEqual([
      { kind: 'schedule', id: 's' },
      { kind: 'role', id: 'a:b' },
    ]);
    expect(sent).not.toHaveProperty('lapsesAfterMinutes');
    expect(toSend({ ...newPath(), lapsesAfterMinutes: 10 })).toMatchObject({ lapsesAfterMinutes: 10 });
    expect(sent).not.toHaveProperty('repeatsAfterMinutes');
    expect(toSend({ ...newPath(), repeatsAfterMinutes: 30 })).toMatchObject({ repeatsAfterMinutes: 30 });
  });

  test('knows the hours of weekdays again, and leaves other hours alone', () => {
    expect(weekdayHours(onWeekdays('09:00', '17:00'))).toEqual({ from: '09:00', to: '17:00' });
    expect(weekdayHours([])).toBeUndefined();
    expect(weekdayHours(onWeekdays('09:00', '17:00').slice(1))).toBeUndefined();
    expect(weekdayHours(onWeekdays('22:00', '06:00'))).toBeUndefined();
  });
});
