import * as vscode from 'vscode';
import type { LabState } from '../app/labState.ts';
import type { Experiment, Stage } from '../core/experiment/experiment.ts';
import { stages } from '../core/experiment/experiment.ts';
import { commandIds, viewIds } from './contributions.ts';
import { Disposable } from './disposable.ts';

/** A stage with its experiments. */
class StageNode {
  readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
  }
}

/**
 * One experiment. A class, as VS Code hands nodes to the commands of menus, and those take plain objects for
 * arguments of a call (see commands/command.ts); they read its `experiment`.
 */
class ExperimentNode {
  readonly experiment: string;

  constructor(experiment: string) {
    this.experiment = experiment;
  }
}

type Node = StageNode | ExperimentNode;

const icons: Record<Stage, string> = {
  framed: 'lightbulb',
  prototyping: 'beaker',
  testing: 'organization',
  decided: 'law',
  handedOff: 'checklist',
  discarded: 'trash',
};

/** The Experiments view: all experiments of the lab, by stage. */
export class ExperimentsTree extends Disposable implements vscode.TreeDataProvider<Node> {
  readonly #lab: LabState;
  readonly #changed = this._register(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(lab: LabState) {
    super();
    this.#lab = lab;
    this._register(lab.onDidChange(() => this.#changed.fire()));
    this._register(vscode.window.createTreeView(viewIds.experiments, { treeDataProvider: this }));
  }

  getChildren(node?: Node): Node[] {
    if (!node)
      return stages.filter((stage) => this.#in(stage).length > 0).map((stage) => new StageNode(stage));
    if (node instanceof ExperimentNode) return [];
    return this.#in(node.stage).map(({ slug }) => new ExperimentNode(slug));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node instanceof StageNode) return this.#stageItem(node.stage);
    const experiment = this.#lab.experiments.find((one) => one.slug === node.experiment);
    return experiment ? this.#experimentItem(experiment) : new vscode.TreeItem(node.experiment);
  }

  #in(stage: Stage): readonly Experiment[] {
    return this.#lab.experiments.filter((experiment) => experiment.stage === stage);
  }

  #stageItem(stage: Stage): vscode.TreeItem {
    const item = new vscode.TreeItem(stageNames()[stage], vscode.TreeItemCollapsibleState.Expanded);
    item.id = `stage/${stage}`;
    item.description = String(this.#in(stage).length);
    item.iconPath = new vscode.ThemeIcon(icons[stage]);
    return item;
  }

  #experimentItem({ slug, hypothesis }: Experiment): vscode.TreeItem {
    const active = this.#lab.active?.experiment.slug === slug;
    const item = new vscode.TreeItem(hypothesis.title);
    item.id = `experiment/${slug}`;
    item.contextValue = 'experiment';
    item.description = active ? vscode.l10n.t('active') : hypothesis.segment;
    item.tooltip = new vscode.MarkdownString().appendText(hypothesis.belief);
    item.iconPath = new vscode.ThemeIcon(active ? 'circle-filled' : 'circle-outline');
    item.command = {
      command: commandIds.setActiveExperiment,
      title: vscode.l10n.t('Work on This Experiment'),
      arguments: [{ experiment: slug }],
    };
    return item;
  }
}

/** The stages in the user's words. */
function stageNames(): Record<Stage, string> {
  return {
    framed: vscode.l10n.t('Framed'),
    prototyping: vscode.l10n.t('Prototyping'),
    testing: vscode.l10n.t('Testing with people'),
    decided: vscode.l10n.t('Decided'),
    handedOff: vscode.l10n.t('Handed off'),
    discarded: vscode.l10n.t('Thrown away'),
  };
}
