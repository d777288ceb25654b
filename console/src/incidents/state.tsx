import type { Incident } from '../api/types';
import { useT } from '../i18n/language';
import { Tag, type Tone } from '../loan/StateTag';

/** The key of what is known of incidents. */
export const INCIDENTS = ['incidents'];

export const STATES = ['DRAFT', 'PLANNING', 'PLANNED', 'SUBMITTED', 'REJECTED', 'DROPPED', 'APPLYING', 'APPLIED'] as const;
export const KINDS = ['SYSTEM', 'CHANNEL'] as const;

const TONES: Record<Incident['state'], Tone> = { DRAFT: 'neutral', PLANNING: 'info', PLANNED: 'info', SUBMITTED: 'warn', REJECTED: 'bad', DROPPED: 'neutral', APPLYING: 'info', APPLIED: 'good' };

/** How far what is done about an incident is. */
export function IncidentState({ incident }: { incident: Pick<Incident, 'deed' | 'state'> }) {
  const t = useT();
  const undone = incident.deed === 'UNDO' && incident.state === 'APPLIED';
  return <Tag tone={undone ? 'neutral' : TONES[incident.state]}>{t.code('incident', `${incident.deed}.${incident.state}`)}</Tag>;
}

/** Whether the server works at it by itself. */
export function isUnderWay(state: Incident['state']): boolean {
  return state === 'PLANNING' || state === 'APPLYING';
}
