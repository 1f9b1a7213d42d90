import { Icon, type IconName } from '../../shared/icon.tsx';
import type { TaskOutcomeName } from '../words.ts';

const icons: Record<TaskOutcomeName, IconName> = {
  completed: 'check',
  assisted: 'hand',
  failed: 'cross',
  abandoned: 'leave',
};

/** How a task ended, as a picture beside its words. */
export function OutcomeIcon({ outcome }: { readonly outcome: TaskOutcomeName }) {
  return (
    <span class={`outcome-icon ${outcome}`}>
      <Icon name={icons[outcome]} />
    </span>
  );
}
