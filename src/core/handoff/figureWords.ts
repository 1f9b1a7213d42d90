import type { Interval } from '../evidence/evidenceReading.ts';
import { likelihoodOf, type Likelihood } from '../evidence/likelihood.ts';

/** A share or chance as whole percent; what is not quite nothing or all is said so. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  if (share < 1 && share > 0.99) return 'over 99 %';
  return `${Math.round(share * 100)} %`;
}

/** "42 % to 99 %". */
export function percentRange({ lower, upper }: Interval): string {
  return `${Math.round(lower * 100)} % to ${Math.round(upper * 100)} %`;
}

const likelihoodWords: Readonly<Record<Likelihood, string>> = {
  veryLikely: 'very likely',
  likely: 'likely',
  ratherLikely: 'rather likely',
  even: 'about as likely as not',
  ratherUnlikely: 'rather unlikely',
  unlikely: 'unlikely',
  veryUnlikely: 'very unlikely',
};

/** How likely a chance is, for whoever does not think in percent. */
export function likelihood(chance: number): string {
  return likelihoodWords[likelihoodOf(chance)];
}

/** Seconds as people say them: "42 s", "2 min 5 s". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (whole < 120) return `${whole} s`;
  const rest = whole % 60;
  return `${Math.floor(whole / 60)} min${rest === 0 ? '' : ` ${rest} s`}`;
}
