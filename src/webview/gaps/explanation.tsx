import * as l10n from '@vscode/l10n';
import type { ExplainerView, ExplanationView } from '../../protocol/gaps.ts';
import { Icon } from '../shared/icon.tsx';
import { useHost } from './host.ts';

/** What the chosen model makes of it: asked for, marked as the model's, and shown as text whatever it is. */
export function Explanation({
  explainer,
  explanation,
}: {
  readonly explainer: ExplainerView;
  readonly explanation: ExplanationView | undefined;
}) {
  const isAnswered = explanation !== undefined && explanation.state !== 'none';
  return (
    <section
      class="explanation"
      aria-label={l10n.t('Explanation by a model')}
      tabIndex={-1}
      data-keeps-focus=""
    >
      {isAnswered && <Answer explanation={explanation} />}
      <p class="visually-hidden" role="status">
        {announcement(explanation)}
      </p>
      {explanation?.state !== 'writing' && <Ask explainer={explainer} again={isAnswered} />}
    </section>
  );
}

/** The text itself is not announced while it grows; that it has begun and ended is. */
function announcement(explanation: ExplanationView | undefined): string {
  if (explanation?.state === 'writing') return l10n.t('The model is writing.');
  if (explanation?.state === 'whole') return l10n.t('The model has written its explanation.');
  return '';
}

function Ask({ explainer, again }: { readonly explainer: ExplainerView; readonly again: boolean }) {
  const host = useHost();
  const { state, label } = explainer;
  if (state === 'starter')
    return (
      <p class="muted">
        {l10n.t('The offline starter cannot explain this in other words; a model can.')}{' '}
        <button type="button" class="link" onClick={() => host.send({ type: 'chooseModel' })}>
          {l10n.t('Choose a Model…')}
        </button>
      </p>
    );
  if (state === 'untrusted')
    return (
      <p class="muted">
        {l10n.t('{0} can explain this in other words once you trust this window.', label)}{' '}
        <button type="button" class="link" onClick={() => host.send({ type: 'manageTrust' })}>
          {l10n.t('Manage Trust…')}
        </button>
      </p>
    );
  return (
    <div class="ask">
      <button type="button" class="secondary" onClick={() => host.send({ type: 'explain' })}>
        <Icon name="spark" />
        {again ? l10n.t('Ask the Model Again') : l10n.t('Ask the Model to Explain')}
      </button>
      <p class="muted">
        {l10n.t(
          'Sends the hypothesis and this list to {0}, not the code. It counts towards what the experiment may use.',
          label,
        )}
      </p>
    </div>
  );
}

function Answer({ explanation }: { readonly explanation: ExplanationView }) {
  const host = useHost();
  const { state, model, text, note, problem, action, isOlder } = explanation;
  const isWriting = state === 'writing';
  return (
    <div class="answer" aria-busy={isWriting}>
      <div class="answer-head">
        <p class="by">
          <Icon name="spark" />
          <span>
            {state === 'failed' && text === ''
              ? l10n.t('{0} did not explain', model)
              : l10n.t('Written by {0}, not checked', model)}
          </span>
        </p>
        {/* Keys keep them apart: a press of the one, meant for the other, would throw the text away. */}
        {isWriting ? (
          <button key="stop" type="button" class="secondary" onClick={() => host.send({ type: 'stop' })}>
            {l10n.t('Stop')}
          </button>
        ) : (
          <button
            key="dismiss"
            type="button"
            class="bare"
            aria-label={l10n.t('Put the explanation away')}
            title={l10n.t('Put away. It is kept nowhere.')}
            onClick={() => host.send({ type: 'dismiss' })}
          >
            <Icon name="cross" />
          </button>
        )}
      </div>
      {text !== '' && <p class="words">{text}</p>}
      {isWriting && <p class="muted">{note || (text === '' ? l10n.t('Waiting for the model…') : '')}</p>}
      {state === 'stopped' && <p class="muted">{l10n.t('You stopped it here.')}</p>}
      {state === 'partial' && <p class="muted">{l10n.t('It breaks off here.')}</p>}
      {isOlder && (
        <p class="muted">{l10n.t('The prototype has changed since; this is about how it was before.')}</p>
      )}
      {state === 'failed' && (
        <p class="note" role="alert">
          <Icon name="warning" />
          <span>{problem}</span>
          {action !== undefined && (
            <button type="button" class="secondary" onClick={() => host.send({ type: 'act' })}>
              {action}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
