/**
 * What prototypes get as `react`, `react-dom`, `react-dom/client` and the JSX runtimes: Preact's implementation of
 * React's interface, an eighth of its size. All of them are one module, so that there is one copy of everything.
 */
import { h, options, type VNode } from 'preact';
import * as compat from 'preact/compat';
import { createRoot, hydrateRoot } from 'preact/compat/client';
import { jsx, jsxDEV, jsxs } from 'preact/jsx-runtime';

/** Where the compiler says an element was written; see core/prototype/compileScript.ts. */
interface Source {
  readonly fileName: string;
  readonly lineNumber: number;
}

type Written = Omit<VNode, 'props'> & { readonly __source?: Source; props: Record<string, unknown> };

const before = options.vnode;
/** Every element carries `file:line` of the JSX it came from, as those of HTML files do. */
options.vnode = (vnode) => {
  // Texts are nodes too, without a type.
  if (vnode.type !== null) mark(vnode);
  before?.(vnode);
};

function mark(vnode: Written): void {
  const source = (vnode.props['__source'] as Source | undefined) ?? vnode['__source'];
  // Sucrase passes these as properties where a key follows a spread; they are nobody else's business.
  if ('__source' in vnode.props) {
    const own = Object.entries(vnode.props).filter(([name]) => name !== '__source' && name !== '__self');
    vnode.props = Object.fromEntries(own);
  }
  if (typeof vnode.type === 'string' && source !== undefined) {
    vnode.props = { ...vnode.props, 'data-footbridge-at': `${source.fileName}:${source.lineNumber}` };
  }
}

const all = { ...compat, h, createRoot, hydrateRoot, jsx, jsxs, jsxDEV };

export const library = { ...all, __esModule: true, default: all };
