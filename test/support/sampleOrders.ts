/** Sample data for an internal tool, made up by a fixed rule: the same rows on every machine. */

const carriers = ['Northway', 'ParcelJet', 'Blue Van', 'Swiftline'] as const;
const regions = ['north', 'east', 'south', 'west'] as const;
const statuses = ['packed', 'in transit', 'out for delivery', 'delivered'] as const;

/**
 * Orders as CSV with a heading row: number, day ordered, day promised, carrier, region, status, value, days late, and the
 * e-mail address of a made-up customer, which counts as personal data.
 *
 * @param rows how many orders
 */
export function sampleOrders(rows: number): string {
  const lines = ['order,ordered,promised,carrier,region,status,value,days_late,customer_email'];
  let seed = 20_260_101;
  const next = (below: number): number => {
    // Park and Miller's minimal standard generator (Communications of the ACM 31, 1988).
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let row = 1; row <= rows; row += 1) {
    const ordered = next(60);
    const carrier = carriers[next(carriers.length)] ?? carriers[0];
    const region = regions[next(regions.length)] ?? regions[0];
    const isRisky = carrier === 'ParcelJet' && region === 'north';
    const late = Math.max(0, next(isRisky ? 9 : 5) - 2);
    const status = statuses[next(statuses.length)] ?? statuses[0];
    const value = (500 + next(30_000)) / 100;
    lines.push(
      `A${100_000 + row},${day(ordered)},${day(ordered + 3)},${carrier},${region},${status},${value.toFixed(2)},${late},customer${row}@example.com`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** A day so many days after 1 September 2026, as an ISO date. */
function day(after: number): string {
  return new Date(Date.UTC(2026, 8, 1 + after)).toISOString().slice(0, 10);
}
