import { strictEqual } from 'node:assert/strict';
import { columnKind } from '../../../src/core/data/columnKind.ts';
import { ColumnTally } from '../../../src/core/data/columnTally.ts';
import type { PersonalKind } from '../../../src/core/data/datasetProfile.ts';
import { personalColumn } from '../../../src/core/data/personal/personalColumn.ts';

function kindOf(label: string, cells: readonly string[]): PersonalKind | undefined {
  const tally = new ColumnTally();
  for (const cell of cells) tally.add(cell);
  const { type } = columnKind(tally.common, tally.filled, false);
  return personalColumn(label, type, { filled: tally.filled, counts: tally.personal })?.kind;
}

const positives: readonly (readonly [PersonalKind, string, readonly string[]])[] = [
  ['email', 'x', ['anna@example.com', 'b']],
  [
    'email',
    'notes',
    [...Array.from({ length: 999 }, () => 'call back'), 'write to jo.doe+1@mail.example.co.uk'],
  ],
  ['email', 'E-Mail-Adresse', ['x']],
  ['phone', 'x', ['+49 221 1234567', '0221 / 123 45 67']],
  ['phone', 'x', ['(555) 234-5678', '555-234-5678']],
  ['phone', 'Téléphone', ['12 34']],
  ['phone', 'Handynummer', ['1701234567']],
  ['bankAccount', 'x', ['DE89 3704 0044 0532 0130 00']],
  ['bankAccount', 'Konto-Nr', ['12345']],
  ['card', 'x', ['4111 1111 1111 1111', '5500-0000-0000-0004']],
  ['nationalId', 'x', ['123-45-6789']],
  ['nationalId', 'Steuer-ID', ['12']],
  ['nationalId', 'Passport No.', ['C01X00T47']],
  ['ipAddress', 'x', ['192.168.1.10', '10.0.0.1']],
  ['ipAddress', 'x', ['2001:db8::8a2e:370:7334']],
  ['ipAddress', 'clientIp', ['a']],
  ['address', 'x', ['12 Baker Street', '7 Elm Avenue']],
  ['address', 'x', ['Hauptstraße 5', 'Am Markt-Platz 12a']],
  ['address', 'Straße und Hausnummer', ['a']],
  ['address', 'dirección', ['a']],
  ['birthDate', 'Geburtsdatum', ['1980-01-02']],
  ['birthDate', 'date_of_birth', ['02.01.1980']],
  ['birthDate', 'Fecha de nacimiento', ['02/01/1980']],
  ['name', 'First Name', ['Anna']],
  ['name', 'lastName', ['Berg']],
  ['name', 'Nachname', ['Berg']],
  ['name', 'Prénom', ['Anna']],
  ['name', 'customer_name', ['Anna Berg']],
  ['health', 'Diagnosis', ['J45']],
  ['location', 'Latitude', ['50.94']],
];

const negatives: readonly (readonly [string, readonly string[]])[] = [
  ['Order No', ['1001', '1002']],
  ['Product name', ['Lamp', 'Desk']],
  ['City', ['Köln', 'Paris']],
  ['Amount', ['12.50', '-3']],
  ['SKU', ['4006381333931', '4006381333932']],
  ['Date', ['2026-05-31', '2026-06-01']],
  ['Ordered', ['31.05.2026', '01.06.2026']],
  ['Time', ['12:34:56', '01:02:03']],
  ['Version', [...Array.from({ length: 99 }, (_, n) => `2.${n}`), '1.2.3.4']],
  ['Rate', ['01/02', '2/3']],
  ['Mobile users', ['12', '15']],
  ['Mobile revenue', ['12.5']],
  ['Department', ['Sales']],
  ['Telemetry', ['on']],
  ['Recipe', ['Soup']],
  ['Platform', ['web']],
  ['Handle', ['round']],
  ['Country', ['DE']],
  ['Zip', ['01067']],
  ['Year', ['2025', '2026']],
  ['Twitter', ['see @us']],
  ['Latency', ['12']],
  ['Customer', ['C-17', 'C-18']],
  ['Card type', ['basic']],
  ['Long number', ['1234567890123456']],
  ['Emailed', ['yes', 'no']],
  ['Email sent', ['true', 'false']],
  ['empty e-mail', []],
];

describe('Personal data', () => {
  for (const [kind, label, cells] of positives)
    it(`sees ${kind} in “${label}”: ${cells.at(-1)}`, () => strictEqual(kindOf(label, cells), kind));
  it('sees an e-mail address wherever it stands in a long text', () => {
    const address = 'jo.doe+1@mail.example.co.uk';
    for (const filler of ['call back ', '@ ', 'a@b ']) {
      for (let before = 0; before < 6_000; before += 37) {
        const text = `${filler.repeat(1_000).slice(0, before)} ${address} ${filler.repeat(500)}`;
        strictEqual(kindOf('x', [text]), 'email', `${filler} × ${before}`);
      }
    }
    strictEqual(kindOf('x', ['a@b '.repeat(25_000)]), undefined);
  });

  it('looks for one in time that grows with the text, not with its square', () => {
    for (const part of ['a', 'a@', '@', 'a@b.', 'a.', '-']) {
      const text = `@${part.repeat(100_000)}`;
      // A square of it would outlast the time limit of the test.
      kindOf('x', [text]);
    }
  });

  for (const [label, cells] of negatives)
    it(`sees none in “${label}”: ${cells.at(-1) ?? '–'}`, () => strictEqual(kindOf(label, cells), undefined));
});
