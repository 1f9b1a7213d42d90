const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A drawing as an address that holds it. */
export function svgDataUri(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg.toWellFormed())}`;
}

/** A picture as an address that holds it. (The pure core has neither Buffer nor btoa.) */
export function pngDataUri(bytes: Uint8Array): string {
  const parts = ['data:image/png;base64,'];
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const all = (first << 16) | (second << 8) | third;
    const four = [all >> 18, (all >> 12) & 63, (all >> 6) & 63, all & 63].map((six) => letters.charAt(six));
    parts.push(four.slice(0, Math.min(bytes.length - at, 3) + 1).join(''));
  }
  return `${parts.join('')}${'='.repeat((3 - (bytes.length % 3)) % 3)}`;
}
