import type { BoardRow } from '../../protocol/board.ts';

const width = 56;
const height = 14;

/**
 * The count against the bars as a picture: filled are successes, outlined the participants, a tall mark where the pass
 * bar is and a short one where the kill bar is. The words beside it say the same, so screen readers skip it.
 */
export function CountBar({ result }: { readonly result: BoardRow['result'] }) {
  const { successes, participants, passBar, killBar, minimum } = result;
  const all = Math.max(participants, minimum, 1);
  const at = (count: number): number => (Math.min(count, all) / all) * (width - 2) + 1;
  return (
    <svg class="count-bar" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <rect class="all" x="1" y="4.5" width={width - 2} height="5" rx="1.5" />
      <rect class="seen" x="1" y="4.5" width={at(participants) - 1} height="5" rx="1.5" />
      <rect class="good" x="1" y="4.5" width={at(successes) - 1} height="5" rx="1.5" />
      <path class="kill" d={`M${at(killBar)} 2.500V11.5`} />
      <path class="pass" d={`M${at(passBar)} 0.5V13.5`} />
    </svg>
  );
}
