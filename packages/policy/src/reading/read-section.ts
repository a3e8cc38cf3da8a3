import { shapeProblems } from '../checking/shape-problems.ts';
import type { PolicyProblem } from '../problem.ts';
import type { Result } from '../result.ts';
import type { SectionName } from '../sections.ts';
import { fileOf, sections } from '../sections.ts';
import { openYaml, type YamlFile } from './open-yaml.ts';

/** A section's file and, if it can be opened, where it does not match its schema. */
export type SectionFile = { opened: Result<YamlFile, PolicyProblem[]>; departures: PolicyProblem[] };

/** Reads the file of one section. The result depends on its text alone, so it may be cached. */
export function readSection(name: SectionName, text: string): SectionFile {
  const opened = openYaml(fileOf(name), text);
  return { opened, departures: opened.ok ? shapeProblems(opened.value, sections[name]) : [] };
}
