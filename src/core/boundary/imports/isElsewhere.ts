/** Whether an address in a page or style sheet names no file of ours: the network, data in the text, a place in the page itself. */
export function isElsewhere(address: string): boolean {
  return /^(?:[a-z][a-z\d+.-]+:|\/\/|#|\?|$)/iu.test(address.trim()) && !/^(?:sass|file):/u.test(address);
}
