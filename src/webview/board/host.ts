import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { BoardMessage, BoardView, ToBoard } from '../../protocol/board.ts';
import type { Looks } from './looks.ts';

/** What lies on the other side of the webview's border. */
export interface Host {
  send(message: BoardMessage): void;
  /** How the board was looked at before it was hidden or the window was closed; checked by whoever reads it. */
  remembered(): unknown;
  remember(looks: Looks): void;
}

export const HostContext = createContext<Host | undefined>(undefined);

/** The host this page talks to. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('The board is rendered without a host.');
  return host;
}

/** The newest board the host sent; `undefined` until the first one. Says `ready` once, when it can listen. */
export function useBoard(): BoardView | undefined {
  const host = useHost();
  const [board, setBoard] = useState<BoardView>();
  useEffect(() => {
    const receive = ({ data, origin }: MessageEvent<ToBoard | undefined>): void => {
      if (origin === window.origin && data?.type === 'board') setBoard(data.board);
    };
    window.addEventListener('message', receive);
    host.send({ type: 'ready' });
    return () => window.removeEventListener('message', receive);
  }, [host]);
  return board;
}
