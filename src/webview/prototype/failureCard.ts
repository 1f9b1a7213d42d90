/** What the card says: a heading, what it means, and the technical detail, which may be empty. */
export interface Failure {
  readonly title: string;
  readonly what: string;
  readonly detail: string;
}

const card = document.getElementById('card') as HTMLElement;

/** Shows the card in place of a page that would be blank. Its text is set as text, whoever wrote it. */
export function showCard({ title, what, detail }: Failure, again: () => void): void {
  const part = (name: string): HTMLElement => card.querySelector(name) as HTMLElement;
  part('h1').textContent = title;
  part('p').textContent = what;
  part('pre').textContent = detail;
  part('button').onclick = again;
  card.hidden = false;
}

export function hideCard(): void {
  card.hidden = true;
}
