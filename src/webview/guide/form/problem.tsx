import { Icon } from '../../shared/icon.tsx';

/** What is wrong with the control called `id`; nothing when there is no message. */
export function Problem({ id, message }: { readonly id: string; readonly message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p class="problem" id={`${id}-problem`}>
      <Icon name="warning" />
      <span>{message}</span>
    </p>
  );
}
