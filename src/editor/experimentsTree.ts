import * as vscode from 'vscode';
import type { Generations } from '../app/generation/generations.ts';
import type { LabState } from '../app/labState.ts';
import type { Experiment, Stage, Variant } from '../core/experiment/experiment.ts';
import { stages } from '../core/experiment/experiment.ts';
import { isOver } from '../core/experiment/lifecycle.ts';
import { AttentionBadge } from './board/attentionBadge.ts';
import { commandIds, viewIds } from './contributions.ts';
import { Disposable } from './disposable.ts';
import type { Services } from './services.ts';

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

/** One variant of an experiment that has several; menus' commands read both. */
class VariantNode {
  readonly experiment: string;
  readonly variant: string;

  constructor(experiment: string, variant: string) {
    this.experiment = experiment;
    this.variant = variant;
  }
}

type Node = StageNode | ExperimentNode | VariantNode;

const icons: Record<Stage, string> = {
  framed: 'lightbulb',
  prototyping: 'beaker',
  testing: 'organization',
  decided: 'law',
  handedOff: 'checklist',
  discarded: 'trash',
};

/** The Experiments view: all experiments of the lab, by stage, with their variants where there are several. */
export class ExperimentsTree extends Disposable implements vscode.TreeDataProvider<Node> {
  readonly #lab: LabState;
  readonly #generations: Generations;
  #underWay = '';
  readonly #changed = this._register(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(services: Pick<Services, 'lab' | 'generations' | 'clock' | 'log'>) {
    super();
    const { lab, generations } = services;
    this.#lab = lab;
    this.#generations = generations;
    this._register(lab.onDidChange(() => this.#changed.fire()));
    this._register(generations.onDidChange(() => this.#progressed()));
    const view = vscode.window.createTreeView(viewIds.experiments, { treeDataProvider: this });
    this._register(view);
    this._register(new AttentionBadge(services, view));
  }

  getChildren(node?: Node): Node[] {
    if (!node)
      return stages.filter((stage) => this.#in(stage).length > 0).map((stage) => new StageNode(stage));
    if (node instanceof VariantNode) return [];
    if (node instanceof ExperimentNode)
      return this.#variantsOf(node.experiment).map(({ id }) => new VariantNode(node.experiment, id));
    return this.#in(node.stage).map(({ slug }) => new ExperimentNode(slug));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node instanceof StageNode) return this.#stageItem(node.stage);
    if (node instanceof VariantNode) return this.#variantItem(node);
    const experiment = this.#lab.experiments.find((one) => one.slug === node.experiment);
    return experiment ? this.#experimentItem(experiment) : new vscode.TreeItem(node.experiment);
  }

  #in(stage: Stage): readonly Experiment[] {
    return this.#lab.experiments.filter((experiment) => experiment.stage === stage);
  }

  /** The variants of an experiment; none where they are gone, or where there is only one: the experiment's prototype itself. */
  #variantsOf(slug: string): readonly Variant[] {
    const experiment = this.#lab.experiments.find((one) => one.slug === slug);
    const variants = experiment?.stage === 'discarded' ? [] : (experiment?.variants ?? []);
    return variants.length > 1 ? variants : [];
  }

  /** Only which turns are under way is shown, so that the tree is not drawn again for every word that arrives. */
  #progressed(): void {
    const underWay = this.#generations.progress
      .map(({ experiment, variant }) => `${experiment}/${variant}`)
      .join(' ');
    if (underWay !== this.#underWay) this.#changed.fire();
    this.#underWay = underWay;
  }

  #variantItem({ experiment, variant: id }: VariantNode): vscode.TreeItem {
    const item = new vscode.TreeItem(vscode.l10n.t('Variant {0}', id.toUpperCase()));
    const variant = this.#variantsOf(experiment).find((one) => one.id === id);
    const isRunning = this.#generations.progress.some(
      (one) => one.experiment === experiment && one.variant === id,
    );
    item.id = `variant/${experiment}/${id}`;
    item.contextValue = 'variant';
    item.description = isRunning ? vscode.l10n.t('being made') : (variant?.change ?? '');
    item.tooltip = new vscode.MarkdownString().appendText(variant?.change ?? '');
    item.iconPath = new vscode.ThemeIcon(isRunning ? 'sync~spin' : 'versions');
    item.command = {
      command: commandIds.openPreview,
      title: vscode.l10n.t('Open Preview'),
      arguments: [{ experiment, variant: id }],
    };
    return item;
  }

  #stageItem(stage: Stage): vscode.TreeItem {
    const item = new vscode.TreeItem(stageNames()[stage], vscode.TreeItemCollapsibleState.Expanded);
    item.id = `stage/${stage}`;
    item.description = String(this.#in(stage).length);
    item.iconPath = new vscode.ThemeIcon(icons[stage]);
    return item;
  }

  #experimentItem(experiment: Experiment): vscode.TreeItem {
    const { slug, hypothesis, stage } = experiment;
    const active = this.#lab.active?.experiment.slug === slug;
    const item = new vscode.TreeItem(hypothesis.title);
    if (this.#variantsOf(slug).length > 0)
      item.collapsibleState = active
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed;
    item.id = `experiment/${slug}`;
    item.contextValue = stage === 'discarded' ? 'discarded' : 'experiment';
    // What is over is shown in the guide, and is not active: the status bar says so too.
    item.description = active && !isOver(experiment) ? vscode.l10n.t('active') : hypothesis.segment;
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
