import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { placeInRepository } from '../../../src/core/boundary/placeInRepository.ts';

const zoneOf = (path: string): string => placeInRepository(path, { policy: undefined }).zone;
const lines = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Paths as repositories have them, by what their engineers would say. */
const critical = lines(`
  src/auth/session.ts src/lib/session.ts src/server/sessions/store.ts app/models/user_session.rb
  src/middleware/session.js lib/sessionStore.ts src/auth/icons.ts app/auth/login/page.tsx
  src/pages/login.tsx src/pages/LoginPage.tsx src/components/LoginForm.tsx src/pages/SignInPage.tsx
  src/components/SignUp.vue src/api/logout.ts src/routes/log-in/+page.server.ts app/passwordReset.ts
  src/lib/OAuthClient.ts internal/identity/provider.go src/identity/userIdentity.ts
  src/components/CredentialsForm.tsx src/permissions/roles.ts src/payments/refunds.ts
  src/server/applyPaymentEvent.ts src/Billing/Plan.tsx src/payments/card.css lib/stripeClient.ts
  src/stripe/index.ts lib/stripe.ts app/services/invoice_mailer.rb src/checkout/StripeCheckout.tsx
  db/migrations/0001_create.sql db/seeds.rb db/seeds/content/pages.yml src/lib/db.ts src/server/database.ts
  src/db/schema.ts lib/dbClient.js app/DB/Index.ts prisma/schema.prisma alembic/env.py
  infra/terraform/main.tf infra/content/values.yaml k8s/deployment.yml deployment.yml scripts/deploy.sh
  Dockerfile docker-compose.yml charts/helm/values.yaml docs/deployment.yml config/secrets/app.json
  config/credentials.yml.enc src/config/secrets.ts src/vaultClient.ts ansible/vault.yml certs/server.pem
  .env .github/workflows/ci.yml package.json src/lib/jwt.ts docs/auth.js content/login.js
`);

const free = lines(`
  locales/en/auth.json locales/en/payment.yml src/payments/locales/en.json content/deployment.yml
  content/login.txt copy/checkout/refunds.json i18n/de/login.po translations/billing.xliff
  docs/auth.png docs/payments.md docs/database.txt docs/login-flow.gif src/auth/README.md
  src/icons/log-in.svg src/icons/LogOut.tsx src/components/LogOut.tsx src/components/log-in.vue
  public/images/payment.png assets/fonts/vault.woff2 public/stripe.svg
  node/lucide/dist/esm/icons/database-backup.mjs packages/icons/src/database-zap.tsx
  src/components/icons/CreditCardPayment.tsx src/components/DatabaseIcon.tsx src/ui/PaymentIcon.vue
  src/fitness/vault/Vaulting.tsx src/gymnastics/vault.ts src/audio/dbMeter.ts src/audio/formatDb.ts
  conference/sessions/list.tsx src/agenda/SessionCard.tsx src/talks/session.ts src/brand/identity.css
  src/functional/identity.ts src/tables/stripe.scss src/sailing/helm.ts src/components/MigrationBanner.tsx
  src/components/DeploymentCard.tsx src/games/SecretSanta.tsx src/birds/migrationMap.css
  src/author/list.ts src/catalog/index.ts src/dialog/inner.ts src/components/Button.tsx src/pages/CartPage.tsx
  src/lib/formatPrice.ts src/theme/tokens.css src/blog/index.ts src/hooks/useHelmet.ts src/keyboard/keys.ts
`);

const alarms = [...critical, ...free].filter((path) => zoneOf(path) === 'critical');
const right = alarms.filter((path) => critical.includes(path)).length;
const precision = right / alarms.length;
const recall = right / critical.length;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

describe('critical by name', () => {
  it(`of ${critical.length + free.length} paths: precision ${percent(precision)}, recall ${percent(recall)}`, () => {
    const wrong = [
      ...alarms.filter((path) => free.includes(path)).map((path) => `false alarm: ${path}`),
      ...critical.filter((path) => !alarms.includes(path)).map((path) => `missed: ${path}`),
    ];
    assert.deepEqual(wrong, []);
  });

  it('does not free configuration that may run, or hold keys, because it lies among copy', () => {
    for (const path of ['content/deployment.yml', 'locales/docker-compose.yml', 'content/secrets.json'])
      assert.equal(zoneOf(path), 'production', path);
    for (const path of ['locales/en/auth.json', 'locales/en/payment.yml', 'docs/auth.png'])
      assert.equal(zoneOf(path), 'open', path);
  });
});
