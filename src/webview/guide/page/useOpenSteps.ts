import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StepName } from '../steps.ts';
import { toggleId } from './step.tsx';

/** Which steps are unfolded. */
export interface OpenSteps {
  readonly isOpen: (step: StepName) => boolean;
  readonly toggle: (step: StepName) => void;
  /** Unfolds a step and puts the focus on its heading. */
  readonly go: (step: StepName) => void;
}

/**
 * Unfolds the step to do now and folds the one before, except while the user is still inside it. Another
 * experiment starts afresh.
 *
 * @param experiment what the steps belong to: a slug, or nothing for one that is not framed yet
 */
export function useOpenSteps(experiment: string, current: StepName): OpenSteps {
  const [open, setOpen] = useState(() => firstOpen(current));
  const before = useRef({ experiment, current });
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { experiment, current };
    if (last.experiment === experiment && last.current === current) return;
    const isOther = last.experiment !== experiment && last.experiment !== '';
    setOpen((steps) => {
      const kept = [...steps].filter((step) => step !== last.current || holdsFocus(step));
      return isOther ? firstOpen(current) : new Set([...kept, ...firstOpen(current)]);
    });
  }, [experiment, current]);
  return {
    isOpen: (step) => open.has(step),
    toggle: (step) => {
      const others = [...open].filter((one) => one !== step);
      setOpen(new Set(open.has(step) ? others : [...others, step]));
    },
    go: (step) => {
      setOpen(new Set([...open, step]));
      const heading = document.getElementById(toggleId(step));
      heading?.scrollIntoView({ block: 'start' });
      heading?.focus();
    },
  };
}

/** A verdict stays in view when it is time to hand off: it is what the whole experiment was for. */
function firstOpen(current: StepName): ReadonlySet<StepName> {
  return new Set(current === 'handOff' ? ['decide', current] : [current]);
}

function holdsFocus(step: StepName): boolean {
  return document.getElementById(`step-${step}`)?.contains(document.activeElement) ?? false;
}
