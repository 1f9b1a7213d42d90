import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { ExplanationView, GapsMemory, GapsMessage, GapsView, ToGaps } from '../../protocol/gaps.ts';

/** What lies on the other side of the webview's border. */
export interface Host {
  send(message: GapsMessage): void;
  /** What the page remembered before it was hidden or the window was closed; checked by whoever reads it. */
  remembered(): unknown;
  remember(memory: GapsMemory): void;
}

export const HostContext = createContext<Host | undefined>(undefined);

/** The host this page talks to. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('The page is rendered without a host.');
  return host;
}

/** The newest the host sent; `undefined` until the first. Says `ready` once, when it can listen. */
export function useSent(): {
  readonly gaps: GapsView | undefined;
  readonly explanation: ExplanationView | undefined;
} {
  const host = useHost();
  const [gaps, setGaps] = useState<GapsView>();
  const [explanation, setExplanation] = useState<ExplanationView>();
  useEffect(() => {
    const receive = ({ data, origin }: MessageEvent<ToGaps | undefined>): void => {
      if (origin !== window.origin) return;
      if (data?.type === 'gaps') setGaps(data.gaps);
      if (data?.type === 'explanation') setExplanation(data.explanation);
    };
    window.addEventListener('message', receive);
    host.send({ type: 'ready' });
    return () => window.removeEventListener('message', receive);
  }, [host]);
  return { gaps, explanation };
}
