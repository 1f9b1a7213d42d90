import type { PrototypeFile } from '../../src/core/generation/fileChange.ts';
import { writeWire } from '../../src/core/generation/wireFormat.ts';

/** The file of {@link checkoutPrototype} that has the headline of the first screen, and the file with the last one. */
export const basketFile = 'src/screens/basket.tsx';
export const confirmedFile = 'src/screens/confirmed.tsx';

/**
 * A checkout as a model writes it for the sample hypothesis: React and TypeScript, icons, the kit's stylesheet.
 *
 * @param headline stands on the first screen
 * @param changes files to add or to put in place of others, by path
 */
export function checkoutPrototype(
  headline = 'Your basket',
  changes: Readonly<Record<string, string>> = {},
): PrototypeFile[] {
  const files: Record<string, string> = {
    'index.html': page,
    'src/main.tsx': entry,
    'src/app.tsx': app,
    'src/sample.ts': sample,
    [basketFile]: basket(headline),
    'src/screens/address.tsx': address,
    'src/screens/payment.tsx': payment,
    [confirmedFile]: confirmed,
    ...changes,
  };
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

/** {@link checkoutPrototype} as the answer of a model, with a sentence before it. */
export function checkoutAnswer(headline?: string, changes?: Readonly<Record<string, string>>): string {
  return `Here is the checkout without an account.\n\n${writeWire(checkoutPrototype(headline, changes))}`;
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Checkout</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="/src/main.tsx"></script>
  </body>
</html>
`;

const entry = `import { createRoot } from 'react-dom/client';
import { App } from './app';

createRoot(document.getElementById('root')!).render(<App />);
`;

const app = `import { ShoppingBag } from 'lucide-react';
import { Address } from './screens/address';
import { Basket } from './screens/basket';
import { Confirmed } from './screens/confirmed';
import { Payment } from './screens/payment';

export function App() {
  return (
    <>
      <header className="app-bar">
        <span className="brand">
          <ShoppingBag aria-hidden="true" /> Sample Shop
        </span>
      </header>
      <Basket />
      <Address />
      <Payment />
      <Confirmed />
    </>
  );
}
`;

const sample = `export interface Line {
  readonly name: string;
  readonly note: string;
  readonly price: number;
}

export const lines: readonly Line[] = [
  { name: 'Stoneware mug', note: '350 ml, speckled', price: 18 },
  { name: 'Linen tea towel', note: 'Set of two', price: 24 },
  { name: 'Filter coffee', note: '250 g, whole beans', price: 13.5 },
];

export const total = lines.reduce((sum, line) => sum + line.price, 0);

export const money = (amount: number): string => '$' + amount.toFixed(2);
`;

function basket(headline: string): string {
  return `import { Screen } from 'footbridge/react';
import { lines, money, total } from '../sample';

export function Basket() {
  return (
    <Screen id="basket">
      <main>
        <h1>${headline}</h1>
        <ul className="list">
          {lines.map((line) => (
            <li key={line.name}>
              <span className="grow">
                <strong>{line.name}</strong>
                <br />
                <span className="hint">{line.note}</span>
              </span>
              <span className="number">{money(line.price)}</span>
            </li>
          ))}
        </ul>
        <p className="lead">Total: {money(total)}</p>
        <button className="primary" data-go="delivery-address" data-task-step="checkout">
          Check out as a guest
        </button>
      </main>
    </Screen>
  );
}
`;
}

const address = `import { Screen } from 'footbridge/react';

export function Address() {
  return (
    <Screen id="delivery-address">
      <main>
        <h1>Where shall it go?</h1>
        <div className="field">
          <label htmlFor="name">Name</label>
          <input id="name" autoComplete="name" />
        </div>
        <div className="field">
          <label htmlFor="street">Street and number</label>
          <input id="street" autoComplete="street-address" />
        </div>
        <button className="primary" data-go="payment" data-task-step="address">
          Go on to the payment
        </button>
      </main>
    </Screen>
  );
}
`;

const payment = `import { Screen } from 'footbridge/react';
import { money, total } from '../sample';

export function Payment() {
  return (
    <Screen id="payment">
      <main>
        <h1>Payment</h1>
        <p className="lead">{money(total)}</p>
        <div className="field">
          <label htmlFor="card">Card number</label>
          <input id="card" inputMode="numeric" autoComplete="cc-number" />
        </div>
        <button className="primary" data-go="order-confirmed" data-task-step="pay">
          Pay {money(total)}
        </button>
      </main>
    </Screen>
  );
}
`;

const confirmed = `import { Screen } from 'footbridge/react';

export function Confirmed() {
  return (
    <Screen id="order-confirmed">
      <main>
        <h1>Order confirmed</h1>
        <p>Thank you. A confirmation is on its way to you.</p>
      </main>
    </Screen>
  );
}
`;
