/** Something wrong with a runbook, a diagram or an alert rule file, and where. */
export type RunbookProblem = {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly code: string;
  readonly says: string;
  readonly remedy: string;
};

/** Reports a problem on a line; the file is known. */
export type Complain = (line: number, code: string, says: string, remedy: string) => void;

/** `runbooks/api_outage.md:12 [missing] steps are missing. Say what is done, step by step` */
export const problemLine = ({ file, line, code, says, remedy }: RunbookProblem): string =>
  `${file}:${line} [${code}] ${says}. ${remedy}`;
