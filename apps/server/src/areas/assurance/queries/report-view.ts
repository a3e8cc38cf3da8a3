import { hash } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import type { PersonView } from '../../identity/public.ts';
import type { StoredReport } from '../store/reports.ts';
import { Figures } from './figures.ts';

const said = {
  id: Type.String({ format: 'uuid' }),
  quarter: Type.String(),
  version: Type.Integer({ description: '2 for the second report on a quarter; the first is kept.' }),
  failing: Type.Integer({ description: 'How many controls have exceptions.' }),
  preparedBy: Person,
  preparedAt: Type.String({ format: 'date-time' }),
  words: Type.String(),
};

/** A report in lists. */
export const Report = Type.Object(said, { title: 'BoardReport' });

/** A report in full. */
export const WholeReport = Type.Object(
  {
    ...said,
    figures: Figures,
    sha256: Type.String({ description: 'Of the figures in canonical form (RFC 8785), as recorded in the ledger.' }),
  },
  { title: 'WholeBoardReport' },
);

export const reportView = (report: StoredReport, by: PersonView): Static<typeof Report> => ({
  id: report.id,
  quarter: report.quarter,
  version: report.version,
  failing: figuresIn(report).controls.filter(({ verdict }) => verdict === 'exceptions').length,
  preparedBy: {
    id: by.id,
    initials: by.initials,
    ...(by.name === undefined ? {} : { name: by.name }),
    ...(by.roles === undefined ? {} : { roles: [...by.roles] }),
  },
  preparedAt: report.preparedAt.toISOString(),
  words: report.words,
});

export const wholeReport = (report: StoredReport, by: PersonView): Static<typeof WholeReport> => ({
  ...reportView(report, by),
  figures: figuresIn(report),
  sha256: hash('sha256', report.figures),
});

const figuresIn = ({ figures }: StoredReport): Figures => JSON.parse(figures) as Figures;
