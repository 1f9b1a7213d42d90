/** Folds a form that was sent; the focus goes to its summary, as what is folded cannot have it. */
export function foldUp(details: HTMLDetailsElement): void {
  details.querySelector('summary')?.focus();
  details.open = false;
}
