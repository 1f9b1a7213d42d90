import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LandmarksView, PickedView } from '../../../protocol/guidePlan.ts';
import { type Condition, conditionWords } from './planWords.ts';

interface PickedChoiceProps {
  readonly picked: PickedView;
  readonly landmarks: LandmarksView | undefined;
  readonly onChoose: (condition: Condition) => void;
  readonly onLeave: () => void;
}

/** What was pointed at, as what the page can notice of it: that it is used, or that its screen is shown. */
export function PickedChoice({ picked, landmarks, onChoose, onLeave }: PickedChoiceProps) {
  const first = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => first.current?.querySelector('button')?.focus(), []);
  const { place, taskStep, words } = picked;
  const byScreen: Condition | undefined = place && {
    screen: place.screen,
    ...(place.state !== undefined && { state: place.state }),
  };
  const byStep: Condition | undefined = taskStep === undefined ? undefined : { taskStep };
  return (
    <div class="card note picked" ref={first} role="group" aria-label={l10n.t('You pointed at “{0}”', words)}>
      <p>
        <strong>{l10n.t('You pointed at “{0}”', words)}</strong>
      </p>
      <p class="hint">{explanation(byScreen, byStep)}</p>
      <div class="buttons">
        {[byStep, byScreen].map(
          (condition) =>
            condition && (
              <button
                key={JSON.stringify(condition)}
                type="button"
                class="secondary"
                onClick={() => onChoose(condition)}
              >
                {conditionWords(condition, landmarks)}
              </button>
            ),
        )}
        <button type="button" class="quiet" onClick={onLeave}>
          {byStep && byScreen ? l10n.t('Neither') : l10n.t('Something else')}
        </button>
      </div>
    </div>
  );
}

function explanation(byScreen: Condition | undefined, byStep: Condition | undefined): string {
  if (byStep) return l10n.t('When is the task done?');
  return byScreen
    ? l10n.t('The page can notice that its screen is shown, not that it is used. Is the task done then?')
    : l10n.t('The page can notice neither that it is used nor which screen it is on. Try something else.');
}
