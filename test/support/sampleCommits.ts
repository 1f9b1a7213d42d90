interface SampleAuthor {
  name: string;
  email: string;
}

export interface SampleCommit {
  author: SampleAuthor;
  date: string;
  message: string;
  /** Files and folders that this commit adds; a folder brings what no earlier commit has added. */
  paths: string[];
}

const storefront = sampleAuthor('A');
const checkout = sampleAuthor('B');
const payments = sampleAuthor('C');
const platform = sampleAuthor('D');
const identity = sampleAuthor('E');

/** The invented history of the Sample Storefront, oldest first. Together the commits add every file. */
export const sampleCommits: readonly SampleCommit[] = [
  {
    author: platform,
    date: '2025-09-01T09:12:00+01:00',
    message: 'Start the storefront repository',
    paths: ['README.md', 'package.json', 'tsconfig.json', '.gitignore', '.editorconfig', '.env.example'],
  },
  {
    author: storefront,
    date: '2025-09-02T14:40:00+01:00',
    message: 'Keep money in minor units',
    paths: ['src/lib/money.ts', 'tests/money.test.ts'],
  },
  {
    author: platform,
    date: '2025-09-04T11:05:00+01:00',
    message: 'Create the catalogue and customer tables',
    paths: ['db/migrations/0001_create_products.sql', 'db/migrations/0002_create_customers.sql'],
  },
  {
    author: storefront,
    date: '2025-09-09T16:21:00+01:00',
    message: 'Show the catalogue',
    paths: [
      'index.html',
      'content',
      'src/styles',
      'src/domain/product.ts',
      'src/lib/apiClient.ts',
      'src/lib/copy.ts',
      'src/lib/useLoaded.ts',
      'src/components/Button.tsx',
      'src/components/EmptyState.tsx',
      'src/components/Header.tsx',
      'src/components/PriceTag.tsx',
      'src/components/ProductCard.tsx',
      'src/pages/CataloguePage.tsx',
    ],
  },
  {
    author: checkout,
    date: '2025-09-12T10:33:00+01:00',
    message: 'Add the product page and the basket',
    paths: [
      'src/lib/cart.ts',
      'src/lib/delivery.ts',
      'src/components/QuantityPicker.tsx',
      'src/pages/ProductPage.tsx',
      'src/pages/CartPage.tsx',
      'tests/cart.test.ts',
    ],
  },
  {
    author: identity,
    date: '2025-09-17T13:58:00+01:00',
    message: 'Sign customers in with signed sessions',
    paths: ['src/auth/session.ts', 'src/auth/passwordHash.ts', 'tests/session.test.ts'],
  },
  {
    author: payments,
    date: '2025-09-22T15:47:00+01:00',
    message: 'Charge orders and read provider webhooks',
    paths: [
      'src/payments/providerClient.ts',
      'src/payments/webhooks.ts',
      'tests/webhooks.test.ts',
      'docs/payments.md',
    ],
  },
  {
    author: checkout,
    date: '2025-09-26T09:26:00+01:00',
    message: 'Place orders from the checkout page',
    paths: [
      'db/migrations/0003_create_orders.sql',
      'src/domain/order.ts',
      'src/server',
      'src/components/FormField.tsx',
      'src/pages/CheckoutPage.tsx',
      'src/pages/OrderConfirmationPage.tsx',
    ],
  },
  {
    author: storefront,
    date: '2025-09-30T17:02:00+01:00',
    message: 'Count page views, basket additions and blocked checkouts',
    paths: ['src/lib/analytics.ts', 'src/App.tsx', 'src/main.tsx'],
  },
  {
    author: platform,
    date: '2025-10-03T12:15:00+01:00',
    message: 'Deploy every merge to main',
    paths: ['infra', '.github/workflows/deploy.yml', 'docs/release.md'],
  },
  {
    author: identity,
    date: '2025-10-08T10:50:00+01:00',
    message: 'Let customers reset a forgotten password',
    paths: ['db/migrations/0004_create_password_resets.sql', 'src/auth/passwordReset.ts'],
  },
  {
    author: payments,
    date: '2025-10-14T14:08:00+01:00',
    message: 'Refund part or all of an order',
    paths: ['db/migrations/0005_create_refunds.sql', 'src/payments/refunds.ts'],
  },
  {
    author: storefront,
    date: '2025-10-17T11:31:00+01:00',
    message: 'Name the owners and write down how we work',
    paths: [
      '.github/CODEOWNERS',
      '.github/pull_request_template.md',
      'docs/architecture.md',
      'docs/copy-guidelines.md',
    ],
  },
];

function sampleAuthor(letter: string): SampleAuthor {
  return { name: `Sample Engineer ${letter}`, email: `engineer-${letter.toLowerCase()}@example.test` };
}
