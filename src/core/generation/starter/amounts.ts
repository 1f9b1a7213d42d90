/**
 * Writes an amount as people do in a shop: `$18`, `$4.90`, `$1,240`.
 *
 * @param minor minor units (cents, pence)
 */
export function amount(minor: number, currency: string): string {
  const digits = minor % 100 === 0 ? 0 : 2;
  return currency + (minor / 100).toFixed(digits).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** The currency sign a text uses, or `$`. */
export function currencyIn(text: string): string {
  return /[£€¥₹$]/.exec(text)?.[0] ?? '$';
}

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const monthNames = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

/** A day some days before or after an ISO date: `iso` for machines, `day` and `label` for people. */
export function dayFrom(date: string, days: number): { iso: string; day: string; label: string } {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return {
    iso: at.toISOString().slice(0, 10),
    day: dayNames[at.getUTCDay()] ?? '',
    label: `${at.getUTCDate()} ${monthNames[at.getUTCMonth()] ?? ''}`,
  };
}
