import { useEffect, useState } from 'preact/hooks';
import type { ToPreview } from '../../protocol/preview.ts';
import { useHost } from './host.ts';

/** What somebody points for: to have an element changed, or to say what shows that a task is done. */
export type Purpose = 'change' | 'success';

/** Pointing at an element of the prototypes that are shown. */
export interface Pointing {
  /** `undefined` while nobody points. */
  readonly purpose: Purpose | undefined;
  /** Begins or leaves pointing, as the button in the toolbar does. */
  toggle(): void;
  /** Leaves without choosing. */
  leave(): void;
  /** Something was chosen. */
  end(): void;
}

/** @param experiment whose prototypes are shown; the host is told when pointing it asked for is left */
export function usePointing(experiment: string | undefined): Pointing {
  const host = useHost();
  const [purpose, setPurpose] = useState<Purpose>();
  useEffect(() => {
    const receive = ({ data, origin }: MessageEvent<ToPreview | undefined>): void => {
      // Prototypes in here can post to this window too, but they have no origin.
      if (origin !== window.origin || typeof data !== 'object' || data?.type !== 'point') return;
      setPurpose(data.on ? 'success' : undefined);
    };
    window.addEventListener('message', receive);
    return () => window.removeEventListener('message', receive);
  }, []);
  const leave = (): void => {
    if (purpose === 'success' && experiment !== undefined) host.send({ type: 'pointingLeft', experiment });
    setPurpose(undefined);
  };
  useEffect(() => {
    if (purpose === undefined) return undefined;
    // Also when the focus has not moved into a prototype.
    const press = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') leave();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  return {
    purpose,
    toggle: () => (purpose === undefined ? setPurpose('change') : leave()),
    leave,
    end: () => setPurpose(undefined),
  };
}
