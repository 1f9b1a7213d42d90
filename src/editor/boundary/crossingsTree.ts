import * as vscode from 'vscode';
import type { Crossing } from '../../core/boundary/crossing.ts';
import { crossingSections, sectionOf, type CrossingSection } from '../../core/boundary/crossingSection.ts';
import { crossingCommandIds, viewIds } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import { nothingCrossed, type BoundaryState } from './boundaryState.ts';
import type { CrossedFile } from './boundaryProblems.ts';
import { crossingItem, endedItem } from './crossingItems.ts';
import { midwayWords } from './boundaryTroubles.ts';
import { countLabel } from './boundaryWords.ts';

/** A section. A class, as all nodes: menus hand them to commands, and plain objects would be arguments (see commands/command.ts). */
class SectionNode {
  readonly section: CrossingSection;

  constructor(section: CrossingSection) {
    this.section = section;
  }
}

/** A crossing that is open. The commands of its menu read `uri`. */
class OpenNode {
  readonly file: CrossedFile;

  constructor(file: CrossedFile) {
    this.file = file;
  }

  get uri(): vscode.Uri {
    return this.file.uri;
  }
}

/** A crossing that has ended. */
class EndedNode {
  readonly crossing: Crossing;

  constructor(crossing: Crossing) {
    this.crossing = crossing;
  }
}

type Node = SectionNode | OpenNode | EndedNode;

/** As many crossings as are shown of those that have ended, the latest. */
const shownEnded = 100;

/** The Crossings view: production files that changed while exploring, each with its ways back, and how others ended. */
export class CrossingsTree extends Disposable implements vscode.TreeDataProvider<Node> {
  readonly #changed = this._register(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<Node>;
  #state: BoundaryState = nothingCrossed;
  #drawn = '';

  constructor() {
    super();
    this.#view = this._register(
      vscode.window.createTreeView(viewIds.crossings, { treeDataProvider: this, showCollapseAll: false }),
    );
  }

  /** Shows another state; what looks the same is not drawn again. */
  show(state: BoundaryState): void {
    this.#state = state;
    const key = keyOf(state);
    if (key === this.#drawn) return;
    this.#drawn = key;
    const count = state.warnings.length;
    this.#view.badge = count > 0 ? { value: count, tooltip: countLabel(count) } : undefined;
    this.#view.message = messageOf(state) ?? '';
    this.#changed.fire();
  }

  getChildren(node?: Node): Node[] {
    if (!node) {
      return crossingSections
        .filter((section) => this.#countOf(section) > 0)
        .map((section) => new SectionNode(section));
    }
    if (!(node instanceof SectionNode)) return [];
    if (node.section === 'ended') return this.#ended().map((crossing) => new EndedNode(crossing));
    return this.#filesOf(node.section).map((file) => new OpenNode(file));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node instanceof SectionNode) return sectionItem(node.section, this.#countOf(node.section));
    const { open, ended } = this.#state;
    const crossings = [...open.map(({ crossing }) => crossing), ...ended];
    const showsFolder = crossings.some(({ folder }) => folder !== crossings[0]?.folder);
    if (node instanceof EndedNode) return endedItem(node.crossing, showsFolder);
    const item = crossingItem(node.file, this.#state.placementOf(node.uri), showsFolder);
    const title = vscode.l10n.t('Show What Changed');
    item.command = { command: crossingCommandIds.openCrossing, title, arguments: [node.uri] };
    return item;
  }

  #countOf(section: CrossingSection): number {
    return section === 'ended' ? this.#ended().length : this.#filesOf(section).length;
  }

  /** Newest first: what was just done is what is looked for. */
  #ended(): Crossing[] {
    return this.#state.ended.toReversed().slice(0, shownEnded);
  }

  #filesOf(section: Exclude<CrossingSection, 'ended'>): CrossedFile[] {
    const { open, mode } = this.#state;
    return open.filter(({ crossing }) => sectionOf(crossing, mode === 'off') === section);
  }
}

function sectionItem(section: CrossingSection, count: number): vscode.TreeItem {
  const { l10n, TreeItemCollapsibleState: state } = vscode;
  const labels: Record<CrossingSection, string> = {
    open: l10n.t('Still Changed'),
    silenced: l10n.t('Silenced'),
    free: l10n.t('Free to Edit'),
    ended: l10n.t('Ended'),
  };
  const isOpen = section === 'open' || section === 'silenced';
  const item = new vscode.TreeItem(labels[section], isOpen ? state.Expanded : state.Collapsed);
  item.id = `section/${section}`;
  item.contextValue = 'section';
  item.description = String(count);
  return item;
}

function messageOf({ mode, warnings, open, ended, experiment, midway }: BoundaryState): string | undefined {
  if (experiment === undefined) return undefined;
  if (mode === 'off') return vscode.l10n.t('Warnings are silenced. What happens is still recorded here.');
  if (midway.length > 0) return midwayWords(midway);
  if (warnings.length > 0 || open.length + ended.length === 0) return undefined;
  return vscode.l10n.t('Production is as you found it, apart from what you chose to keep.');
}

/** What the tree shows of a state. */
function keyOf({ experiment, mode, open, warnings, ended, midway }: BoundaryState): string {
  const files = open.map(({ crossing, canUndo, isFile }) => [crossing.id, canUndo, isFile]);
  const over = ended.map(({ id, ended: how }) => [id, how]);
  return JSON.stringify([experiment, mode, warnings.length, files, over, midway]);
}
