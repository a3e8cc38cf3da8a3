import { describe, expect, test } from 'vitest';
import { labelled, minutesIn, percentsIn, section, tableRows } from '../test/document-reader.ts';
import { loadPolicy, releasedFiles, sha256 } from '../test/released-policy.ts';
import type { Criterion, Share, Severity } from './index.ts';
import { activityIds, severities } from './index.ts';
import { minutesOf } from './schema/scalars.ts';

const policy = loadPolicy();
const document = policy.text;
const percent = ({ numerator, denominator }: Share): number => (numerator * 100) / denominator;
const levelText = (severity: Severity): string => {
  const next = severities[severities.indexOf(severity) + 1];
  return section(document, `${severity} — `, next ? `${next} — ` : '4. SLO Reference Table');
};
const bullet = (severity: Severity, label: string): string => labelled(levelText(severity), label) ?? '';

function phrasesOf(criterion: Criterion): string[] {
  if (criterion.words !== undefined) return [criterion.words];
  return criterion.kind === 'fact' ? [] : criterion.criteria.flatMap(phrasesOf);
}
function factRules(criterion: Criterion): Extract<Criterion, { kind: 'fact' }>[] {
  return criterion.kind === 'fact' ? [criterion] : criterion.criteria.flatMap(factRules);
}

test('the document is the one that was released, to the byte', () => {
  expect(sha256(document)).toBe('44c88817a448e2e985c9a0ed94eba73a306aeea177ff2f89bcd3580570811921');
});

test('id, version, owner, classification and review dates are those of the document [GOV 0.1]', () => {
  const [title = '', head = ''] = document.split('\n');
  const { document: data } = policy;
  expect(title).toBe(`${data.title}¶`);
  expect(head).toBe(
    `Document ID: ${data.id} Version: ${data.version} Owner: ${data.owner.title} Last Updated: ${data.lastUpdated} ` +
      `Review Cycle: ${data.review.cycle} (next review: ${data.review.next}) Classification: ${data.classification.label}`,
  );
  expect([data.review.cycle, data.review.everyMonths]).toEqual(['Quarterly', 12 / 4]);
  expect(data.classification.label.toUpperCase()).toContain(data.classification.level);
});

test('scope and exceptions say what the document says', () => {
  const text = section(document, '1. Purpose and Scope', '2. RACI Matrix');
  for (const words of [
    ...policy.document.scope.covers,
    ...policy.document.scope.systems.map((system) => system.replace(/^operational /, '')),
  ]) {
    expect(text).toContain(words);
  }
  for (const access of policy.document.scope.access) expect(text).toContain(access);
  expect(text).toMatch(/written approval from the Platform Governance Board.*active incident/);
  expect(policy.document.exceptions).toMatchObject({
    approver: 'platform-governance',
    approval: 'written',
    attachedTo: 'active-incident',
  });
});

describe('the RACI matrix', () => {
  const [header = [], ...rows] = tableRows(document, 'Activity');

  test('every cell is the cell of the document, and there is no other [GOV 2.10]', () => {
    const roles = Object.entries(policy.roles.raci);
    expect(header.slice(1)).toEqual(roles.map(([, role]) => role.title));
    const encoded = activityIds.map((id) => [
      policy.raci[id].title,
      ...roles.map(([role]) => policy.raci[id].cells[role]?.join('/')),
    ]);
    expect(encoded).toEqual(rows);
  });

  test('every row names its own clause', () => {
    expect(activityIds.map((id) => policy.raci[id].clause)).toEqual(rows.map((_, index) => `2.${index + 1}`));
  });
});

describe.each(severities)('%s', (severity) => {
  const level = policy.severities[severity];
  const number = severities.indexOf(severity) + 1;

  test('title and criteria are the words of the document, phrase by phrase', () => {
    expect(levelText(severity).split('\n')[0]).toBe(`${severity} — ${level.title}¶`);
    const phrases = bullet(severity, 'Criteria').split(/, or |, |; /);
    expect(phrasesOf(level.criteria)).toEqual(phrases);
  });

  test('numbers in the criteria are the numbers of their words', () => {
    const numbered = factRules(level.criteria).filter(({ words }) => /\d/.test(words ?? ''));
    const inWords = numbered.map(({ words = '' }) => {
      const [share] = percentsIn(words);
      return { comparison: 'above', value: share === undefined ? minutesIn(words) : share / 100 };
    });
    expect(numbered.map(({ comparison, value }) => ({ comparison, value }))).toEqual(inWords);
    expect(numbered).toHaveLength(severity === 'SEV-1' ? 2 : 0);
  });

  test('clocks are the SLAs of the document', () => {
    expect(level.acknowledgement).toEqual({
      kind: 'within',
      minutes: minutesIn(bullet(severity, 'Acknowledgment SLA')),
      clause: `3.${number}.2`,
    });
    const mitigation = bullet(severity, 'Mitigation SLA');
    if (mitigation === '') expect(level.mitigation.kind).toBe('none');
    else expect(level.mitigation).toEqual({ kind: 'within', minutes: minutesIn(mitigation), clause: `3.${number}.3` });
    const resolution = bullet(severity, 'Resolution SLA');
    if (resolution === 'Next sprint') expect(level.resolution).toMatchObject({ kind: 'next-sprint', clause: '3.4.3' });
    else expect(level.resolution).toEqual({ kind: 'within', minutes: minutesIn(resolution), clause: `3.${number}.4` });
  });

  test('escalation goes to the roles the document names, when it says', () => {
    const text = bullet(severity, 'Escalation');
    if (text === '') return expect(level.escalations).toEqual([]);
    const [who = ''] = text.split(' at T+');
    const titles = level.escalations.flatMap((step) => step.roles.map((role) => policy.roles.contacts[role]?.title));
    expect(titles).toEqual(who.split(' + '));
    expect(level.escalations.map((step) => step.after.minutes)).toEqual([minutesIn(text)]);
    expect(text).toContain(`if not ${level.escalations[0]?.unless}`);
  });

  test('channel, update cadence and postmortem are those of the document', () => {
    const text = levelText(severity);
    const channel = /#[a-z0-9-]+/.exec(text)?.[0] ?? 'none';
    expect(level.announcement.channel).toBe(channel);
    const cadence = /stakeholder update every (.*?) -/.exec(text.replaceAll('\n', ' '))?.[1];
    if (cadence) expect(level.updates).toMatchObject({ kind: 'every', minutes: minutesIn(cadence) });
    else expect(level.updates.kind).toBe('none');
    const words = /Postmortem: (.*)/.exec(text)?.[1] ?? '';
    expect(level.postmortem.rule).toBe(
      words.split(' ')[0] === 'Not' ? 'not-required' : words.split(' ')[0]?.toLowerCase(),
    );
    if (level.postmortem.rule === 'required') expect(level.postmortem.within.minutes).toBe(minutesIn(words));
    expect(words.includes('recurring')).toBe('recurring' in level.postmortem);
  });
});

test('every row of the SLO table is encoded, words and numbers', () => {
  const [, ...rows] = tableRows(document, 'SLO ID');
  expect(Object.entries(policy.slos).map(([id, slo]) => [id, slo.service, slo.metric, slo.target, slo.over])).toEqual(
    rows,
  );
  expect(Object.values(policy.slos).map(({ clause }) => clause)).toEqual(rows.map((_, index) => `4.${index + 1}`));

  const [errors, latency, accuracy, etl, drift] = Object.values(policy.slos);
  expect(errors?.objective.kind === 'failure-rate' && percent(errors.objective.below)).toBe(
    percentsIn(errors?.target ?? '')[0],
  );
  expect(latency?.objective.kind === 'latency' && latency.objective.under.milliseconds).toBe(
    1000 * Number(/\d+/.exec(latency?.target ?? '')?.[0]),
  );
  expect(latency?.objective.kind === 'latency' && `P${percent(latency.objective.atLeast)}`).toBe(
    latency?.metric.split(' ')[0],
  );
  expect(accuracy?.objective.kind === 'accuracy' && percent(accuracy.objective.sliceAtLeast)).toBe(
    percentsIn(accuracy?.target ?? '')[0],
  );
  expect(accuracy?.objective.kind === 'accuracy' && `P${percent(accuracy.objective.slicesAtLeast)}`).toBe(
    accuracy?.metric.split(' ')[0],
  );
  expect(etl?.objective.kind === 'completion' && etl.objective.within.minutes).toBe(minutesIn(etl?.metric ?? ''));
  expect(etl?.objective.kind === 'completion' && percent(etl.objective.atLeast)).toBe(percentsIn(etl?.target ?? '')[0]);
  expect(drift?.objective.kind === 'acknowledgement' && drift.objective.within.minutes).toBe(
    minutesIn(drift?.target ?? ''),
  );
  expect(drift?.objective.kind === 'acknowledgement' && percent(drift.objective.atLeast)).toBe(
    percentsIn(drift?.target ?? '')[0],
  );
  expect(drift?.objective.kind === 'acknowledgement' && drift.objective.severity).toBe(
    /SEV-\d/.exec(drift?.metric ?? '')?.[0],
  );

  for (const slo of [errors, latency, accuracy]) {
    expect(slo?.window).toEqual({
      kind: 'rolling',
      length: { minutes: Number(/^\d+/.exec(slo?.over ?? '')?.[0]) * 1440 },
    });
  }
  expect([etl?.window, drift?.window]).toEqual([
    { kind: 'calendar', unit: 'week' },
    { kind: 'calendar', unit: 'month' },
  ]);
});

test('the freeze begins below the share the document names, and Governance may waive it', () => {
  const text = section(document, 'Error Budget Policy', '5. Change Management');
  expect(percent(policy.errorBudget.freeze.below)).toBe(percentsIn(text)[0]);
  expect(text).toContain(`${policy.errorBudget.freeze.allowance} allowance`);
  expect(text).toContain(
    `all ${policy.errorBudget.freeze.blocks.replaceAll('-', ' ').replace('non critical', 'non-critical')} are frozen`,
  );
  expect(policy.errorBudget.ending.waiverFrom).toBe('platform-governance');
});

describe('changes', () => {
  const numbers: Record<string, number> = { 'at least one': 1, 'Two-reviewer': 2, Single: 1 };
  const { runbooksAndDiagrams: runbooks, infrastructureAndApi: infrastructure, breakGlass } = policy.changes;

  test('runbooks and diagrams: paths, reviewers and what the description states', () => {
    const text = section(document, '5.1 ', '5.2 ');
    expect(text).toContain(`5.1 ${runbooks.title}`);
    expect(text).toContain(`changes to ${runbooks.paths.patterns.join(' or ')} require`);
    expect(text).toContain(`at least one ${runbooks.approvals.from} review approval`);
    expect(runbooks.approvals.atLeast).toBe(numbers['at least one']);
    expect(policy.roles.raci[runbooks.approvals.role]?.handle).toBe(runbooks.approvals.from);
    expect(text).toContain(`No self-merges (enforced via ${runbooks.selfMerge.enforcedVia})`);
    expect(runbooks.selfMerge.allowed).toBe(false);
    const states = /must state: (.*)/.exec(text)?.[1]?.split(/, and |, /);
    expect(runbooks.description.states).toEqual(states);
    expect(text).toContain(`(${runbooks.versionBump.field}: field)`);
  });

  test('infrastructure and API: paths, two reviewers, pipeline, staging and rollback plan', () => {
    const text = section(document, '5.2 ', '5.3 ');
    expect(text).toContain(`5.2 ${infrastructure.title}`);
    expect(/changes to (.*) require/.exec(text)?.[1]?.split(/, or |, /)).toEqual(infrastructure.paths.patterns);
    expect(text).toContain(`Two-reviewer approval (enforced via ${infrastructure.approvals.from})`);
    expect(infrastructure.approvals.atLeast).toBe(numbers['Two-reviewer']);
    expect(text).toContain(
      `Successful ${infrastructure.pipeline.mustSucceed} pipeline including ${infrastructure.pipeline.including.replaceAll('-', ' ')}`,
    );
    for (const step of infrastructure.promotion.requires) expect(text.toLowerCase()).toContain(step);
    expect(text).toContain(`before ${infrastructure.promotion.before} promotion`);
    for (const part of infrastructure.description.states) expect(text.toLowerCase()).toContain(part);
  });

  test('break-glass: who, for which severity, and the hours to re-apply', () => {
    const text = section(document, '5.3 ', '6. Data Governance');
    expect(text).toContain(`5.3 ${breakGlass.title}`);
    expect(text).toContain(`For ${breakGlass.severities.join(', ')} incidents`);
    expect(text).toContain('Single on-call SRE approval');
    expect(breakGlass.approvals).toMatchObject({ atLeast: numbers['Single'], role: 'ml-platform-sre', onCall: true });
    expect(text).toContain(
      `tracked in the ${breakGlass.tracking.in.replace('-', ' ')} ticket with ${breakGlass.tracking.requires}`,
    );
    expect(breakGlass.reapplication.within.minutes).toBe(minutesIn(text));
    expect(breakGlass.report.to).toBe('platform-governance');
  });
});

test('the four classes, their definitions and handling, and what no record or provider may hold', () => {
  const [, ...rows] = tableRows(document, 'Classification');
  const { classes, logging, incidentRecords } = policy.classification;
  expect(
    Object.entries(classes).map(([id, { definition, handling }]) => [id, definition.join(', '), handling]),
  ).toEqual(rows);
  expect(Object.values(classes).map(({ rank }) => rank)).toEqual([0, 1, 2, 3]);
  const text = section(document, 'PII Handling Rule', '7. Audit and Compliance');
  expect(text).toContain(logging.namedImplementation);
  const [one, two, three] = incidentRecords.mustNotContain;
  expect(text).toContain(`must not contain raw ${one}, ${two}, or ${three}`);
  expect(text).toContain(`No ${policy.llm.outbound.blocked.join(' or ')} data`);
  expect(text).toContain(`(${policy.llm.outbound.providers.join(', ')}, etc.)`);
  expect(text).toContain(
    `(${policy.llm.outbound.unless.approval}) approval from ${policy.roles.contacts[policy.llm.outbound.unless.from]?.title}`,
  );
});

test('audit: events, fields, retention and sinks', () => {
  const text = section(document, '7.1 ', '7.2 ');
  const { audit } = policy;
  expect(text.replaceAll('\n', ' ')).toContain(`(${audit.events.audited.join(', ')})`);
  const required = [...section(text, 'must include:', 'Audit logs must be:').matchAll(/^- (.*)$/gm)].map(
    ([, line = '']) => line,
  );
  expect(required).toHaveLength(audit.fields.length);
  for (const [index, field] of audit.fields.entries()) {
    for (const words of [...(field.from ?? []), ...(field.examples ?? []), ...(field.format ? [field.format] : [])]) {
      expect(required[index]).toContain(words);
    }
    expect(required[index]).toContain(
      field.value === undefined ? field.is : `${field.field}: "${field.value}" field for ${field.is}`,
    );
  }
  expect(audit.retention.minimum.minutes).toBe(minutesIn(labelledLine(text, 'Retained')));
  expect(text).toContain(`configurable via ${audit.retention.setBy}`);
  const named = /sink \((.*)\)/.exec(text)?.[1]?.split(/, or |, /);
  expect(audit.sinks.map(({ name }) => name)).toEqual(['S3 Object Lock', ...(named ?? [])]);
  expect(text).toContain(
    `Accessible to the ${policy.roles.contacts[audit.access.role]?.title.toLowerCase()} on ${audit.access.on}`,
  );
});

test('the SOC 2 table and the duties of Article 22', () => {
  const [, ...rows] = tableRows(document, 'SOC 2 Control');
  const { soc2, gdpr22 } = policy.controls;
  expect(Object.entries(soc2).map(([id, control]) => [`${id} — ${control.title}`, control.document])).toEqual(rows);
  expect(Object.values(soc2).map(({ clause }) => clause)).toEqual(rows.map((_, index) => `7.${index + 6}`));
  const text = section(document, '7.3 ', '8. Incident Accountability');
  const [version, inputs, output] = gdpr22.predictionLog.mustLog;
  expect(text.toLowerCase()).toContain(
    `${version}, ${inputs}, and ${output} must be logged per ${gdpr22.predictionLog.per}`,
  );
  expect(text.toLowerCase()).toContain(
    `${gdpr22.fairness.metrics.join(' and ')} metrics must be tracked alongside ${gdpr22.fairness.alongside}`,
  );
  expect(text).toContain(`documented in the relevant ${gdpr22.humanReview.pathDocumentedIn}`);
});

test('accountability: the commander, the tone and the fields of an action item', () => {
  const text = section(document, '8. Incident Accountability', '9. Third-Party');
  const { commander, duties, blameless, actionItems } = policy.accountability;
  expect(text).toContain(`Every ${commander.severities.join(' or ')} incident`);
  expect(commander.named).toEqual({ kind: 'within', minutes: minutesIn(text), clause: '8.1' });
  expect(policy.roles.raci[duties.of]?.title).toBe('Incident Commander');
  expect(text).toContain('timeline accuracy, stakeholder communication cadence, and postmortem scheduling');
  expect(duties.are).toEqual(['timeline-accuracy', 'update-cadence', 'postmortem-scheduling']);
  const [systems, processes, tooling] = blameless.targets;
  expect(text).toContain(`must target ${systems}, ${processes}, and ${tooling} — not ${blameless.never.join(', ')}`);
  expect(text).toContain('owner, due date, severity classification, and a linked ticket reference');
  expect(actionItems.required).toEqual(['owner', 'due-date', 'severity', 'ticket']);
});

test('providers, violations and channels', () => {
  const text = document.slice(document.indexOf('9. Third-Party')).replace(/\s+/g, ' ').toLowerCase();
  const { llm, violations } = policy;
  expect(text).toContain(`${llm.cost.configured.join(' and ')} must be configured (see ${llm.cost.runbook})`);
  expect(text).toContain(
    `fallback behaviour (${llm.fallback.kinds.join(', ')}) must be ${llm.fallback.must.join(', ').replace(', documented', ', and documented')}`,
  );
  expect(text).toContain(`classified as ${llm.outage.leastSevere.toLowerCase()} or above`);
  expect(text).toContain(`must be tracked against the ${llm.availability.chargedTo.replaceAll('-', ' ')}`);
  expect(text).toContain('access revocation - escalation to the information security team - formal hr review');
  expect(violations.consequences.forRepeatedOrIntentional).toHaveLength(3);
  const { internal, security, anonymous } = violations.channels;
  expect(text).toContain(
    `internal: ${internal.address} - security incidents: ${security.address} - anonymous: ${anonymous.address}`.toLowerCase(),
  );
});

test('no number, path, handle, channel or code word of the document is missing from the data', () => {
  const data = releasedFiles()
    .filter(({ path }) => path.endsWith('.yaml') && path !== 'interpretations.yaml')
    .map(({ text }) => text)
    .join('\n');
  const body = section(document, '1. Purpose and Scope', '- Anonymous:').replaceAll(/^\d+(\.\d+)?\.? .*$/gm, '');
  const tokens = new Set(
    [
      ...body.matchAll(/[\w.]*\w\/(?:[\w*][\w.*]*)?/g),
      ...body.matchAll(/[#@][a-z][\w-]+/g),
      ...body.matchAll(/\b[a-z]+_[a-z_]+(?:\.\w+)?/g),
      ...body.matchAll(/\b[A-Z][A-Z_]+_[A-Z]+\b/g),
      ...body.matchAll(/\b(?:ML-SLO|SEV|CC)-?\d[\d.]*\b/g),
    ].map(([token]) => token),
  );
  const notData = new Set(['A/R', 'Input/Output']);
  const missing = [...tokens].filter((token) => !notData.has(token) && !data.includes(token));
  expect(tokens.size).toBeGreaterThan(25);
  expect(missing).toEqual([]);

  const lengths = new Set<number>([...data.matchAll(/\b(\d+)([mhdw])\b/g)].map(([text]) => minutesOf(text)));
  const owed = [...body.matchAll(/\d+[ -](?:minutes|min|hours?|h|days?|week)\b/g)].map(([phrase]) =>
    minutesIn(phrase.replace('-', ' ')),
  );
  expect(owed.length).toBeGreaterThan(20);
  expect(owed.filter((minutes) => !lengths.has(minutes))).toEqual([]);
  expect(percentsIn(body).filter((share) => !data.includes(`${share}%`))).toEqual([]);
});

test('the registry lists every clause once, in order, and each is cited by the data it governs', () => {
  expect(policy.clauses).toHaveLength(92);
  const { clauses: _clauses, text: _text, interpretations: _rulings, ...data } = policy;
  const cited = new Set([...JSON.stringify(data).matchAll(/"clause":"([\d.]+)"/g)].map(([, id]) => id));
  expect(policy.clauses.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
});

test('all rulings are there, in order', () => {
  expect(Object.keys(policy.interpretations)).toEqual(Array.from({ length: 53 }, (_, index) => `R${index + 1}`));
});

function labelledLine(text: string, word: string): string {
  return text.split('\n').find((line) => line.includes(word)) ?? '';
}
