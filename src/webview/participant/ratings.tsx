import * as l10n from '@vscode/l10n';
import { useId, useState } from 'preact/hooks';
import { Scale } from './scale.tsx';
import type { Step } from './flow.ts';
import type { TestRun } from './testRun.ts';

interface SeqProps {
  readonly step: Extract<Step, { kind: 'seq' }>;
  readonly run: TestRun;
}

/** The Single Ease Question, worded as its authors do (Sauro and Dumas 2009). */
export function SeqRating({ step, run }: SeqProps) {
  const [value, setValue] = useState<number>();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = chosenIn(event.currentTarget, 'seq');
        if (chosen !== undefined) run.rateTask(chosen);
      }}
    >
      <p class="count">{l10n.t('About the task “{0}”', step.task.goal)}</p>
      <h1 tabIndex={-1} id="question">
        {l10n.t('Overall, how difficult or easy was this task?')}
      </h1>
      <Scale
        name="seq"
        labelledBy="question"
        low={l10n.t('Very difficult')}
        high={l10n.t('Very easy')}
        value={value}
        onChange={setValue}
      />
      <RatingButtons isReady={value !== undefined} skip={() => run.rateTask(undefined)} />
    </form>
  );
}

/** UMUX-Lite: two items, worded as its authors do (Lewis, Utesch and Maher 2013). */
export function UmuxRating({ run }: { readonly run: TestRun }) {
  const id = useId();
  const [capabilities, setCapabilities] = useState<number>();
  const [ease, setEase] = useState<number>();
  const isReady = capabilities !== undefined && ease !== undefined;
  const items = [
    {
      name: 'capabilities',
      text: l10n.t('This system’s capabilities meet my requirements.'),
      value: capabilities,
      set: setCapabilities,
    },
    { name: 'ease', text: l10n.t('This system is easy to use.'), value: ease, set: setEase },
  ];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = (name: string) => chosenIn(event.currentTarget, name);
        const ratings = { capabilities: chosen('capabilities'), ease: chosen('ease') };
        if (ratings.capabilities !== undefined && ratings.ease !== undefined)
          run.rateVariant({ capabilities: ratings.capabilities, ease: ratings.ease });
      }}
    >
      <h1 tabIndex={-1}>{l10n.t('Two questions about what you have just tried')}</h1>
      <p class="hint">
        {l10n.t('“This system” is the sketch that you have just seen. How far do you agree?')}
      </p>
      {items.map(({ name, text, value, set }) => (
        <div key={name}>
          <p class="item" id={id + name}>
            {text}
          </p>
          <Scale
            name={name}
            labelledBy={id + name}
            low={l10n.t('Strongly disagree')}
            high={l10n.t('Strongly agree')}
            value={value}
            onChange={set}
          />
        </div>
      ))}
      <RatingButtons isReady={isReady} skip={() => run.rateVariant(undefined)} />
    </form>
  );
}

/** What stands in the form: whoever is quick sends it before it is drawn with what they have chosen. */
function chosenIn(form: HTMLFormElement, name: string): number | undefined {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? Number(value) : undefined;
}

function RatingButtons({ isReady, skip }: { readonly isReady: boolean; readonly skip: () => void }) {
  return (
    <div class="buttons">
      <button type="submit" class="primary" aria-disabled={!isReady}>
        {l10n.t('Go on')}
      </button>
      <button type="button" class="link" onClick={skip}>
        {l10n.t('Skip this')}
      </button>
    </div>
  );
}
