import * as vscode from 'vscode';
import { commandIds } from '../contributions.ts';
import type { DiagnosisCode, ServerDiagnosis } from '../../node/models/diagnoseServer.ts';
import { plainText } from '../plainText.ts';
import type { TestedModel } from './testModel.ts';

/** What came of a test, in words: what happened, why, what to do next; the last two are empty when all is well. */
export interface Diagnosis {
  readonly ok: boolean;
  readonly code: DiagnosisCode;
  readonly what: string;
  readonly why: string;
  readonly next: string;
  /** The button that does the next thing, where a command does it. */
  readonly action?: { readonly label: string; readonly command: string } | undefined;
}

type Words = Pick<Diagnosis, 'what' | 'why' | 'next' | 'action'>;

/** How many names of models fit a sentence. */
const shownNames = 5;

/** What the sentences are made of. `detail` is the server's or the network's own, on one line. */
interface Facts {
  readonly host: string;
  readonly detail: string;
  readonly offered: readonly string[];
  readonly tested: TestedModel;
}

/** Puts a diagnosis into words for the one who chose the model. They never hold the key. */
export function describeDiagnosis(
  { code, detail, offered }: ServerDiagnosis,
  tested: TestedModel,
): Diagnosis {
  const facts = { host: hostOf(tested), detail: plainText(detail), offered, tested };
  return { ok: code === 'ok', code, ...words[code](facts) };
}

/** Commands behind the buttons; functions, for the language is known only when they are shown. */
const chooseModel = () => ({ label: vscode.l10n.t('Choose Model'), command: commandIds.chooseModel });
const setApiKey = () => ({ label: vscode.l10n.t('Set API Key'), command: commandIds.setApiKey });

const words: Readonly<Record<DiagnosisCode, (facts: Facts) => Words>> = {
  ok: ({ tested }) => ({
    what:
      tested.provider === 'starter'
        ? vscode.l10n.t('The offline starter needs no connection.')
        : vscode.l10n.t('{0} answers.', tested.label),
    why: '',
    next: '',
  }),
  'not-configured': ({ detail }) => ({
    what: vscode.l10n.t('The model cannot be used yet.'),
    why: vscode.l10n.t('The reason: {0}', detail),
    next: vscode.l10n.t('Choose the model again.'),
    action: chooseModel(),
  }),
  'wrong-key': ({ host, detail, tested }) => ({
    what: vscode.l10n.t('{0} refused the request.', host),
    why:
      tested.apiKey === undefined
        ? vscode.l10n.t('It wants an API key, and none is set ({0}).', detail)
        : vscode.l10n.t('The API key is not complete, has expired or may not use this model ({0}).', detail),
    next: vscode.l10n.t('Copy the whole key from your provider and set it again.'),
    action: setApiKey(),
  }),
  'wrong-url': ({ detail, tested }) => ({
    what: vscode.l10n.t('There is no model server at {0}.', tested.baseUrl),
    why: vscode.l10n.t('Something answered there, but not like a model server ({0}).', detail),
    next: vscode.l10n.t('Check the address. Most end in /v1, such as http://localhost:11434/v1 for Ollama.'),
    action: chooseModel(),
  }),
  'model-missing': ({ host, offered, tested }) => ({
    what: vscode.l10n.t('{0} has no model called "{1}".', host, plainText(tested.name)),
    why: describeOffer(offered),
    next: host.endsWith('.azure.com')
      ? vscode.l10n.t('Azure wants the name of your deployment. Choose it again.')
      : vscode.l10n.t('Choose one of its models.'),
    action: chooseModel(),
  }),
  proxy: ({ host, detail }) => ({
    what: vscode.l10n.t('Something between here and {0} answered in its place.', host),
    why: vscode.l10n.t('A page came back that no model sends ({0}): a login, a proxy or a filter.', detail),
    next: vscode.l10n.t(
      'Sign in to the network, or ask whoever runs it to let {0} through. A proxy is set in VS Code under "http.proxy".',
      host,
    ),
  }),
  'out-of-quota': ({ host, detail }) => ({
    what: vscode.l10n.t('The quota or credit at {0} is used up.', host),
    why: vscode.l10n.t('The key works, but the account behind it has nothing left ({0}).', detail),
    next: vscode.l10n.t('Add to it there, or choose another model.'),
    action: chooseModel(),
  }),
  'rate-limited': ({ host, detail }) => ({
    what: vscode.l10n.t('{0} asks to slow down.', host),
    why: vscode.l10n.t('Address and key work; there were too many requests ({0}).', detail),
    next: vscode.l10n.t('Wait a minute and go on.'),
  }),
  offline: ({ host, detail }) => ({
    what: vscode.l10n.t('{0} cannot be reached.', host),
    why: vscode.l10n.t('There is no way to it, or the name is not right ({0}).', detail),
    next: vscode.l10n.t('Check the network, a VPN you may need, and the address.'),
    action: chooseModel(),
  }),
  refused: ({ host, detail, tested }) => ({
    what: vscode.l10n.t('Nothing listens at {0}.', host),
    why: vscode.l10n.t('The machine is there, but no model server runs at this address ({0}).', detail),
    next: startServer(tested.baseUrl),
  }),
  certificate: ({ host, detail }) => ({
    what: vscode.l10n.t('The connection to {0} is not trusted.', host),
    why: vscode.l10n.t(
      'Its certificate does not fit ({0}). Company networks often put in one of their own.',
      detail,
    ),
    next: vscode.l10n.t(
      'Ask whoever runs the network for its root certificate, and add it to this system; VS Code then uses it.',
    ),
  }),
  timeout: ({ host }) => ({
    what: vscode.l10n.t('{0} did not answer in time.', host),
    why: vscode.l10n.t('Nothing came back. A local server may still be loading the model.'),
    next: vscode.l10n.t('Wait a little and test again, or choose a smaller model.'),
  }),
  'no-stream': ({ host, detail }) => ({
    what: vscode.l10n.t('{0} answers, but not piece by piece.', host),
    why: vscode.l10n.t('Footbridge needs an answer that streams; this one came as {0}.', detail),
    next: vscode.l10n.t(
      'Turn streaming on at the server or the gateway in front of it, or choose another one.',
    ),
  }),
  'server-fault': ({ host, detail }) => ({
    what: vscode.l10n.t('{0} had a fault of its own.', host),
    why: vscode.l10n.t('It answered with an error ({0}). Address and network are fine.', detail),
    next: vscode.l10n.t('Test again in a few minutes. A local server says more in its own window.'),
  }),
  other: ({ detail, tested }) => ({
    what: vscode.l10n.t('{0} did not answer the test.', tested.label),
    why: vscode.l10n.t('The reason it gave: {0}', detail),
    next: vscode.l10n.t('Choose another model, or ask its provider.'),
    action: chooseModel(),
  }),
};

function hostOf({ provider, baseUrl, label }: TestedModel): string {
  if (provider === 'vscode') return vscode.l10n.t('VS Code');
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : label;
}

function describeOffer(offered: readonly string[]): string {
  if (offered.length === 0) return vscode.l10n.t('It does not say which models it has.');
  const names = plainText(offered.slice(0, shownNames).join(', '));
  const more = offered.length - shownNames;
  return more > 0
    ? vscode.l10n.t('It has {0} and {1} more.', names, more)
    : vscode.l10n.t('It has {0}.', names);
}

/** How the usual local servers are started. */
function startServer(baseUrl: string): string {
  const port = URL.canParse(baseUrl) ? new URL(baseUrl).port : '';
  if (port === '11434') return vscode.l10n.t('Start Ollama, or run "ollama serve" in a terminal.');
  if (port === '1234') return vscode.l10n.t('Open LM Studio and start its server in the Developer view.');
  return vscode.l10n.t('Start the model server, or check the port in its address.');
}
