/**
 * Links and forms that would leave the page are stopped before they try, so that an ordinary mistake of a
 * prototype does not cost the whole frame (see guardLeaving, which catches what is meant to leave).
 */
export function guardLinks(blocked: (what: string) => void): void {
  const pathOf: (event: Event) => EventTarget[] = Function.prototype.call.bind(Event.prototype.composedPath);
  const prevent: (event: Event) => void = Function.prototype.call.bind(Event.prototype.preventDefault);
  const stop = (event: Event): void => {
    const link = pathOf(event).find(
      (target) => target instanceof Element && /^(a|area)$/i.test(target.localName),
    );
    if (!(link instanceof Element)) return;
    const address = (link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '#').trim();
    const download = link.hasAttribute('download') && /^(blob|data):/i.test(address);
    if (download || (address.startsWith('#') && address !== '#')) return;
    prevent(event);
    if (address !== '' && address !== '#') blocked(`a link to ${address}`);
  };
  window.addEventListener('click', stop, true);
  window.addEventListener('auxclick', stop, true);
  const submitted = (event: SubmitEvent): void => {
    const form = event.target instanceof Element ? event.target : undefined;
    const method = event.submitter?.getAttribute('formmethod') ?? form?.getAttribute('method');
    if (method?.toLowerCase() !== 'dialog') prevent(event);
  };
  window.addEventListener('submit', submitted, true);
}
