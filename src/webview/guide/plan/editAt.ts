import { useEffect } from 'preact/hooks';
import { focusField } from '../frame/problemSummary.tsx';
import { type Host, useHost } from '../host.ts';

/** Under what the guide remembers where the form is to be opened. */
const memoryKey = 'editAt';

/** Opens the hypothesis to be changed, at one of its fields. @param field as problems name it, such as `tasks` */
export function editAt(host: Host, field: string): void {
  host.memory.write(memoryKey, field);
  host.send({ type: 'editHypothesis' });
}

/** Puts the focus on the field at which the form was asked for, once. */
export function useEditAt(): void {
  const { memory } = useHost();
  useEffect(() => {
    const field = memory.read(memoryKey);
    if (typeof field !== 'string') return;
    memory.write(memoryKey, undefined);
    focusField(field);
  });
}
