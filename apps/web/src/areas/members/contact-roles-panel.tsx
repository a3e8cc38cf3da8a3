import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-of.ts';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { useMay } from '../session/use-session.ts';
import { contactRolesQuery } from './member-queries.ts';
import './members.css';

/** The holders of the policy's offices, such as the VP Engineering. A vacant office is a finding (R32). */
export function ContactRolesPanel() {
  const roles = useQuery(contactRolesQuery);
  return (
    <Panel title="Contact roles" aside={<span className="soft small">who escalations go to</span>}>
      <ProblemNote problem={roles.isError ? problemOf(roles.error) : undefined} />
      <Guarded may={useMay('contact_role.assign')}>
        <WhyNot />
        <ul>
          {(roles.data ?? []).map(({ id, name, clause, holder }) => (
            <li key={id} className="contact-role">
              <span className="grow">
                {name} <ClauseChip id={clause} />
              </span>
              {holder === undefined ? <span className="nobody small">vacant</span> : <Person person={holder} />}
              <VerbButton
                verb="contact.assign"
                acted={{ key: { role: id } }}
                label={`${holder === undefined ? 'Assign' : 'Change'} ${name}`}
                isCompact
              >
                {holder === undefined ? 'Assign' : 'Change'}
              </VerbButton>
            </li>
          ))}
        </ul>
      </Guarded>
    </Panel>
  );
}
