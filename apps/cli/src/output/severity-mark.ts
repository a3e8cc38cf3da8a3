import type { Severity } from '@muster/api-client';
import type { Paint } from './paint.ts';

/** The same shapes as in the web app: octagon, triangle, square, circle, always with text. */
const marks: Readonly<Record<Severity, string>> = { 'SEV-1': '⬢', 'SEV-2': '▲', 'SEV-3': '■', 'SEV-4': '●' };

export const severityMark = (severity: Severity): string => `${marks[severity]} ${severity}`;

export function paintSeverity(text: string, severity: Severity, paint: Paint): string {
  switch (severity) {
    case 'SEV-1':
      return paint.red(text);
    case 'SEV-2':
      return paint.yellow(text);
    case 'SEV-3':
      return paint.blue(text);
    case 'SEV-4':
      return paint.dim(text);
  }
}
