import * as l10n from '@vscode/l10n';
import type { PreviewView } from '../../protocol/preview.ts';
import { useAsk } from './host.ts';
import { Icon, type IconName } from '../shared/icon.tsx';
import type { Asking, FaultSeen } from './paneContent.ts';
import { faultForModel, faultText, spendingText } from './words.ts';

interface FaultsProps {
  readonly variant: string;
  readonly faults: readonly FaultSeen[];
  readonly view: PreviewView;
  readonly asking: Asking;
  /** Whether a turn changes the variant right now. */
  readonly isBusy: boolean;
}

const icons: Readonly<Record<FaultSeen['kind'], IconName>> = {
  error: 'error',
  compile: 'error',
  blank: 'error',
  blocked: 'blocked',
  warning: 'warning',
};

/** What is wrong with the prototype, each with its line and a way to have it mended. */
export function Faults({ variant, faults, view, asking, isBusy }: FaultsProps) {
  const count = faults.length;
  const words = count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', count);
  return (
    // What is added is announced, not the whole list each time one in it is counted.
    <div class="faults-holder" role="status" aria-atomic={false} aria-relevant="additions">
      {count > 0 && (
        <details class="faults" open={faults.some(({ kind }) => kind !== 'warning')}>
          <summary>
            <Icon name="chevron" />
            {words}
            {asking === 'possible' && <span class="hint">{spendingText(view.spending)}</span>}
          </summary>
          <ul>
            {faults.map((fault) => (
              <Fault
                key={`${fault.kind} ${fault.file} ${fault.line} ${fault.message}`}
                {...{ variant, fault, isBusy }}
                canFix={asking === 'possible'}
              />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

interface FaultProps {
  readonly variant: string;
  readonly fault: FaultSeen;
  readonly canFix: boolean;
  readonly isBusy: boolean;
}

function Fault({ variant, fault, canFix, isBusy }: FaultProps) {
  const ask = useAsk();
  const { kind, file, line, times } = fault;
  const text = faultText(fault);
  const fix = (): void => {
    if (isBusy) return;
    ask({ type: 'fix', variant, fault: { message: faultForModel(fault).slice(0, 2000), file, line } });
  };
  return (
    <li class={`fault ${kind}`}>
      <Icon name={icons[kind]} />
      <p>
        {text}
        {times > 1 && <span class="hint"> {l10n.t('{0} times', times)}</span>}{' '}
        {file !== undefined && line !== undefined && (
          <button
            type="button"
            class="link"
            title={l10n.t('Open the file at this line')}
            onClick={() => ask({ type: 'openFile', variant, file, line })}
          >
            {file}:{line}
          </button>
        )}
      </p>
      {canFix && (
        <button
          type="button"
          class="secondary"
          aria-disabled={isBusy}
          aria-label={l10n.t('Fix: {0}', text)}
          title={l10n.t('Ask the model to mend this. Costs one turn.')}
          onClick={fix}
        >
          <Icon name="spark" />
          {l10n.t('Fix')}
        </button>
      )}
    </li>
  );
}
