import { createContext } from 'preact';
import { useCallback, useContext } from 'preact/hooks';
import type { PreviewAsk, PreviewMessage } from '../../protocol/preview.ts';
import type { DataAnswer } from '../prototype/data/dataAnswer.ts';

/** What lies on the other side of the webview's border. */
export interface Host {
  send(message: PreviewMessage): void;
  /** Attached data; without a name, what there is. */
  askData(dataset: string | undefined): Promise<DataAnswer>;
}

export const HostContext = createContext<Host | undefined>(undefined);

/** The experiment that is drawn. */
export const ExperimentContext = createContext('');

/** The host this page talks to. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('The preview is rendered without a host.');
  return host;
}

/** Asks the host for something; the message names the experiment that the person saw. */
export function useAsk(): (what: WithoutExperiment<PreviewAsk>) => void {
  const host = useHost();
  const experiment = useContext(ExperimentContext);
  return useCallback((what) => host.send({ ...what, experiment }), [host, experiment]);
}

type WithoutExperiment<Ask> = Ask extends unknown ? Omit<Ask, 'experiment'> : never;
