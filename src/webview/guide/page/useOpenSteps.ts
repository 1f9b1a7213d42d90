import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StepName } from '../steps.ts';
import { toggleId } from './step.tsx';

/** Which steps are unfolded. */
export interface OpenSteps {
  readonly isOpen: (step: StepName) => boolean;
  readonly toggle: (step: StepName) => void;
  /** Unfolds a step and does what is next there: presses its one button, or puts the focus where work goes on. */
  readonly go: (step: StepName) => void;
  /** Unfolds a step and puts the focus on one of its controls, or on its heading; nothing is pressed. */
  readonly show: (step: StepName, control?: string) => void;
}

/**
 * Unfolds the step to do now and folds the one before, except while the user is still inside it or has unfolded it
 * themselves. Another experiment starts afresh.
 *
 * @param experiment what the steps belong to: a slug, or nothing for one that is not framed yet
 * @param reporting the step that shows how something ended, which nobody has put away yet: it is not folded either
 */
export function useOpenSteps(experiment: string, current: StepName, reporting?: StepName): OpenSteps {
  const [open, setOpen] = useState(() => firstOpen(current));
  const chosen = useRef(new Set<StepName>());
  const before = useRef({ experiment, current });
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { experiment, current };
    if (last.experiment === experiment && last.current === current) return;
    const isOther = last.experiment !== experiment && last.experiment !== '';
    if (isOther) chosen.current.clear();
    setOpen((steps) => {
      const kept = [...steps].filter(
        (step) => step !== last.current || step === reporting || chosen.current.has(step) || holdsFocus(step),
      );
      return isOther ? firstOpen(current) : new Set([...kept, ...firstOpen(current)]);
    });
  }, [experiment, current, reporting]);
  return {
    isOpen: (step) => open.has(step),
    toggle: (step) => {
      const others = [...open].filter((one) => one !== step);
      const isOpened = !open.has(step);
      if (isOpened) chosen.current.add(step);
      else chosen.current.delete(step);
      setOpen(new Set(isOpened ? [...others, step] : others));
    },
    go: (step) => {
      setOpen(new Set([...open, step]));
      requestAnimationFrame(() => takeUp(step));
    },
    show: (step, control) => {
      chosen.current.add(step);
      setOpen(new Set([...open, step]));
      requestAnimationFrame(() => lookAt(step, control));
    },
  };
}

/** A verdict stays in view when it is time to hand off: it is what the whole experiment was for. */
function firstOpen(current: StepName): ReadonlySet<StepName> {
  return new Set(current === 'handOff' ? ['decide', current] : [current]);
}

/** Controls say themselves whether they are what comes next: `data-next` is `press` or `focus`. */
function takeUp(step: StepName): void {
  const heading = document.getElementById(toggleId(step));
  const next = document.querySelector<HTMLElement>(`#step-${step} [data-next]`);
  heading?.scrollIntoView({ block: 'start' });
  (next ?? heading)?.focus();
  if (next?.dataset['next'] === 'press') next.click();
}

function lookAt(step: StepName, control: string | undefined): void {
  const wanted = control === undefined ? null : document.getElementById(control);
  for (let outer = wanted?.closest('details'); outer; outer = outer.parentElement?.closest('details'))
    outer.open = true;
  const target = wanted ?? document.getElementById(toggleId(step));
  target?.scrollIntoView({ block: wanted ? 'center' : 'start' });
  target?.focus();
}

function holdsFocus(step: StepName): boolean {
  return document.getElementById(`step-${step}`)?.contains(document.activeElement) ?? false;
}
