import { readPlace, type Place } from './readPlace.ts';

/** Marks the one screen that is shown; the stylesheet of the page hides the others. */
const current = 'data-footbridge-current';
const headings = 'h1,h2,h3,[role=heading]';

/** A page that stays blank for this long waits for a screen that it does not have, in milliseconds. */
const blankFor = 500;

/** The prototype's screens, of which one is shown at a time in one of its states. */
export class ScreenDeck {
  readonly #document: Document;
  readonly #report: (screen: string, state: string) => void;
  readonly #listeners = new Set<(screen: string, state: string) => void>();
  readonly #renderers = new Set<(screen: string, state: string) => void>();
  readonly #past: Place[] = [];
  #title = '';
  readonly #voice: HTMLElement;
  #place: Place | undefined;

  /** @param report is told every place that is shown */
  constructor(page: Document, report: (screen: string, state: string) => void) {
    this.#document = page;
    this.#report = report;
    this.#voice = page.createElement('div');
    this.#voice.setAttribute('role', 'status');
    this.#voice.setAttribute('aria-live', 'polite');
    this.#voice.style.cssText =
      'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
  }

  /** Shows the place asked for, or the first screen, and from then on keeps late arrivals in line. */
  start(wanted: string): void {
    this.#title = this.#document.title;
    this.#document.body.append(this.#voice);
    const asked = readPlace(wanted);
    const first = this.#screens()[0];
    if (this.#place !== undefined) this.#apply();
    else if (this.#find(asked.screen) !== undefined) this.#show(asked, false);
    else if (first !== undefined) this.#show({ screen: idOf(first), state: 'ready' }, false);
    else if (asked.screen !== '') this.#firstUnlessShown();
    new MutationObserver((records) => {
      if (records.some((record) => record.type === 'attributes' || record.addedNodes.length > 0)) {
        this.#keepInLine();
      }
    }).observe(this.#document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      // A script may turn one screen into another where it stands.
      attributeFilter: ['data-screen', 'data-state'],
    });
  }

  /** @throws Error when there is no such screen, so that the mistake is seen where it was made */
  go(text: string): void {
    const place = readPlace(text);
    if (this.#find(place.screen) === undefined) {
      for (const render of this.#renderers) render(place.screen, place.state);
    }
    if (this.#find(place.screen) === undefined) throw new Error(`There is no screen "${place.screen}"`);
    if (this.#place !== undefined) this.#past.push(this.#place);
    this.#show(place, true);
  }

  /** What a `data-go` says: a place, or `back`. */
  follow(text: string): void {
    if (text.trim() === 'back') this.back();
    else this.go(text);
  }

  /** Returns to the place before; on the first one nothing happens. */
  back(): void {
    const place = this.#past.pop();
    if (place !== undefined) this.#show(place, true);
  }

  /** Opens a place, asking for its screen where that is rendered only while it is shown; without one nothing happens. */
  openIfAny(text: string): void {
    const place = readPlace(text);
    if (this.#find(place.screen) === undefined)
      for (const render of this.#renderers) render(place.screen, place.state);
    this.openIfKnown(text);
  }

  /** Opens a place that a hash names; other hashes are the prototype's own. */
  openIfKnown(text: string): void {
    const place = readPlace(text);
    if (this.#find(place.screen) === undefined) return;
    if (place.screen === this.#place?.screen && place.state === this.#place.state) return;
    this.go(text);
  }

  /** Calls back with every place shown from now on; the function returned ends that. */
  onScreen(listener: (screen: string, state: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks for a screen that is not there before giving up: some render a screen only while it is shown. */
  onMissing(render: (screen: string, state: string) => void): void {
    this.#renderers.add(render);
  }

  /**
   * Whoever renders a screen only while it is shown renders nothing for one that is no more, as after a change that calls
   * it something else.
   */
  #firstUnlessShown(): void {
    setTimeout(() => {
      if (this.#place !== undefined || this.#document.body.innerText.trim() !== '') return;
      for (const render of this.#renderers) render('', 'ready');
    }, blankFor);
  }

  #show(place: Place, moved: boolean): void {
    this.#place = place;
    this.#apply();
    const screen = this.#find(place.screen);
    const heading =
      screen &&
      [...screen.querySelectorAll<HTMLElement>(headings)].find((each) => each.offsetParent !== null);
    const name = heading?.textContent?.trim() ?? '';
    this.#document.title = [name, this.#title].filter((part) => part !== '').join(' – ');
    if (moved) this.#moveTo(heading ?? screen, name);
    this.#report(place.screen, place.state);
    for (const listener of this.#listeners) listener(place.screen, place.state);
  }

  #moveTo(target: HTMLElement | undefined, name: string): void {
    window.scrollTo(0, 0);
    this.#voice.textContent = name;
    if (target === undefined) return;
    if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
  }

  #apply(): void {
    const { screen: id, state } = this.#place ?? { screen: '', state: '' };
    for (const screen of this.#screens()) screen.toggleAttribute(current, idOf(screen) === id);
    const shown = this.#find(id);
    for (const part of shown?.querySelectorAll<HTMLElement>('[data-state]') ?? []) {
      const states = (part.getAttribute('data-state') ?? '').split(/\s+/);
      part.hidden = !states.includes(state);
    }
  }

  /** Screens that script renders late are shown as if they had been there. */
  #keepInLine(): void {
    const first = this.#screens()[0];
    const lost = this.#place === undefined || this.#find(this.#place.screen) === undefined;
    if (lost && first !== undefined) this.#show({ screen: idOf(first), state: 'ready' }, false);
    else this.#apply();
    if (!this.#voice.isConnected) this.#document.body.append(this.#voice);
  }

  #screens(): HTMLElement[] {
    return [...this.#document.querySelectorAll<HTMLElement>('[data-screen]')];
  }

  #find(id: string): HTMLElement | undefined {
    return id === '' ? undefined : this.#screens().find((screen) => idOf(screen) === id);
  }
}

function idOf(screen: Element): string {
  return screen.getAttribute('data-screen') ?? '';
}
