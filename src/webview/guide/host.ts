import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { GuideMessage, GuideState, ToGuide } from '../../protocol/guide.ts';
import type { Memory } from './memory.ts';

/** What lies on the other side of the webview's border. */
export interface Host {
  send(message: GuideMessage): void;
  /** The same host, told with each message which experiment is on the page. */
  about(experiment: string | undefined): Host;
  readonly memory: Memory;
}

export const HostContext = createContext<Host | undefined>(undefined);

/** What went wrong last, a new object with every state; `undefined` once a button answered it. */
export const ProblemContext = createContext<GuideState['problem']>(undefined);

/** What went wrong last, as the host said it. */
export function useProblem(): GuideState['problem'] {
  return useContext(ProblemContext);
}

/** The host this page talks to. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('The guide is rendered without a host.');
  return host;
}

/** The host for what is shown of an experiment: a message is about it, also when another one is active by then. */
export function useHostAbout(experiment: string | undefined): Host {
  const host = useHost();
  return useMemo(() => host.about(experiment), [host, experiment]);
}

/** The newest state the host sent; `undefined` until the first one. Says `ready` once, when it can listen. */
export function useGuideState(): GuideState | undefined {
  const host = useHost();
  const [state, setState] = useState<GuideState>();
  useEffect(() => {
    const receive = (event: MessageEvent<ToGuide | undefined>): void => {
      if (event.data?.type === 'state') setState(event.data.state);
    };
    window.addEventListener('message', receive);
    host.send({ type: 'ready' });
    return () => window.removeEventListener('message', receive);
  }, [host]);
  return state;
}
