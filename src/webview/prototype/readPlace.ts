/** A screen and the state it is shown in; an empty screen is the first one. */
export interface Place {
  readonly screen: string;
  readonly state: string;
}

/**
 * Reads a place as addresses and `data-go` name it, such as `basket/empty`: parsePlace in core/prototype/contract.ts, and
 * names that are no plain letters as browsers write them.
 */
export function readPlace(text: string): Place {
  const [screen = '', state = ''] = text.replace(/^#/, '').split('/');
  return { screen: decode(screen), state: state === '' ? 'ready' : decode(state) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
